namespace DigitTools.Core.Handwriting.Lines;

/// <summary>A digit of a drawn line, and the box around its ink.</summary>
/// <param name="Digit">0 .. 9.</param>
/// <param name="Left">Pixels from the left edge.</param>
/// <param name="Top">Pixels from the top.</param>
/// <param name="Right">Behind the last column with ink.</param>
/// <param name="Bottom">Below the last row with ink.</param>
internal readonly record struct DrawnDigit(int Digit, float Left, float Top, float Right, float Bottom);
