namespace DigitTools.Core.Imaging;

/// <summary>A rectangle of bytes, row by row from the top: the working form of a picture between the steps.</summary>
/// <param name="width">Pixels per row.</param>
/// <param name="height">Rows.</param>
/// <param name="pixels">At least width x height bytes; more are ignored, so that pooled memory fits.</param>
internal readonly ref struct Raster(int width, int height, Span<byte> pixels)
{
    /// <summary>Pixels per row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>Width x Height bytes.</summary>
    public Span<byte> Pixels { get; } = pixels[..(width * height)];

    /// <summary>Pixels of the longer side.</summary>
    public int LongerSide => Math.Max(Width, Height);

    /// <summary>One row.</summary>
    public Span<byte> Row(int y) => Pixels.Slice(y * Width, Width);
}
