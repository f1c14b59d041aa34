namespace DigitTools.Benchmarks.Sheets;

/// <summary>What is written in a cell of a sheet.</summary>
/// <param name="Grid">1 .. from the largest of its picture.</param>
/// <param name="Row">1 ..</param>
/// <param name="Column">1 ..</param>
/// <param name="Text">The digits; empty of an empty cell.</param>
internal readonly record struct SheetLabel(int Grid, int Row, int Column, string Text);
