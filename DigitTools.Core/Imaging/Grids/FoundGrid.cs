using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A ruled grid in a picture.</summary>
internal sealed class FoundGrid
{
    private readonly Vector2[,] _crossings;
    private readonly List<PixelBox> _cells;

    /// <summary>Makes one.</summary>
    /// <param name="crossings">Where its rules cross, row by row from above: at least two by two; pixels of the picture that was searched.</param>
    /// <param name="cells">Columns and rows that its cells take, counted from 0.</param>
    public FoundGrid(Vector2[,] crossings, IEnumerable<PixelBox> cells)
    {
        _crossings = crossings;
        _cells = [.. cells.OrderBy(cell => cell.Top).ThenBy(cell => cell.Left)];
        Places = [.. _cells.Select(cell => new GridPlace(cell.Top + 1, cell.Left + 1, cell.Height, cell.Width, CornersOf(cell)))];
    }

    /// <summary>Rows, at least 1.</summary>
    public int Rows => _crossings.GetLength(0) - 1;

    /// <summary>Columns, at least 1.</summary>
    public int Columns => _crossings.GetLength(1) - 1;

    /// <summary>Its corners, pixels of the picture that was searched.</summary>
    public Quadrilateral Corners => CornersOf(new PixelBox(0, 0, Columns, Rows));

    /// <summary>Its cells, row by row, column by column.</summary>
    public IReadOnlyList<GridPlace> Places { get; }

    /// <summary>Where rules cross, pixels of the picture that was searched.</summary>
    /// <param name="row">Which rule from above, from 0.</param>
    /// <param name="column">Which rule from the left, from 0.</param>
    internal Vector2 Crossing(int row, int column) => _crossings[row, column];

    /// <summary>Columns and rows that its cells take, counted from 0, in the order of <see cref="Places"/>.</summary>
    internal IReadOnlyList<PixelBox> Cells => _cells;

    /// <summary>The same grid as it is read when the sheet is turned clockwise.</summary>
    /// <param name="quarters">Quarter turns, 0 .. 3.</param>
    public FoundGrid Turned(int quarters)
    {
        FoundGrid turned = this;
        for (int i = 0; i < quarters; i++) turned = turned.TurnedOnce();
        return turned;
    }

    /// <summary>Takes perspective, curl and rotation out.</summary>
    /// <param name="picture">The picture that was searched.</param>
    /// <param name="polarity">Whether its ink is darker or lighter than paper.</param>
    public StraightGrid Straighten(GrayPicture picture, Polarity polarity) => new(this, picture, polarity);

    /// <summary>The same in a picture that is larger or smaller.</summary>
    /// <param name="scale">New pixels for each old one.</param>
    internal FoundGrid Scaled(float scale)
    {
        var crossings = new Vector2[Rows + 1, Columns + 1];
        for (int i = 0; i <= Rows; i++)
            for (int j = 0; j <= Columns; j++) crossings[i, j] = _crossings[i, j] * scale;
        return new FoundGrid(crossings, _cells);
    }

    /// <summary>What was the left column from below up is the upper row then.</summary>
    private FoundGrid TurnedOnce()
    {
        var crossings = new Vector2[Columns + 1, Rows + 1];
        for (int i = 0; i <= Columns; i++)
            for (int j = 0; j <= Rows; j++) crossings[i, j] = _crossings[Rows - j, i];
        return new FoundGrid(crossings, _cells.Select(c => new PixelBox(Rows - c.Bottom, c.Left, Rows - c.Top, c.Right)));
    }

    private Quadrilateral CornersOf(PixelBox cell) => new(
        _crossings[cell.Top, cell.Left],
        _crossings[cell.Top, cell.Right],
        _crossings[cell.Bottom, cell.Right],
        _crossings[cell.Bottom, cell.Left]);
}
