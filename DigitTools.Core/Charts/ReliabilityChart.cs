using DigitTools.Core.Evaluation;
using ScottPlot;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>
/// Whether a confidence of 90 % is right in 90 of 100 cases, and how many errors are left when the least sure pictures are rejected.
/// </summary>
internal static class ReliabilityChart
{
    private const int Width = 1080;
    private const int Height = 620;
    private const string CoverageTitle = "Errors left when the least sure pictures are rejected";

    // Opaque, so that no grid line shines through.
    private static readonly SKColor s_barColor = new(0xAF, 0xD3, 0xE8);

    /// <summary>Writes the chart as PNG.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="evaluation">The numbers to show.</param>
    /// <param name="title">Which model read which data; the chart adds the finding.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, IEvaluation evaluation, string title, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        const float left = ChartStyle.Margin;
        const float middle = Width / 2f - 10;
        ChartFile.Write(path, Width, Height, scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, Finding(evaluation), title);
            DrawReliability(canvas, evaluation.Reliability, new SKRect(left, 92, middle, 426));
            DrawCounts(canvas, evaluation.Reliability, new SKRect(left, 436, middle, Height - 12));
            var right = new SKRect(middle + 28, 92, Width - ChartStyle.Margin, Height - 12);
            if (evaluation.Errors > 0) DrawCoverage(canvas, evaluation.Coverage, right);
            else DrawNoErrors(canvas, right);
        });
    }

    private static void DrawNoErrors(SKCanvas canvas, SKRect area)
    {
        canvas.Text(CoverageTitle, area.Left, area.Top + 14, ChartStyle.PanelTitle);
        ChartStyle.DrawNothing(canvas, new SKRect(area.Left, area.Top + 34, area.Right, area.Bottom - 12), "Every picture was read right.");
    }

    private static string Finding(IEvaluation evaluation)
    {
        string finding = $"Expected calibration error {ChartNumber.Percent(evaluation.ExpectedCalibrationError)}";
        CoveragePoint point = evaluation.Coverage[evaluation.Coverage.Count / 2];
        if (point.RejectedFraction == 0 || evaluation.Errors == 0)
            return $"{finding}, {ChartNumber.Count(evaluation.Errors, "error")} in {ChartNumber.Count(evaluation.Count)}";
        return $"{finding}; rejecting the least sure {Part(point)} leaves {ChartNumber.Percent(point.ErrorRate)} misread";
    }

    private static void DrawReliability(SKCanvas canvas, IReadOnlyList<ReliabilityBin> bins, SKRect area)
    {
        using var panel = new PlotPanel("Accuracy by confidence, 95 % interval (dashed: ideal)", "");
        SetPercentX(panel);
        // A little below 0, so that the points there are whole.
        panel.SetY(-0.03, 1.04, PercentTicks());

        ReliabilityBin[] filled = [.. bins.Where(b => b.Count > 0)];
        AddBars(panel.Plot, filled, b => b.Accuracy, 0, s_barColor);
        ScottPlot.Plottables.LinePlot diagonal = panel.Plot.Add.Line(0, 0, 1, 1);
        diagonal.LineColor = PlotPanel.Plain(ChartStyle.Quiet);
        diagonal.LinePattern = LinePattern.Dashed;
        diagonal.LineWidth = 1.5f;
        foreach (ReliabilityBin bin in filled)
        {
            // Bins of a good model hold few pictures; the whisker tells a finding from chance.
            (double low, double high) = WilsonInterval.Of((int)Math.Round(bin.Accuracy * bin.Count), bin.Count);
            ScottPlot.Plottables.LinePlot whisker = panel.Plot.Add.Line(bin.MeanConfidence, low, bin.MeanConfidence, high);
            whisker.LineColor = PlotPanel.Plain(ChartStyle.Blue);
            whisker.LineWidth = 1.5f;
            panel.Plot.Add.Marker(bin.MeanConfidence, bin.Accuracy, MarkerShape.FilledCircle, 8, PlotPanel.Plain(ChartStyle.Blue));
        }

        panel.Render(canvas, area, left: 62);
    }

    private static void DrawCounts(SKCanvas canvas, IReadOnlyList<ReliabilityBin> bins, SKRect area)
    {
        using var panel = new PlotPanel("Pictures by confidence (log scale)", "confidence");
        SetPercentX(panel);
        // From half a picture on, so that a single one has a bar.
        const double floor = -0.3;
        double top = Math.Max(Math.Log10(Math.Max(1, bins.Select(b => b.Count).DefaultIfEmpty(1).Max())), 1);
        panel.SetY(floor, top * 1.08, Enumerable.Range(0, (int)top + 1).Select(d => ((double)d, ChartNumber.Count((int)Math.Pow(10, d)))));
        AddBars(panel.Plot, bins.Where(b => b.Count > 0), b => Math.Log10(b.Count), floor, ChartStyle.Pale);
        panel.Render(canvas, area, left: 62);
    }

    private static void AddBars(
        Plot plot, IEnumerable<ReliabilityBin> bins, Func<ReliabilityBin, double> value, double floor, SKColor color)
    {
        foreach (ReliabilityBin bin in bins)
        {
            plot.Add.Bar(new Bar
            {
                Position = (bin.Low + bin.High) / 2,
                Size = (bin.High - bin.Low) * 0.92,
                ValueBase = floor,
                Value = value(bin),
                FillColor = PlotPanel.Plain(color),
                LineWidth = 0,
            });
        }
    }

    /// <summary>Evenly spaced bars: to scale, the steps from 0 to 1 % would be too narrow to label.</summary>
    private static void DrawCoverage(SKCanvas canvas, IReadOnlyList<CoveragePoint> points, SKRect area)
    {
        using var panel = new PlotPanel(CoverageTitle, "rejected");
        double most = points.Select(p => p.ErrorRate).DefaultIfEmpty(0).Max();
        double top = most > 0 ? most * 1.2 : 0.01;
        panel.SetX(-0.6, Math.Max(points.Count, 1) - 0.4, points.Select((p, i) => ((double)i, Part(p))));
        panel.SetY(0, top, NiceTicks(top));
        panel.Plot.Grid.XAxisStyle.IsVisible = false;
        for (int i = 0; i < points.Count; i++)
        {
            panel.Plot.Add.Bar(new Bar
            {
                Position = i,
                Size = 0.62,
                Value = points[i].ErrorRate,
                FillColor = PlotPanel.Plain(ChartStyle.Vermilion),
                LineWidth = 0,
            });
            AddText(panel.Plot, ChartNumber.Percent(points[i].ErrorRate), i, points[i].ErrorRate, -20, ChartStyle.Ink, bold: true);
            AddText(panel.Plot, ChartNumber.Count(points[i].Errors, "error"), i, points[i].ErrorRate, -5, ChartStyle.Quiet, bold: false);
        }

        panel.Render(canvas, area, left: 62);
    }

    private static void AddText(Plot plot, string text, double x, double y, float offset, SKColor color, bool bold)
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, x, y);
        label.LabelFontName = ChartFonts.Family;
        label.LabelFontSize = 12;
        label.LabelBold = bold;
        label.LabelFontColor = PlotPanel.Plain(color);
        label.LabelAlignment = Alignment.LowerCenter;
        label.LabelBackgroundColor = Colors.White;
        label.LabelBorderWidth = 0;
        label.OffsetY = offset;
    }

    private static string Part(CoveragePoint point) =>
        ChartNumber.Short(point.RejectedFraction * 100) + " %";

    private static void SetPercentX(PlotPanel panel) => panel.SetX(0, 1.015, PercentTicks());

    private static IEnumerable<(double Position, string Label)> PercentTicks() =>
        Enumerable.Range(0, 6).Select(i => (i / 5.0, ChartNumber.Percent(i / 5.0, 0)));

    /// <summary>About five round values from 0 on.</summary>
    private static IEnumerable<(double Position, string Label)> NiceTicks(double top)
    {
        double rough = top / 5;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = decade * (rough / decade) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        for (int i = 0; i * step < top; i++) yield return (i * step, ChartNumber.Short(i * step * 100) + " %");
    }
}
