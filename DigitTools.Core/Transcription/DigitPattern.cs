namespace DigitTools.Core.Transcription;

/// <summary>The form of what is written: where its digits are, and what stands between them, inked or not.</summary>
internal sealed class DigitPattern
{
    /// <summary>Stands for a digit.</summary>
    private const char AnyDigit = '#';

    private const char Escape = '\\';

    /// <summary>Its characters; null for a digit that is to be read.</summary>
    private readonly char?[] _parts;

    private DigitPattern(string text, char?[] parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>Digits that are to be read.</summary>
    public int Count => _parts.Count(part => part is null);

    /// <summary>Reads "##/##/####": # for a digit, \# for the sign itself, anything else as it is.</summary>
    /// <param name="text">The pattern.</param>
    /// <returns>Null if no digit is to be read, or a backslash stands at the end.</returns>
    public static DigitPattern? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<char?>();
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscaped = text[i] == Escape;
            if (isEscaped && ++i == text.Length) return null;
            parts.Add(text[i] == AnyDigit && !isEscaped ? null : text[i]);
        }

        return parts.Contains(null) ? new DigitPattern(text, [.. parts]) : null;
    }

    /// <summary>
    /// The ways in which it can be written: with digits that are part of the pattern, if there are any, or without them. Each as one
    /// entry for a digit: the digit, or -1 for any.
    /// </summary>
    internal IReadOnlyList<int[]> Ways()
    {
        int[] without = [.. _parts.Where(part => part is null).Select(_ => -1)];
        int[] with =
        [
            .. _parts.Where(part => part is null || char.IsAsciiDigit(part.Value)).Select(part => part is null ? -1 : part.Value - '0'),
        ];
        return with.Length == without.Length ? [without] : [with, without];
    }

    /// <summary>The text that has this form.</summary>
    /// <param name="digits">The digits that were read.</param>
    /// <param name="areAll">Whether those that are part of the pattern are among them.</param>
    internal string Format(IReadOnlyList<int> digits, bool areAll)
    {
        int next = 0;
        var text = new System.Text.StringBuilder();
        foreach (char? part in _parts)
        {
            bool isRead = part is null || (areAll && char.IsAsciiDigit(part.Value));
            text.Append(isRead ? (char)('0' + digits[next++]) : part!.Value);
        }

        return text.ToString();
    }
}
