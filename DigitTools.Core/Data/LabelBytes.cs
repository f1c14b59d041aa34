using System.Globalization;

namespace DigitTools.Core.Data;

/// <summary>Labels as people write them.</summary>
internal static class LabelBytes
{
    /// <summary>The highest label of those who count from 1.</summary>
    public const byte Highest = 10;

    private static readonly string[] s_words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The digit that a word is, 0..9; -1 if it is none.</summary>
    /// <param name="word">In any case.</param>
    public static int OfWord(ReadOnlySpan<char> word)
    {
        for (int digit = 0; digit < s_words.Length; digit++)
            if (word.Equals(s_words[digit], StringComparison.OrdinalIgnoreCase)) return digit;
        return -1;
    }

    /// <summary>Takes a label of a table: a number 0 .. 10, however it is written, or a word.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="label">0..10.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out byte label)
    {
        text = text.Trim(" \t'\"");
        label = 0;
        if (OfWord(text) is >= 0 and var digit)
        {
            label = (byte)digit;
            return true;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && TryFrom(value, out label);
    }

    /// <summary>Takes a number as label.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="label">0..10.</param>
    public static bool TryFrom(double value, out byte label)
    {
        bool isLabel = value is >= 0 and <= Highest && double.IsInteger(value);
        label = isLabel ? (byte)value : (byte)0;
        return isLabel;
    }

    /// <summary>Makes digits of labels that go from 1 to 10: 10 is the digit 0, as long as nobody has looked at the pictures.</summary>
    /// <param name="labels">Labels 0..255; changed if they go from 1 to 10.</param>
    /// <param name="fromOne">Whether they go from 1 to 10.</param>
    /// <returns>The position of the first that is no label, or -1.</returns>
    public static int Resolve(Span<byte> labels, out bool fromOne)
    {
        fromOne = false;
        int wrong = labels.IndexOfAnyExceptInRange((byte)0, (byte)9);
        if (wrong < 0) return wrong;
        if (labels.Contains((byte)0) || labels.ContainsAnyExceptInRange((byte)1, Highest)) return wrong;
        fromOne = true;
        labels.Replace(Highest, (byte)0);
        return -1;
    }
}
