using System.Globalization;
using DigitTools.Core.Preprocessing;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Draws a box around each digit that was read, the digit over it, coloured by how sure it is.</summary>
internal static class DigitBoxes
{
    /// <summary>From this on a digit is sure, and below the other one it is a guess, 0..1.</summary>
    private const double Sure = 0.95, Guess = 0.6;

    /// <summary>Room above a picture for the digits over the boxes at its upper edge, logical pixels.</summary>
    public const float Above = 24;

    /// <summary>Of the legend, logical pixels.</summary>
    public const float LegendWidth = 444;

    /// <summary>Draws them.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="area">Where the picture is.</param>
    /// <param name="digits">Each digit, how sure it is, 0..1, and where it is in the picture.</param>
    public static void Draw(SKCanvas canvas, SKRect area, IReadOnlyList<(int Digit, double Confidence, Area Box)> digits)
    {
        foreach ((int digit, double confidence, Area box) in digits) DrawDigit(canvas, area, digit, confidence, box);
    }

    /// <summary>Tells what colours and dashes mean.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="left">Its left edge; it is <see cref="LegendWidth"/> wide.</param>
    /// <param name="middle">Its middle, from the upper edge.</param>
    public static void DrawLegend(SKCanvas canvas, float left, float middle)
    {
        foreach ((double confidence, string words) in (ReadOnlySpan<(double, string)>)
            [(1, "95 % or surer"), (Guess, "60 to 95 %"), (0, "under 60 %")])
        {
            using SKPathEffect? dashes = DashesOf(confidence);
            using var line = new SKPaint { Color = ColorOf(confidence), IsStroke = true, StrokeWidth = 2.5f, PathEffect = dashes };
            canvas.DrawLine(left, middle, left + 28, middle, line);
            canvas.TextMiddle(words, left + 36, middle, ChartStyle.Label);
            left += 170;
        }
    }

    private static SKColor ColorOf(double confidence) =>
        confidence >= Sure ? ChartStyle.Blue : confidence >= Guess ? ChartStyle.Orange : ChartStyle.Vermilion;

    /// <summary>Colour and dashes say the same: either is enough.</summary>
    private static SKPathEffect? DashesOf(double confidence) =>
        confidence >= Sure ? null : SKPathEffect.CreateDash(confidence >= Guess ? [7, 3] : [2, 3], 0);

    private static void DrawDigit(SKCanvas canvas, SKRect area, int digit, double confidence, Area place)
    {
        var box = new SKRect(
            area.Left + place.Left * area.Width,
            area.Top + place.Top * area.Height,
            area.Left + place.Right * area.Width,
            area.Top + place.Bottom * area.Height);
        using SKPathEffect? dashes = DashesOf(confidence);
        using var under = new SKPaint { Color = SKColors.White.WithAlpha(200), IsStroke = true, StrokeWidth = 3, IsAntialias = true };
        using var line = new SKPaint
        {
            Color = ColorOf(confidence),
            IsStroke = true,
            StrokeWidth = 1.75f,
            IsAntialias = true,
            PathEffect = dashes,
        };
        canvas.DrawRect(box, under);
        canvas.DrawRect(box, line);
        DrawName(canvas, box, digit, ColorOf(confidence));
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
