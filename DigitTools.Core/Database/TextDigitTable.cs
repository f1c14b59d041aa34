using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Database;

/// <summary>The table of the digits of texts: from its columns to records and back.</summary>
internal static class TextDigitTable
{
    /// <summary>All columns.</summary>
    public static DatabaseTable<PictureItem<TextDigit>> Columns { get; } = new(
        "text_digit",
        keys: 2,
        [
            new("picture", row => row.Picture),
            new("place", row => row.Place),
            new("line", row => row.Item.Line),
            new("digit", row => row.Item.Digit),
            .. BoxColumns.Of<PictureItem<TextDigit>>(row => (row.Item.Left, row.Item.Top, row.Item.Width, row.Item.Height)),
            .. ProbabilityColumns.Of<PictureItem<TextDigit>>(row => row.Item.Probabilities),
        ]);

    /// <summary>Reads a digit.</summary>
    /// <param name="reader">At a row of <see cref="Columns"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static TextDigit Read(DatabaseReader reader)
    {
        (int left, int top, int width, int height) = BoxColumns.Read(reader);
        return new TextDigit(
            (int)reader.Whole("digit", 0, 9),
            (int)reader.Whole("line", 1, int.MaxValue),
            ProbabilityColumns.Read(reader),
            left,
            top,
            width,
            height);
    }
}
