namespace DigitTools.Core.Imaging;

/// <summary>A decoded picture: upright, transparency laid over white, one byte per pixel.</summary>
/// <param name="Width">Pixels per row, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Pixels">Width x Height bytes, row by row from the top, 0 black .. 255 white.</param>
internal sealed record GrayPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Which frame it is; null if it comes from no animation.</summary>
    public AnimationFrame? Animation { get; init; }

    /// <summary>One row of the picture.</summary>
    /// <param name="y">0 .. Height - 1, from the top.</param>
    public ReadOnlySpan<byte> Row(int y) => Pixels.AsSpan(y * Width, Width);
}
