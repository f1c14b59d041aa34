namespace DigitTools.Core.Imaging.Grids;

/// <summary>A ruled grid in a picture.</summary>
internal sealed class FoundGrid
{
    /// <summary>Rows, at least 1.</summary>
    public int Rows { get; init; }

    /// <summary>Columns, at least 1.</summary>
    public int Columns { get; init; }

    /// <summary>Its corners, pixels of the picture that was searched.</summary>
    public Quadrilateral Corners { get; init; }

    /// <summary>Its cells, row by row, column by column.</summary>
    public IReadOnlyList<GridPlace> Places { get; init; } = [];

    /// <summary>The same grid as it is read when the sheet is turned clockwise.</summary>
    /// <param name="quarters">Quarter turns, 0 .. 3.</param>
    public FoundGrid Turned(int quarters) => throw new NotImplementedException();

    /// <summary>Takes perspective, curl and rotation out.</summary>
    /// <param name="picture">The picture that was searched.</param>
    public StraightGrid Straighten(GrayPicture picture) => throw new NotImplementedException();
}
