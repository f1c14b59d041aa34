namespace DigitTools.Core.Imaging.Grids;

/// <summary>Where a cell is in its grid, and in the picture.</summary>
/// <param name="Row">Its first row, 1 ..</param>
/// <param name="Column">Its first column, 1 ..</param>
/// <param name="RowSpan">Rows that it takes, at least 1.</param>
/// <param name="ColumnSpan">Columns that it takes, at least 1.</param>
/// <param name="Corners">The middles of the rules around it where they meet, pixels of the picture that was searched.</param>
internal readonly record struct GridPlace(int Row, int Column, int RowSpan, int ColumnSpan, Quadrilateral Corners);
