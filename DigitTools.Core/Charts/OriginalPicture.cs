using DigitTools.Core.Imaging;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Draws a picture as it came.</summary>
internal static class OriginalPicture
{
    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="area">The place that it fills, in its own shape.</param>
    public static void Draw(SKCanvas canvas, ColorPicture picture, SKRect area)
    {
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, picture.Rgba);
        // Small pictures keep their pixels; large ones are averaged, so that thin strokes don't vanish.
        canvas.DrawImage(image, area, area.Width >= 2 * picture.Width
            ? new SKSamplingOptions(SKFilterMode.Nearest)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }
}
