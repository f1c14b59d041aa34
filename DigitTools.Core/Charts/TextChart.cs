using DigitTools.Core.Imaging;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>A picture with a box around each digit that was read, the digit over it, coloured by how sure it is.</summary>
/// <remarks>Drawn without ScottPlot, because folders of 10,000 pictures are usual. May be called on several threads at once.</remarks>
internal static class TextChart
{
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
            DigitBoxes.Draw(canvas, area, panel.Digits);
            if (panel.Digits.Count > 0) ConfidenceStyle.DrawLegend(canvas, ChartStyle.Margin, height - ChartStyle.Margin);
        });
    }

    /// <summary>As large as there is room for; digits that fill the picture have theirs above it.</summary>
    private static SKRect Place(ColorPicture picture, bool hasDigits)
    {
        const float room = Width - 2 * ChartStyle.Margin;
        float scale = Math.Min(room / picture.Width, LongestPicture / picture.Height);
        float width = Math.Max(1, picture.Width * scale), height = Math.Max(1, picture.Height * scale);
        float top = PictureTop + (hasDigits ? DigitBoxes.Above : 0) + Math.Max(0, (ShortestPicture - height) / 2);
        return SKRect.Create(Width / 2f - width / 2, top, width, height);
    }
}
