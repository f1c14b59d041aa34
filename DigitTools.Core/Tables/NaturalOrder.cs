namespace DigitTools.Core.Tables;

/// <summary>
/// The order that people expect of names with numbers in them: <c>answer 2</c> before <c>answer 10</c>; capital and small letters alike.
/// The same on every machine: .NET's own numeric order falls back to plain text where there is no ICU.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The only one.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (a.Length > 0 && b.Length > 0)
        {
            int order = char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0]) ? CompareNumbers(ref a, ref b) : CompareLetters(ref a, ref b);
            if (order != 0) return order;
        }

        int length = a.Length.CompareTo(b.Length);
        // "02" and "2" are two names.
        return length != 0 ? length : string.CompareOrdinal(x, y);
    }

    private static int CompareLetters(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        int order = char.ToUpperInvariant(a[0]).CompareTo(char.ToUpperInvariant(b[0]));
        a = a[1..];
        b = b[1..];
        return order;
    }

    private static int CompareNumbers(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        ReadOnlySpan<char> number = TakeNumber(ref a), other = TakeNumber(ref b);
        int order = number.Length.CompareTo(other.Length);
        return order != 0 ? order : number.SequenceCompareTo(other);
    }

    /// <summary>The digits at the start of a text, without leading zeros; they are taken away from it.</summary>
    private static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits.TrimStart('0');
    }
}
