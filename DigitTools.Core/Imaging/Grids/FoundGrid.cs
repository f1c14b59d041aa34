using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A ruled grid in a picture.</summary>
internal sealed class FoundGrid
{
    private readonly Vector2[,] _crossings;
    private readonly Polarity _polarity;
    private readonly List<PixelBox> _cells;

    /// <summary>Makes one.</summary>
    /// <param name="crossings">Where its rules cross, row by row from above: at least two by two; pixels of the picture that was searched.</param>
    /// <param name="cells">Columns and rows that its cells take, counted from 0.</param>
    /// <param name="polarity">Whether its rules are darker or lighter than paper.</param>
    public FoundGrid(Vector2[,] crossings, IEnumerable<PixelBox> cells, Polarity polarity)
    {
        _polarity = polarity;
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

    /// <summary>How much its rows and columns differ in size, and how many of its cells are merged: 0 for none.</summary>
    internal float Unevenness
    {
        get
        {
            float rows = Spread(Rows, i => Vector2.Distance(_crossings[i, 0] + _crossings[i, Columns], _crossings[i + 1, 0] + _crossings[i + 1, Columns]));
            float columns = Spread(Columns, i => Vector2.Distance(_crossings[0, i] + _crossings[Rows, i], _crossings[0, i + 1] + _crossings[Rows, i + 1]));
            return Math.Max(rows, columns) + 1 - (float)_cells.Count / (Rows * Columns);
        }
    }

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
    public StraightGrid Straighten(GrayPicture picture) => new(this, picture, _polarity);

    /// <summary>The same in a picture that is larger or smaller.</summary>
    /// <param name="scale">New pixels for each old one.</param>
    internal FoundGrid Scaled(float scale)
    {
        var crossings = new Vector2[Rows + 1, Columns + 1];
        for (int i = 0; i <= Rows; i++)
            for (int j = 0; j <= Columns; j++) crossings[i, j] = _crossings[i, j] * scale;
        return new FoundGrid(crossings, _cells, _polarity);
    }

    /// <summary>What was the left column from below up is the upper row then.</summary>
    private FoundGrid TurnedOnce()
    {
        var crossings = new Vector2[Columns + 1, Rows + 1];
        for (int i = 0; i <= Columns; i++)
            for (int j = 0; j <= Rows; j++) crossings[i, j] = _crossings[Rows - j, i];
        return new FoundGrid(crossings, _cells.Select(c => new PixelBox(Rows - c.Bottom, c.Left, Rows - c.Top, c.Right)), _polarity);
    }

    /// <summary>How far sizes are from changing evenly, as they do in perspective: the most that is left, in shares of the mean.</summary>
    private static float Spread(int count, Func<int, float> size)
    {
        if (count < 3) return 0;
        float mean = 0, most = 0;
        for (int i = 0; i < count; i++) mean += size(i) / count;
        for (int i = 1; i < count - 1; i++) most = Math.Max(most, MathF.Abs(size(i) - (size(i - 1) + size(i + 1)) / 2));
        return most / mean;
    }

    private Quadrilateral CornersOf(PixelBox cell) => new(
        _crossings[cell.Top, cell.Left],
        _crossings[cell.Top, cell.Right],
        _crossings[cell.Bottom, cell.Right],
        _crossings[cell.Bottom, cell.Left]);
}
