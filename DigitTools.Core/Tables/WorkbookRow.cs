namespace DigitTools.Core.Tables;

/// <summary>A picture in a workbook.</summary>
/// <param name="Path">Full path of the picture.</param>
/// <param name="Status">What became of it; decides about the colour.</param>
/// <param name="Values">A number, text, Boolean, time or null for each column.</param>
internal sealed record WorkbookRow(string Path, string Status, IReadOnlyList<object?> Values);
