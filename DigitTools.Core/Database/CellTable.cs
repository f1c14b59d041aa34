using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Database;

/// <summary>The table of cells: from its columns to records and back.</summary>
internal static class CellTable
{
    /// <summary>More rows than any sheet has, and few enough that their sums don't overflow.</summary>
    public const int MostRows = 1 << 20;

    /// <summary>All columns.</summary>
    public static DatabaseTable<PictureItem<GridCell>> Columns { get; } = new(
        "cell",
        keys: 2,
        [
            new("picture", row => row.Picture),
            new("place", row => row.Place),
            new("grid", row => row.Item.Grid),
            new("row", row => row.Item.Row),
            new("column", row => row.Item.Column),
            new("row_span", row => row.Item.RowSpan),
            new("column_span", row => row.Item.ColumnSpan),
            new("field", row => row.Item.Field),
            new("status", row => DatabaseChoice<RecognitionStatus>.Name(row.Item.Status)),
            new("reason", row => DatabaseChoice<RecognitionReason>.Name(row.Item.Reason)),
            new("text", row => row.Item.Text),
            new("confidence", row => row.Item.Confidence),
            new("second", row => row.Item.Second),
            new("second_confidence", row => row.Item.SecondConfidence),
            .. BoxColumns.Of<PictureItem<GridCell>>(row => BoxOf(row.Item.Box)),
        ]);

    /// <summary>Reads a cell; its corners are those of its box.</summary>
    /// <param name="reader">At a row of <see cref="Columns"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static GridCell Read(DatabaseReader reader)
    {
        (int left, int top, int width, int height) = BoxColumns.Read(reader);
        RecognitionStatus status = reader.Choice<RecognitionStatus>("status");
        return new GridCell
        {
            Grid = Number(reader, "grid"),
            Row = Number(reader, "row"),
            Column = Number(reader, "column"),
            RowSpan = Number(reader, "row_span"),
            ColumnSpan = Number(reader, "column_span"),
            Field = reader.Name("field"),
            Status = status,
            Reason = reader.Choice<RecognitionReason>("reason"),
            Text = Text(reader, status),
            Confidence = reader.Share("confidence"),
            Second = reader.SmallOrNull("second", 0, 9),
            SecondConfidence = reader.Share("second_confidence"),
            Corners = Quadrilateral.Of(left, top, width, height),
            Box = new PixelBox(left, top, left + width, top + height),
        };
    }

    private static (int Left, int Top, int Width, int Height) BoxOf(PixelBox box) => (box.Left, box.Top, box.Width, box.Height);

    private static int Number(DatabaseReader reader, string column) => (int)reader.Whole(column, 1, MostRows);

    private static string Text(DatabaseReader reader, RecognitionStatus status)
    {
        string text = reader.Name("text");
        if (status == RecognitionStatus.Recognized && text.Length == 0)
            throw reader.Invalid("text", $"a cell that is {status} without a text");
        if (text.Length == 1 && !char.IsAsciiDigit(text[0])) throw reader.Invalid("text", $"one character that is no digit");
        return text;
    }
}
