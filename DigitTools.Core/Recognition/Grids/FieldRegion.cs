namespace DigitTools.Core.Recognition.Grids;

/// <summary>A rectangle of a picture, in pixels of the file as the eye sees it or in shares of its width and height.</summary>
/// <param name="Left">From the left edge.</param>
/// <param name="Top">From the upper edge.</param>
/// <param name="Width">More than 0.</param>
/// <param name="Height">More than 0.</param>
/// <param name="IsShare">Whether the four are shares, 0..1, rather than pixels.</param>
internal readonly record struct FieldRegion(double Left, double Top, double Width, double Height, bool IsShare);
