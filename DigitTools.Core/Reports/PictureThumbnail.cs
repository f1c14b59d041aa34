using DigitTools.Core.Imaging;
using SkiaSharp;

namespace DigitTools.Core.Reports;

/// <summary>Small image files of pictures, for pages that show many.</summary>
internal static class PictureThumbnail
{
    /// <summary>Of 0 .. 100. Below, pencil strokes begin to fray.</summary>
    private const float Quality = 72;

    private static readonly SKWebpEncoderOptions s_lossy = new(SKWebpEncoderCompression.Lossy, Quality);

    // Here the number is effort, not quality: more of it takes three times as long and saves a percent.
    private static readonly SKWebpEncoderOptions s_lossless = new(SKWebpEncoderCompression.Lossless, 40);

    private static readonly SKPngEncoderOptions s_png = new(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 9);

    /// <summary>A WebP of a picture, its longer side reduced if it is longer than a limit.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="longestSide">The limit in pixels, at least 1.</param>
    public static byte[] Encode(ColorPicture picture, int longestSide)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestSide, 1);
        double scale = Math.Min(1, (double)longestSide / Math.Max(picture.Width, picture.Height));
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, picture.Rgba);
        // Pictures that keep their pixels are shown enlarged: the blur of a lossy format would be seen.
        if (scale == 1 && Math.Max(picture.Width, picture.Height) < 64) return Encode(image, s_lossless);

        using var small = new SKBitmap(info.WithSize(Scaled(picture.Width, scale), Scaled(picture.Height, scale)));
        // Averaged, so that thin strokes don't vanish.
        var sampling = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        using (SKPixmap target = small.PeekPixels()) image.ScalePixels(target, sampling);
        using var reduced = SKImage.FromBitmap(small);
        return Encode(reduced, s_lossy);
    }

    /// <summary>A PNG of a gray picture that keeps every level.</summary>
    /// <param name="pixels">Width x height bytes.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] EncodeGray(ReadOnlySpan<byte> pixels, int width, int height)
    {
        using var image = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque), pixels);
        using SKPixmap pixmap = image.PeekPixels();
        using SKData data = pixmap.Encode(s_png) ?? throw new InvalidOperationException("Skia cannot encode the picture.");
        return data.ToArray();
    }

    private static byte[] Encode(SKImage image, SKWebpEncoderOptions options)
    {
        using SKPixmap pixmap = image.PeekPixels();
        using SKData data = pixmap.Encode(options) ?? throw new InvalidOperationException("Skia cannot encode the picture.");
        return data.ToArray();
    }

    private static int Scaled(int length, double scale) => Math.Max(1, (int)Math.Round(length * scale));
}
