using System.Globalization;
using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>A picture with a box around each digit that was read, the digit over it, coloured by how sure it is.</summary>
/// <remarks>Drawn without ScottPlot, because folders of 10,000 pictures are usual. May be called on several threads at once.</remarks>
public static class TextChart
{
    /// <summary>From this on a digit is sure, and below the other one it is a guess, 0..1.</summary>
    private const double Sure = 0.95, Guess = 0.6;

    private const int Width = 880;
    private const float PictureTop = 84;
    private const float LongestPicture = 640;
    private const float ShortestPicture = 60;
    private const float LegendRoom = 44;

    /// <summary>Writes the chart as PNG.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="panel">What to show.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, TextPanel panel, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        SKRect area = Place(panel.Original, panel.Digits.Count > 0);
        int height = (int)MathF.Ceiling(area.Bottom + LegendRoom);
        ChartFile.Write(path, Width, height, scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, panel.Headline, panel.Name);
            OriginalPicture.Draw(canvas, panel.Original, area);
            using var frame = new SKPaint { Color = ChartStyle.Line, IsStroke = true, StrokeWidth = 1 };
            canvas.DrawRect(area, frame);
            foreach ((int digit, double confidence, Area box) in panel.Digits) DrawDigit(canvas, area, digit, confidence, box);
            if (panel.Digits.Count > 0) DrawLegend(canvas, height - ChartStyle.Margin);
        });
    }

    /// <summary>As large as there is room for; digits that fill the picture have theirs above it.</summary>
    private static SKRect Place(ColorPicture picture, bool hasDigits)
    {
        const float room = Width - 2 * ChartStyle.Margin;
        float scale = Math.Min(room / picture.Width, LongestPicture / picture.Height);
        float width = Math.Max(1, picture.Width * scale), height = Math.Max(1, picture.Height * scale);
        float top = PictureTop + (hasDigits ? 22 : 0) + Math.Max(0, (ShortestPicture - height) / 2);
        return SKRect.Create(Width / 2f - width / 2, top, width, height);
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

    private static void DrawLegend(SKCanvas canvas, float middle)
    {
        float left = ChartStyle.Margin;
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
}
