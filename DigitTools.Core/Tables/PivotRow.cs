namespace DigitTools.Core.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Groups">What it is known by, a value for each property.</param>
/// <param name="Cells">A cell for each column; null if no picture is there.</param>
/// <param name="Doubtful">The names of the columns that a person has to look at, with commas between; null if there is none.</param>
internal sealed record PivotRow(IReadOnlyList<object?> Groups, IReadOnlyList<PivotCell?> Cells, string? Doubtful);
