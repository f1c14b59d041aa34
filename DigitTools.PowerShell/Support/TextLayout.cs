namespace DigitTools.Support;

/// <summary>What the digits of a text are together: how many, where, and which is the least sure.</summary>
/// <param name="digits">Line after line, from left to right.</param>
internal sealed class TextLayout(DigitTextDigit[] digits)
{
    public double LowestConfidence => digits.Length == 0 ? 0 : digits.Min(digit => digit.Confidence);

    public int? LowestIndex => digits.MinBy(digit => digit.Confidence)?.Index;

    public int Length => digits.Length;

    public int LineCount => digits.Select(digit => digit.Line).Distinct().Count();

    public int? Left => digits.Length == 0 ? null : digits.Min(digit => digit.Left);

    public int? Top => digits.Length == 0 ? null : digits.Min(digit => digit.Top);

    public int? Width => digits.Length == 0 ? null : digits.Max(digit => digit.Left + digit.Width) - Left;

    public int? Height => digits.Length == 0 ? null : digits.Max(digit => digit.Top + digit.Height) - Top;

    public DigitTextDigit[] Digits => [.. digits];

    /// <summary>The lines of a text.</summary>
    public static string[] LinesOf(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split('\n');
}
