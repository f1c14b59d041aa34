using System.Globalization;
using DigitTools.Core.Preprocessing;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Draws a box around each digit that was read, the digit over it, coloured by how sure it is.</summary>
internal static class DigitBoxes
{
    /// <summary>Room above a picture for the digits over the boxes at its upper edge, logical pixels.</summary>
    public const float Above = 24;

    /// <summary>Draws them.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="area">Where the picture is.</param>
    /// <param name="digits">Each digit, how sure it is, 0..1, and where it is in the picture.</param>
    public static void Draw(SKCanvas canvas, SKRect area, IReadOnlyList<(int Digit, double Confidence, Area Box)> digits)
    {
        foreach ((int digit, double confidence, Area box) in digits) DrawDigit(canvas, area, digit, confidence, box);
    }

    private static void DrawDigit(SKCanvas canvas, SKRect area, int digit, double confidence, Area place)
    {
        var box = new SKRect(
            area.Left + place.Left * area.Width,
            area.Top + place.Top * area.Height,
            area.Left + place.Right * area.Width,
            area.Top + place.Bottom * area.Height);
        using SKPathEffect? dashes = ConfidenceStyle.DashesOf(confidence);
        using var under = new SKPaint { Color = SKColors.White.WithAlpha(200), IsStroke = true, StrokeWidth = 3, IsAntialias = true };
        using var line = new SKPaint
        {
            Color = ConfidenceStyle.ColorOf(confidence),
            IsStroke = true,
            StrokeWidth = 1.75f,
            IsAntialias = true,
            PathEffect = dashes,
        };
        canvas.DrawRect(box, under);
        canvas.DrawRect(box, line);
        DrawName(canvas, box, digit, ConfidenceStyle.ColorOf(confidence));
    }

    /// <summary>The digit on a plate over its box.</summary>
    private static void DrawName(SKCanvas canvas, SKRect box, int digit, SKColor color)
    {
        float size = Math.Clamp(box.Width * 0.9f, 10, 20);
        var plate = SKRect.Create(box.MidX - size * 0.45f, box.Top - size - 3, size * 0.9f, size + 1);
        using var fill = new SKPaint { Color = SKColors.White.WithAlpha(225) };
        canvas.DrawRect(plate, fill);
        canvas.TextMiddle(
            digit.ToString(CultureInfo.InvariantCulture),
            plate.MidX,
            plate.MidY,
            new TextStyle(size, color, Bold: true),
            SKTextAlign.Center);
    }
}
