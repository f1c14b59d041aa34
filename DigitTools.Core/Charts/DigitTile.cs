using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Draws a 28 x 28 picture so that its pixels can be seen.</summary>
internal static class DigitTile
{
    private static readonly SKImageInfo s_info = new(DigitShape.Side, DigitShape.Side, SKColorType.Gray8, SKAlphaType.Opaque);

    /// <summary>Draws the picture as the net gets it, light ink on dark paper.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="ink">784 bytes, ink 255 on paper 0.</param>
    /// <param name="area">A square; sharp if its side is a multiple of 14 logical pixels.</param>
    public static void Draw(SKCanvas canvas, ReadOnlySpan<byte> ink, SKRect area)
    {
        using var image = SKImage.FromPixelCopy(s_info, ink);
        canvas.DrawImage(image, area, new SKSamplingOptions(SKFilterMode.Nearest));
    }

    /// <summary>Draws faint lines between the pixels.</summary>
    public static void DrawGrid(SKCanvas canvas, SKRect area)
    {
        using var line = new SKPaint { Color = new SKColor(0x80, 0x90, 0xA0, 0x50), StrokeWidth = 0.5f };
        float step = area.Width / DigitShape.Side;
        for (int i = 1; i < DigitShape.Side; i++)
        {
            float offset = i * step - 0.25f;
            canvas.DrawLine(area.Left + offset, area.Top, area.Left + offset, area.Bottom, line);
            canvas.DrawLine(area.Left, area.Top + offset, area.Right, area.Top + offset, line);
        }
    }
}
