namespace DigitTools.Core.Reports;

/// <summary>A place of a picture that was read: a digit of a number, or all of it.</summary>
/// <param name="Digit">The digit, 0..9; null for all of a number.</param>
/// <param name="Confidence">That it is this digit, 0..1; null for all of a number.</param>
/// <param name="Left">Pixels of the picture as the eye sees it, from the left edge.</param>
/// <param name="Top">From the upper edge.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record ReportBox(int? Digit, double? Confidence, int Left, int Top, int Width, int Height);
