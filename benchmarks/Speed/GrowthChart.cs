using DigitTools.Core.Charts;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Curves of the time for a picture, side by side, both axes logarithmic.</summary>
internal static class GrowthChart
{
    private const int Width = 1080, Height = 420;

    /// <summary>Writes the chart as PNG.</summary>
    public static void Write(string path, IReadOnlyList<GrowthCurve> curves, string caption) =>
        ChartFile.Write(path, Width, Height, ChartScale.Default, canvas => Draw(canvas, curves, caption));

    private static void Draw(SKCanvas canvas, IReadOnlyList<GrowthCurve> curves, string caption)
    {
        ChartStyle.DrawHeading(canvas, Width, "Time for a picture, by number of files, size and workers", caption);
        float width = (Width - 2 * ChartStyle.Margin) / (float)curves.Count;
        for (int i = 0; i < curves.Count; i++)
        {
            float left = ChartStyle.Margin + i * width;
            Draw(canvas, curves[i], new SKRect(left, 84, left + width - 12, Height - 12));
        }
    }

    private static void Draw(SKCanvas canvas, GrowthCurve curve, SKRect area)
    {
        var x = new LogScale(curve.Points.Select(p => p.X), least: 1);
        var y = new LogScale(curve.Points.Select(p => p.Time.Median), least: 1);
        using var panel = new PlotPanel($"{curve.Unit} a picture", curve.XName);
        panel.SetX(x.Low, x.High, curve.Points.Select(p => (x.Position(p.X), Text(p.X))));
        panel.SetY(y.Low, y.High, y.Ticks().Select(v => (y.Position(v), Text(v))));
        Coordinates[] medians = [.. curve.Points.Select(p => new Coordinates(x.Position(p.X), y.Position(p.Time.Median)))];
        Scatter line = panel.Plot.Add.Scatter(medians);
        line.Color = PlotPanel.Plain(ChartStyle.Blue);
        line.LineWidth = 2.5f;
        line.MarkerSize = 7;
        panel.Render(canvas, area, left: 62);
    }

    private static string Text(double value) => value >= 1000 ? ChartNumber.Count((int)value) : ChartNumber.Short(value);
}
