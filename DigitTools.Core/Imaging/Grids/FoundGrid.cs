using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A ruled grid in a picture.</summary>
internal sealed class FoundGrid
{
    private readonly Vector2[,] _crossings;
    private readonly IReadOnlyList<Extent> _rowLines, _columnLines;
    private readonly List<PixelBox> _cells;
    private readonly Polarity _polarity;

    /// <summary>Makes one.</summary>
    /// <param name="crossings">
    /// Where its lines cross, row by row from above: at least two by two; pixels of the picture that was searched.
    /// </param>
    /// <param name="rowLines">The two lines that bound each row; double rules and boxes that stand apart have no row between them.</param>
    /// <param name="columnLines">The two lines that bound each column.</param>
    /// <param name="cells">Columns and rows that its cells take, counted from 0.</param>
    /// <param name="polarity">Whether its rules are darker or lighter than paper.</param>
    public FoundGrid(
        Vector2[,] crossings,
        IReadOnlyList<Extent> rowLines,
        IReadOnlyList<Extent> columnLines,
        IEnumerable<PixelBox> cells,
        Polarity polarity)
    {
        (_crossings, _rowLines, _columnLines, _polarity) = (crossings, rowLines, columnLines, polarity);
        _cells = [.. cells.OrderBy(cell => cell.Top).ThenBy(cell => cell.Left)];
        Lines = [.. _cells.Select(LinesOf)];
        Places = [.. _cells.Select((cell, i) => new GridPlace(cell.Top + 1, cell.Left + 1, cell.Height, cell.Width, CornersOf(Lines[i])))];
    }

    /// <summary>Rows, at least 1.</summary>
    public int Rows => _rowLines.Count;

    /// <summary>Columns, at least 1.</summary>
    public int Columns => _columnLines.Count;

    /// <summary>Its corners, pixels of the picture that was searched.</summary>
    public Quadrilateral Corners => CornersOf(LinesOf(new PixelBox(0, 0, Columns, Rows)));

    /// <summary>Its cells, row by row, column by column.</summary>
    public IReadOnlyList<GridPlace> Places { get; }

    /// <summary>The lines that bound each of <see cref="Places"/>, counted from 0.</summary>
    internal IReadOnlyList<PixelBox> Lines { get; }

    /// <summary>How many lines go from left to right, and from above down.</summary>
    internal (int Horizontal, int Vertical) LineCount => (_crossings.GetLength(0), _crossings.GetLength(1));

    /// <summary>How unevenly the sizes of its rows and columns change, and how many of its cells are merged: 0 for none.</summary>
    internal float Unevenness
    {
        get
        {
            float rows = Spread(_rowLines, line => _crossings[line, 0] + _crossings[line, LineCount.Vertical - 1]);
            float columns = Spread(_columnLines, line => _crossings[0, line] + _crossings[LineCount.Horizontal - 1, line]);
            return Math.Max(rows, columns) + 1 - (float)_cells.Count / (Rows * Columns);
        }
    }

    /// <summary>Where lines cross, pixels of the picture that was searched.</summary>
    /// <param name="horizontal">Which line from above, from 0.</param>
    /// <param name="vertical">Which line from the left, from 0.</param>
    internal Vector2 Crossing(int horizontal, int vertical) => _crossings[horizontal, vertical];

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
        var crossings = (Vector2[,])_crossings.Clone();
        for (int i = 0; i < LineCount.Horizontal; i++)
            for (int j = 0; j < LineCount.Vertical; j++) crossings[i, j] *= scale;
        return new FoundGrid(crossings, _rowLines, _columnLines, _cells, _polarity);
    }

    /// <summary>What was the left column from below up is the upper row then.</summary>
    private FoundGrid TurnedOnce()
    {
        (int horizontal, int vertical) = LineCount;
        var crossings = new Vector2[vertical, horizontal];
        for (int i = 0; i < vertical; i++)
            for (int j = 0; j < horizontal; j++) crossings[i, j] = _crossings[horizontal - 1 - j, i];
        Extent[] columns = [.. _rowLines.Reverse().Select(e => new Extent(horizontal - 1 - e.End, horizontal - 1 - e.Start))];
        IEnumerable<PixelBox> cells = _cells.Select(c => new PixelBox(Rows - c.Bottom, c.Left, Rows - c.Top, c.Right));
        return new FoundGrid(crossings, _columnLines, columns, cells, _polarity);
    }

    private PixelBox LinesOf(PixelBox cell) => new(
        _columnLines[cell.Left].Start, _rowLines[cell.Top].Start, _columnLines[cell.Right - 1].End, _rowLines[cell.Bottom - 1].End);

    /// <summary>How far sizes are from changing evenly, as they do in perspective: the most that is left, in shares of the mean.</summary>
    private static float Spread(IReadOnlyList<Extent> bounds, Func<int, Vector2> place)
    {
        if (bounds.Count < 3) return 0;
        float[] sizes = [.. bounds.Select(bound => Vector2.Distance(place(bound.Start), place(bound.End)))];
        float most = 0;
        for (int i = 1; i < sizes.Length - 1; i++) most = Math.Max(most, MathF.Abs(sizes[i] - (sizes[i - 1] + sizes[i + 1]) / 2));
        return most / sizes.Average();
    }

    private Quadrilateral CornersOf(PixelBox lines) => new(
        _crossings[lines.Top, lines.Left],
        _crossings[lines.Top, lines.Right],
        _crossings[lines.Bottom, lines.Right],
        _crossings[lines.Bottom, lines.Left]);
}
