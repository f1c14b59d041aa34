using System.Globalization;
using System.Text;

namespace DigitTools.Core;

/// <summary>
/// Text of strangers - names of files, metadata of models, rows of databases - made harmless for a terminal: what would be carried out
/// there, or would hide or turn round what stands beside it, is shown as PowerShell writes it between double quotes.
/// </summary>
/// <remarks>Escape is <c>`e</c>, a carriage return <c>`r</c>, and the override of the writing direction <c>`u{202E}</c>.</remarks>
internal static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text as it may be shown; the same object if there is nothing to hide.</summary>
    /// <param name="text">Any text; null is empty.</param>
    public static string Of(string? text)
    {
        if (text is null) return "";
        int first = FirstHarmful(text);
        if (first < 0) return text;

        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length;)
        {
            int point = PointAt(text, i, out int length);
            if (IsHarmful(point)) Append(shown, point);
            else shown.Append(text, i, length);
            i += length;
        }

        return shown.ToString();
    }

    private static int FirstHarmful(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (IsHarmful(PointAt(text, i, out int length))) return i;
            i += length;
        }

        return -1;
    }

    /// <summary>The code point at an index; half a surrogate pair is one of its own.</summary>
    private static int PointAt(string text, int index, out int length)
    {
        bool isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = isPair ? 2 : 1;
        return isPair ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
    }

    /// <summary>
    /// Controls, invisible formatting and line ends. The two joiners stay: Persian, scripts of India and emoji are written with them.
    /// </summary>
    private static bool IsHarmful(int point)
    {
        if (point is ZeroWidthNonJoiner or ZeroWidthJoiner) return false;
        return CharUnicodeInfo.GetUnicodeCategory(point)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }

    private static void Append(StringBuilder text, int point) => _ = point switch
    {
        '\0' => text.Append("`0"),
        '\a' => text.Append("`a"),
        '\b' => text.Append("`b"),
        '\t' => text.Append("`t"),
        '\n' => text.Append("`n"),
        '\v' => text.Append("`v"),
        '\f' => text.Append("`f"),
        '\r' => text.Append("`r"),
        '\e' => text.Append("`e"),
        _ => text.Append(CultureInfo.InvariantCulture, $"`u{{{point:X}}}"),
    };
}
