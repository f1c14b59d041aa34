using System.Globalization;
using DigitTools.Core.Preprocessing;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>One picture and its prediction: the original, what the net saw, and how sure it is of each digit.</summary>
/// <remarks>Drawn without ScottPlot, because folders of 10,000 pictures are usual. May be called on several threads at once.</remarks>
internal static class PredictionChart
{
    private const int Width = 880;
    private const int Height = 352;
    private const float Box = 224;
    private const float BoxTop = 104;
    private const float InputLeft = ChartStyle.Margin + Box + 32;
    private const float BarsLeft = InputLeft + Box + 44;
    private const float BarRoom = 214;

    /// <summary>Writes the chart as PNG.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="panel">What to show.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="ArgumentException">A length in the panel does not fit.</exception>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, PredictionPanel panel, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        Check(panel);
        ChartFile.Write(path, Width, Height, scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, panel.Headline, panel.Name);
            canvas.Text("Picture", ChartStyle.Margin, BoxTop - 8, ChartStyle.Label);
            canvas.Text("What the net saw", InputLeft, BoxTop - 8, ChartStyle.Label);
            canvas.Text("28 × 28", InputLeft + Box, BoxTop - 8, ChartStyle.Label, SKTextAlign.Right);
            canvas.Text("Confidence", BarsLeft, BoxTop - 8, ChartStyle.Label);

            var box = SKRect.Create(ChartStyle.Margin, BoxTop, Box, Box);
            SKRect shown = OriginalPicture.DrawOn(canvas, panel.Original, box, box);
            if (panel.Outline is { } outline) DrawOutline(canvas, outline, shown);
            var input = SKRect.Create(InputLeft, BoxTop, Box, Box);
            DigitTile.Draw(canvas, panel.Input, input);
            DigitTile.DrawGrid(canvas, input);
            DrawBars(canvas, panel);
        });
    }

    private static void Check(PredictionPanel panel)
    {
        (int width, int height, byte[] rgba) = panel.Original;
        if (width < 1 || height < 1 || rgba.LongLength != 4L * width * height)
            throw new ArgumentException("The original needs Width x Height x 4 bytes.", nameof(panel));
        if (panel.Input.Length != DigitShape.PixelCount)
            throw new ArgumentException("The input needs 784 bytes.", nameof(panel));
        if (panel.Confidences.Length != DigitShape.ClassCount)
            throw new ArgumentException("10 confidences are needed.", nameof(panel));
    }

    /// <summary>Outlines what was read, white under blue: it is seen on any picture.</summary>
    private static void DrawOutline(SKCanvas canvas, PanelOutline outline, SKRect shown)
    {
        canvas.Text(outline.Words, ChartStyle.Margin + Box, BoxTop - 8, ChartStyle.Label, SKTextAlign.Right);
        using var under = new SKPaint { Color = SKColors.White.WithAlpha(200), IsStroke = true, StrokeWidth = 3, IsAntialias = true };
        using var line = new SKPaint { Color = ChartStyle.Blue, IsStroke = true, StrokeWidth = 1.5f, IsAntialias = true };
        using var dashes = SKPathEffect.CreateDash([4, 3], 0);
        if (outline.Paper is { } paper) Draw(paper);
        line.PathEffect = dashes;
        Draw(outline.Ink);

        void Draw(Area area)
        {
            var box = new SKRect(
                shown.Left + area.Left * shown.Width,
                shown.Top + area.Top * shown.Height,
                shown.Left + area.Right * shown.Width,
                shown.Top + area.Bottom * shown.Height);
            canvas.DrawRect(box, under);
            canvas.DrawRect(box, line);
        }
    }

    private static void DrawBars(SKCanvas canvas, PredictionPanel panel)
    {
        const float step = Box / DigitShape.ClassCount;
        const float start = BarsLeft + 22;
        double[] confidences = panel.Confidences;
        double top = confidences.Max();
        int surest = Array.IndexOf(confidences, top);
        int? shown = panel.Digit ?? (top > 0 ? surest : null);
        SKColor color = panel.Digit is null ? ChartStyle.Orange : ChartStyle.Blue;

        using var paint = new SKPaint();
        for (int digit = 0; digit < confidences.Length; digit++)
        {
            float middle = BoxTop + (digit + 0.5f) * step;
            bool isShown = digit == shown;
            TextStyle name = new(14, isShown ? ChartStyle.Ink : ChartStyle.Quiet, Bold: isShown);
            canvas.TextMiddle(digit.ToString(CultureInfo.InvariantCulture), BarsLeft + 6, middle, name, SKTextAlign.Center);
            paint.Color = ChartStyle.Field;
            canvas.DrawRect(SKRect.Create(start, middle - 8, BarRoom, 16), paint);
            paint.Color = isShown ? color : ChartStyle.Pale;
            canvas.DrawRect(SKRect.Create(start, middle - 8, BarRoom * (float)Math.Clamp(confidences[digit], 0, 1), 16), paint);
            canvas.TextMiddle(ChartNumber.Percent(top > 0 ? confidences[digit] : double.NaN, 1), Width - ChartStyle.Margin, middle,
                name with { Size = 12 }, SKTextAlign.Right);
        }
    }
}
