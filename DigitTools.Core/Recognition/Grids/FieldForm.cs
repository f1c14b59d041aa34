using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads what a field of a form holds.</summary>
internal static class FieldForm
{
    private const string KindsThereAre = "kinds are digit, text, pattern, and any";

    private static readonly char[] s_separators = [',', ';', ' ', '|'];

    private static readonly string[] s_ranges = ["..", "-"];

    /// <summary>Reads kind, pattern and length, or says what is wrong with them.</summary>
    /// <param name="kind">digit, text, pattern, any, or a pattern itself; empty where the others tell.</param>
    /// <param name="pattern">As <see cref="DigitPattern.Parse"/> reads it; empty for none.</param>
    /// <param name="length">Numbers of digits: "4", "2..7", "4 6"; empty for any.</param>
    /// <param name="field">What the field holds.</param>
    /// <param name="form">What is known of its text.</param>
    /// <param name="why">What is wrong, without a full stop; null if nothing is.</param>
    public static bool TryParse(
        string kind, string pattern, string length, out FieldKind field, out TextForm form, [NotNullWhen(false)] out string? why)
    {
        if (kind.Contains('#', StringComparison.Ordinal) && pattern.Length == 0) (kind, pattern) = ("pattern", kind);
        bool hasForm = pattern.Length > 0 || length.Length > 0, isPattern = Is(kind, "pattern");
        form = TextForm.Any;
        field = kind switch
        {
            "" => hasForm ? FieldKind.Text : FieldKind.Any,
            _ when Is(kind, "any") => hasForm ? FieldKind.Text : FieldKind.Any,
            _ when Is(kind, "digit") => FieldKind.Digit,
            _ => FieldKind.Text,
        };
        bool isOfText = kind.Length == 0 || isPattern || Is(kind, "any") || Is(kind, "text") || Is(kind, "number");
        bool isKnown = field != FieldKind.Text || isOfText;
        why = 0 switch
        {
            _ when !isKnown => $"'{kind}' is no kind of field; {KindsThereAre}",
            _ when field == FieldKind.Digit && hasForm => "a digit has neither a pattern nor a length; the kind of numbers is text",
            _ when isPattern && pattern.Length == 0 => "the kind is pattern, and there is none: '##/##/####' in the column 'pattern', say",
            _ when pattern.Length > 0 && length.Length > 0 => "there are a pattern and a length; the pattern says both",
            _ => null,
        };
        return why is null && TryForm(pattern, length, ref form, out why);
    }

    private static bool TryForm(string pattern, string length, ref TextForm form, [NotNullWhen(false)] out string? why)
    {
        why = null;
        if (pattern.Length > 0)
        {
            form = new TextForm { Pattern = DigitPattern.Parse(pattern) };
            if (form.Pattern is null)
                why = $"the pattern '{pattern}' has no digit to read; # stands for one, \\# for the sign itself, anything else as it is";
        }
        else if (length.Length > 0)
        {
            form = new TextForm { Lengths = Lengths(length) };
            if (form.Lengths.Count == 0) why = $"'{length}' is no number of digits; 1 to {TextForm.MostDigits} can be, as '4' or '2..7'";
        }

        return why is null;
    }

    /// <summary>The numbers in a list of numbers and ranges; none if one of them can't be.</summary>
    private static List<int> Lengths(string text)
    {
        var lengths = new SortedSet<int>();
        foreach (string part in text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split(s_ranges, 2, StringSplitOptions.TrimEntries);
            if (!TryLength(ends[0], out int first) || !TryLength(ends[^1], out int last) || last < first) return [];
            lengths.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return [.. lengths];
    }

    private static bool TryLength(string text, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) && length is >= 1 and <= TextForm.MostDigits;

    private static bool Is(string kind, string name) =>
        kind.Equals(name, StringComparison.OrdinalIgnoreCase) || kind.Equals(name + "s", StringComparison.OrdinalIgnoreCase);
}
