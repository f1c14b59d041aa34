namespace DigitTools.Core.Tables;

/// <summary>A cell of a workbook.</summary>
/// <param name="Value">A number, text, Boolean or time; null for nothing.</param>
/// <param name="Tint">Its colour.</param>
/// <param name="IsShare">Whether it is a share of 1, to be shown in percent.</param>
/// <param name="Target">Full path of the picture that a click opens; null for none.</param>
internal readonly record struct SheetCell(object? Value, CellTint Tint = CellTint.None, bool IsShare = false, string? Target = null);
