using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition.Grids;

/// <summary>A ruled sheet with digits of MNIST in its cells, straight as a reader has it, and what was read in them.</summary>
/// <param name="rows">Rows of the grid.</param>
/// <param name="columns">Columns of it.</param>
/// <param name="width">Pixels of a cell.</param>
/// <param name="height">Pixels of it.</param>
/// <param name="grid">Its number, 1 ..</param>
internal sealed class DrawnSheet(int rows, int columns, int width, int height, int grid = 1)
{
    /// <summary>Pixels around the grid.</summary>
    public const int Border = 12;

    private const int Rule = 3;
    private const byte Paper = 214, Dark = 60;

    private readonly List<GridCell> _cells = [];
    private readonly GrayPicture _picture = Blank(columns * width + 2 * Border, rows * height + 2 * Border);
    private int _nextDigit;

    /// <summary>The sheet.</summary>
    public GridSheet Sheet => new(grid, rows, columns, Quadrilateral.Of(0, 0, _picture.Width, _picture.Height), _picture);

    /// <summary>The cells that were added.</summary>
    public IReadOnlyList<GridCell> Cells => _cells;

    /// <summary>What a picture with these sheets gives.</summary>
    public static GridResult Result(string path, params ReadOnlySpan<DrawnSheet> sheets)
    {
        var grids = new List<GridSheet>();
        var cells = new List<GridCell>();
        foreach (DrawnSheet sheet in sheets)
        {
            grids.Add(sheet.Sheet);
            cells.AddRange(sheet.Cells);
        }

        return new GridResult(new PicturePage(path, hash: null)) { Sheets = grids, Cells = cells };
    }

    /// <summary>Adds a cell of the grid, with its rules and as many digits of MNIST as its text has.</summary>
    /// <param name="row">Its first row, 1 ..</param>
    /// <param name="column">Its first column, 1 ..</param>
    /// <param name="text">The digits; empty for an empty cell.</param>
    /// <param name="confidence">How sure they are.</param>
    /// <param name="status">What became of it; null finds out by the text.</param>
    /// <param name="rowSpan">Rows that it takes.</param>
    /// <param name="columnSpan">Columns that it takes.</param>
    public DrawnSheet With(
        int row,
        int column,
        string text = "",
        double confidence = 0.99,
        RecognitionStatus? status = null,
        int rowSpan = 1,
        int columnSpan = 1)
    {
        int left = Border + (column - 1) * width, top = Border + (row - 1) * height;
        var box = new PixelBox(left, top, left + columnSpan * width, top + rowSpan * height);
        Frame(box);
        return Add(box, row, column, text, confidence, status, cell => cell with { RowSpan = rowSpan, ColumnSpan = columnSpan });
    }

    /// <summary>Adds a field of a form: free paper with digits on a line.</summary>
    public DrawnSheet WithField(string name, PixelBox box, string text = "", double confidence = 0.99, RecognitionStatus? status = null)
    {
        Fill(new PixelBox(box.Left, box.Bottom - 2, box.Right, box.Bottom), Dark);
        return Add(box, _cells.Count + 1, 1, text, confidence, status, cell => cell with { Field = name });
    }

    /// <summary>Adds what was not added yet, as empty cells.</summary>
    public DrawnSheet WithRest()
    {
        for (int row = 1; row <= rows; row++)
        {
            for (int column = 1; column <= columns; column++)
                if (!_cells.Any(cell => Holds(cell, row, column))) With(row, column);
        }

        return this;
    }

    private static bool Holds(GridCell cell, int row, int column) =>
        row >= cell.Row && row < cell.Row + cell.RowSpan && column >= cell.Column && column < cell.Column + cell.ColumnSpan;

    private DrawnSheet Add(
        PixelBox box, int row, int column, string text, double confidence, RecognitionStatus? status, Func<GridCell, GridCell> more)
    {
        Write(box, text.Length);
        _cells.Add(more(new GridCell
        {
            Grid = grid,
            Row = row,
            Column = column,
            Text = text,
            Confidence = confidence,
            Status = status ?? (text.Length == 0 ? RecognitionStatus.Empty : RecognitionStatus.Recognized),
            SheetBox = box,
            Box = box,
            Picture = Cut(box),
        }));
        return this;
    }

    /// <summary>Digits in the middle of a box, as large as it has room for.</summary>
    private void Write(PixelBox box, int digits)
    {
        int side = (int)Math.Min(0.85 * box.Height, 0.9 * box.Width / Math.Max(1, 0.7 * digits));
        int step = (int)(0.7 * side), left = box.Left + (box.Width - (digits - 1) * step - side) / 2;
        int top = box.Top + (box.Height - side) / 2;
        for (int i = 0; i < digits; i++)
        {
            byte[] ink = Mnist.Test.Pixels(_nextDigit++);
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                {
                    ref byte level = ref _picture.Pixels[(top + y) * _picture.Width + left + i * step + x];
                    level = (byte)(level * (255 - ink[y * Mnist.Side / side * Mnist.Side + x * Mnist.Side / side] * 4 / 5) / 255);
                }
            }
        }
    }

    private void Frame(PixelBox box)
    {
        Fill(new PixelBox(box.Left - Rule / 2, box.Top - Rule / 2, box.Right + Rule / 2 + 1, box.Top + Rule / 2 + 1), Dark);
        Fill(new PixelBox(box.Left - Rule / 2, box.Bottom - Rule / 2, box.Right + Rule / 2 + 1, box.Bottom + Rule / 2 + 1), Dark);
        Fill(new PixelBox(box.Left - Rule / 2, box.Top, box.Left + Rule / 2 + 1, box.Bottom), Dark);
        Fill(new PixelBox(box.Right - Rule / 2, box.Top, box.Right + Rule / 2 + 1, box.Bottom), Dark);
    }

    private void Fill(PixelBox box, byte level)
    {
        for (int y = box.Top; y < box.Bottom; y++) _picture.Pixels.AsSpan(y * _picture.Width + box.Left, box.Width).Fill(level);
    }

    private GrayPicture Cut(PixelBox box)
    {
        byte[] pixels = new byte[box.Area];
        for (int y = 0; y < box.Height; y++) _picture.Row(box.Top + y).Slice(box.Left, box.Width).CopyTo(pixels.AsSpan(y * box.Width));
        return new GrayPicture(box.Width, box.Height, pixels);
    }

    private static GrayPicture Blank(int width, int height)
    {
        byte[] pixels = new byte[width * height];
        Array.Fill(pixels, Paper);
        return new GrayPicture(width, height, pixels);
    }
}
