using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitTools.Core.Tables;

/// <summary>Text and links as a workbook takes them.</summary>
internal static partial class SheetText
{
    /// <summary>Characters of a cell.</summary>
    public const int LongestText = 32_767;

    /// <summary>Characters of a text within a formula.</summary>
    private const int LongestLiteral = 255;

    private const string Unescaped = "-._~!$&'()*+,;=:@/";

    /// <summary>
    /// Text of a cell: control characters as <see cref="VisibleText"/> shows them, but for line feeds; what would be taken for an escape
    /// (<c>_x0041_</c>) as it is; cut where a cell ends.
    /// </summary>
    public static string Of(string text)
    {
        string visible = string.Join('\n', text.Split('\n').Select(VisibleText.Of)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
        string escaped = Escape().Replace(visible, "_x005F_");
        return escaped.Length <= LongestText ? escaped : escaped[..(LongestText - 1)] + '…';
    }

    /// <summary>The letters of a column, counted from 1: A .. XFD.</summary>
    public static string ColumnName(int number) =>
        number <= 26 ? ((char)('A' + number - 1)).ToString() : ColumnName((number - 1) / 26) + ColumnName((number - 1) % 26 + 1);

    /// <summary>The formula of a cell that opens a file, or null where it would be too long for one.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="value">What the cell shows: a number or text.</param>
    public static string? Link(string path, object value)
    {
        string address = Address(path);
        string shown = value is string text ? Quoted(text) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return address.Length > LongestLiteral || shown.Length > LongestLiteral ? null : $"HYPERLINK({Quoted(address)},{shown})";
    }

    /// <summary>
    /// A file's address as spreadsheet programs take it: letters of all scripts as they are, as Windows reads escaped ones in its old code
    /// page; everything else escaped.
    /// </summary>
    private static string Address(string path)
    {
        string slashes = OperatingSystem.IsWindows() || path is [_, ':', '\\', ..] ? path.Replace('\\', '/') : path;
        string start = slashes.StartsWith("//", StringComparison.Ordinal) ? "file:" : slashes.StartsWith('/') ? "file://" : "file:///";
        var address = new StringBuilder(start);
        foreach (Rune rune in slashes.EnumerateRunes())
        {
            if (IsPlain(rune)) address.Append(rune);
            else address.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return address.ToString();
    }

    private static bool IsPlain(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || Unescaped.Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
