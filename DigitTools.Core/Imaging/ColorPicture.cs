namespace DigitTools.Core.Imaging;

/// <summary>A decoded picture for showing: upright, transparency laid over white, so that every alpha is 255.</summary>
/// <param name="Width">Pixels per row, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Rgba">Width x Height x 4 bytes: red, green, blue, alpha, row by row from the top.</param>
internal sealed record ColorPicture(int Width, int Height, byte[] Rgba);
