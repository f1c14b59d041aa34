namespace DigitTools.Core.Recognition.Grids;

/// <summary>What was read of a picture.</summary>
/// <param name="Sheets">Its grids, the largest first.</param>
/// <param name="Cells">Their cells, grid by grid.</param>
internal sealed record ReadSheets(IReadOnlyList<GridSheet> Sheets, IReadOnlyList<GridCell> Cells);
