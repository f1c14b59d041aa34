namespace DigitTools.Testing;

/// <summary>A frame of a GIF.</summary>
/// <param name="Left">First column in the picture.</param>
/// <param name="Top">First row in the picture.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Gray">Its pixels.</param>
/// <param name="Disposal">What becomes of it when its time is over.</param>
/// <param name="Transparent">The level that stands for nothing.</param>
public sealed record GifFrame(
    int Left, int Top, int Width, int Height, byte[] Gray, GifDisposal Disposal = GifDisposal.Keep, byte? Transparent = null)
{
    /// <summary>A frame of one level.</summary>
    public static GifFrame Plain(int left, int top, int width, int height, byte level) =>
        new(left, top, width, height, [.. Enumerable.Repeat(level, width * height)]);
}
