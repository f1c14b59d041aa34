namespace DigitTools.Core.Tables;

/// <summary>A picture on its way into a table.</summary>
/// <param name="Path">Full path of the picture.</param>
/// <param name="Groups">What its row is known by, a value for each property.</param>
/// <param name="Column">What its column is known by.</param>
/// <param name="Value">What stands in the cell.</param>
/// <param name="IsDoubtful">Whether a person has to look.</param>
internal sealed record PivotEntry(string Path, IReadOnlyList<object?> Groups, object? Column, object? Value, bool IsDoubtful);
