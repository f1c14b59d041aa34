namespace DigitTools.Core.Tables;

/// <summary>A sheet of a workbook; its rows are made when they are written.</summary>
/// <param name="Name">Up to 28 characters, so that a number still fits behind it.</param>
/// <param name="Header">The names of its columns.</param>
/// <param name="FrozenColumns">How many columns stay in sight, from the left.</param>
/// <param name="RowCount">Rows below the header.</param>
/// <param name="Row">The cells of a row, counted from 0.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string> Header, int FrozenColumns, int RowCount, Func<int, SheetCell[]> Row);
