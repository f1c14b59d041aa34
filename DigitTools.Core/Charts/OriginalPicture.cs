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
        Draw(canvas, image, area);
    }

    /// <summary>Draws a picture without colours.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="area">The place that it fills, in its own shape.</param>
    public static void Draw(SKCanvas canvas, GrayPicture picture, SKRect area)
    {
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, picture.Pixels);
        Draw(canvas, image, area);
    }

    /// <summary>Draws it in the middle of a place, as large as there is room for, on a quiet field with a frame.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="field">The field.</param>
    /// <param name="place">The place in it.</param>
    /// <returns>Where the picture is.</returns>
    public static SKRect DrawOn(SKCanvas canvas, ColorPicture picture, SKRect field, SKRect place)
    {
        float scale = Math.Min(place.Width / picture.Width, place.Height / picture.Height);
        // A picture of 5,000 x 1 pixels still shows a line.
        float width = Math.Max(picture.Width * scale, 1);
        float height = Math.Max(picture.Height * scale, 1);
        var area = SKRect.Create(place.MidX - width / 2, place.MidY - height / 2, width, height);

        using var paint = new SKPaint { Color = ChartStyle.Field };
        canvas.DrawRect(field, paint);

        Draw(canvas, picture, area);

        using var frame = new SKPaint { Color = ChartStyle.Line, IsStroke = true, StrokeWidth = 1 };
        canvas.DrawRect(field, frame);
        return area;
    }

    /// <summary>Small pictures keep their pixels; large ones are averaged, so that thin strokes don't vanish.</summary>
    private static void Draw(SKCanvas canvas, SKImage image, SKRect area) =>
        canvas.DrawImage(image, area, area.Width >= 2 * image.Width
            ? new SKSamplingOptions(SKFilterMode.Nearest)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
}
