using System.Globalization;

namespace DigitTools.Core.Data;

/// <summary>Which folders are classes, told by all their names together: 03 is a digit, but not beside 11 and 12.</summary>
internal static class ClassNames
{
    /// <summary>Words that may stand beside the digit.</summary>
    private static readonly HashSet<string> s_words =
        new(StringComparer.Ordinal) { "digit", "digits", "class", "label", "number", "num", "no", "n", "d", "c", "category" };

    /// <summary>Where the digits 0 .. 9 are in ASCII, as hexadecimal and as decimal numbers: NIST names its folders so.</summary>
    private static readonly int[] s_codes = [30, 48];

    /// <summary>The labels of folders by their names.</summary>
    /// <param name="names">Names of all folders beside each other.</param>
    /// <returns>Labels 0..9, or 1..10, of the names that are classes; nothing where the names don't tell.</returns>
    public static Dictionary<string, byte> Of(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in names)
            if (NumberOf(name) is { } number) numbers[name] = number;
        HashSet<int> values = [.. numbers.Values];
        int first = s_codes.FirstOrDefault(
            code => values.Count > 0 && values.Min() == code && Enumerable.Range(code, DigitShape.ClassCount).All(values.Contains));
        if (first > 0)
        {
            return numbers.Where(n => n.Value < first + DigitShape.ClassCount)
                .ToDictionary(n => n.Key, n => (byte)(n.Value - first), StringComparer.Ordinal);
        }

        bool areDigits = values.All(value => value < DigitShape.ClassCount)
            || (values.Count == DigitShape.ClassCount && values.Min() == 1 && values.Max() == LabelBytes.Highest);
        return areDigits ? numbers.ToDictionary(n => n.Key, n => (byte)n.Value, StringComparer.Ordinal) : [];
    }

    /// <summary>The number that a name tells: <c>3</c>, <c>03</c>, <c>digit_3</c>, <c>three</c> or <c>3 - three</c>.</summary>
    private static int? NumberOf(string name)
    {
        if (name is ['-', >= '0' and <= '9', ..]) return null;
        int? found = null;
        foreach (string word in NameWords.Of(name))
        {
            bool isNumber = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            if (!isNumber) number = LabelBytes.OfWord(word);
            if (number < 0 && s_words.Contains(word)) continue;
            if (number < 0 || (found is not null && found != number)) return null;
            found = number;
        }

        return found;
    }
}
