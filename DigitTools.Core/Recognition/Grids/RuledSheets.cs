using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads the ruled grids of a picture. Not thread-safe: it keeps its memory.</summary>
/// <param name="reader">Reads cells.</param>
/// <param name="options">How to read.</param>
internal sealed class RuledSheets(CellReader reader, GridOptions options)
{
    /// <summary>The sides from which a grid may be read: from all; where rows and columns are known, from those that keep them.</summary>
    private static readonly int[] s_all = [0, 1, 2, 3], s_level = [0, 2], s_upright = [1, 3];

    private readonly SheetTurn _turn = new(reader);
    private readonly DottedLines _dotted = new();

    private bool IsAnySize => options.Rows is null && options.Columns is null;

    /// <summary>Reads them.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="stop">Ends the search, and stops the networks.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.GridNotFound"/>: there is none.</exception>
    public ReadSheets Read(SheetPicture picture, CancellationToken stop)
    {
        IReadOnlyList<FoundGrid> grids = Find(picture.Gray, stop);
        if (grids.Count == 0) throw Errors.GridNotFound(picture.Path, options.Rows, options.Columns);

        var sheets = new List<GridSheet>();
        var cells = new List<GridCell>();
        foreach (FoundGrid grid in grids)
        {
            stop.ThrowIfCancellationRequested();
            Read(picture, grid, sheets, cells, stop);
        }

        return new ReadSheets(sheets, cells);
    }

    /// <summary>
    /// Finds grids as they are first, as one that is looked for by its size is found in many others, too: the sheet may lie on its side.
    /// </summary>
    private IReadOnlyList<FoundGrid> Find(GrayPicture picture, CancellationToken stop)
    {
        IReadOnlyList<FoundGrid> found = Find(picture, null, null, stop);
        if (IsAnySize) return found;
        FoundGrid[] fitting = [.. found.Where(grid => Fits(grid.Rows, grid.Columns) || Fits(grid.Columns, grid.Rows))];
        if (fitting.Length > 0) return fitting;

        found = Find(picture, options.Rows, options.Columns, stop);
        return found.Count > 0 || options.Rows == options.Columns ? found : Find(picture, options.Columns, options.Rows, stop);
    }

    private IReadOnlyList<FoundGrid> Find(GrayPicture picture, int? rows, int? columns, CancellationToken stop) =>
        GridFinder.Find(picture, new GridSearch(options.Polarity, rows, columns, options.All), stop);

    private bool Fits(int rows, int columns) => (options.Rows ?? rows) == rows && (options.Columns ?? columns) == columns;

    /// <summary>Quarter turns after which it has the rows and columns that are asked for.</summary>
    private int[] SidesOf(FoundGrid grid)
    {
        bool isLevel = Fits(grid.Rows, grid.Columns), isUpright = Fits(grid.Columns, grid.Rows);
        return isLevel == isUpright ? s_all : isLevel ? s_level : s_upright;
    }

    private void Read(SheetPicture picture, FoundGrid found, List<GridSheet> sheets, List<GridCell> cells, CancellationToken stop)
    {
        int[] sides = SidesOf(found);
        FoundGrid grid = found.Turned(sides[0]);
        StraightGrid straight = grid.Straighten(picture.Gray);
        CellPicture[] pictures = Cells(grid, straight);
        CellReading[] readings = reader.Read(pictures, stop);
        int side = _turn.Find(pictures, readings, sides, stop);
        if (side != sides[0])
        {
            grid = found.Turned(side);
            straight = grid.Straighten(picture.Gray);
            pictures = Cells(grid, straight);
            readings = reader.Read(pictures, stop);
        }

        int number = sheets.Count + 1;
        sheets.Add(new GridSheet(
            number, grid.Rows, grid.Columns, picture.InFile(grid.Corners), picture.KeepsPictures ? straight.Picture : null));
        for (int i = 0; i < readings.Length; i++)
        {
            GridCell cell = readings[i].Of(Cell(picture, number, grid.Places[i]));
            if (picture.KeepsPictures) cell = cell with { SheetBox = straight.BoxOf(i), Picture = pictures[i].Picture };
            cells.Add(cell);
        }
    }

    private CellPicture[] Cells(FoundGrid grid, StraightGrid straight)
    {
        var cells = new CellPicture[grid.Places.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            GrayPicture picture = straight.Cell(i, out bool hasInk);
            bool isBlank = false;
            if (hasInk) picture = _dotted.Without(picture, out isBlank);
            cells[i] = new CellPicture(picture, hasInk && !isBlank, FieldKind.Any, TextForm.Any, Polarity.DarkOnLight, IsClean: true);
        }

        return cells;
    }

    private static GridCell Cell(SheetPicture picture, int number, GridPlace place)
    {
        Quadrilateral corners = picture.InFile(place.Corners);
        return new GridCell
        {
            Grid = number,
            Row = place.Row,
            Column = place.Column,
            RowSpan = place.RowSpan,
            ColumnSpan = place.ColumnSpan,
            Corners = corners,
            Box = picture.BoxOf(corners),
        };
    }
}
