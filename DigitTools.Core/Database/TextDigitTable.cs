using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Database;

/// <summary>The table of the digits of texts: from its columns to records and back.</summary>
internal static class TextDigitTable
{
    /// <summary>More pixels than any picture has on a side, and few enough that their sums don't overflow.</summary>
    private const int MostPixels = 1 << 29;

    /// <summary>All columns.</summary>
    public static DatabaseTable<TextDigitRow> Columns { get; } = new(
        "text_digit",
        keys: 2,
        [
            new("picture", row => row.Picture),
            new("place", row => row.Place),
            new("line", row => row.Digit.Line),
            new("digit", row => row.Digit.Digit),
            new("left", row => row.Digit.Left),
            new("top", row => row.Digit.Top),
            new("width", row => row.Digit.Width),
            new("height", row => row.Digit.Height),
            .. ProbabilityColumns.Of<TextDigitRow>(row => row.Digit.Probabilities),
        ]);

    /// <summary>Reads a digit.</summary>
    /// <param name="reader">At a row of <see cref="Columns"/>.</param>
    /// <param name="place">Where it has to be among the digits of its picture, from 0.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static TextDigit Read(DatabaseReader reader, int place)
    {
        if (reader.Whole("place", 0, int.MaxValue) != place) throw reader.Invalid("place", $"digit {place} of its text is missing");
        return new TextDigit(
            (int)reader.Whole("digit", 0, 9),
            (int)reader.Whole("line", 1, int.MaxValue),
            ProbabilityColumns.Read(reader),
            (int)reader.Whole("left", 0, MostPixels),
            (int)reader.Whole("top", 0, MostPixels),
            (int)reader.Whole("width", 1, MostPixels),
            (int)reader.Whole("height", 1, MostPixels));
    }
}
