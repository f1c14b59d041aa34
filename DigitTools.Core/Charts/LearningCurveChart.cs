using System.Globalization;
using DigitTools.Core.Model;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Loss and accuracy, epoch by epoch, of the training and the validation half.</summary>
internal static class LearningCurveChart
{
    private const int Width = 1080;
    private const int Height = 500;

    // Beyond this many, markers run into each other and hide the line.
    private const int MostMarkers = 40;

    /// <summary>Writes the chart as PNG.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="epochs">In order. A validation loss or accuracy that is not a number is left out.</param>
    /// <param name="title">What was trained, and on what; the chart adds what came of it.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, IReadOnlyList<TrainingEpoch> epochs, string title, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        TrainingEpoch? best = epochs.Where(e => double.IsFinite(e.ValidationAccuracy))
            .OrderByDescending(e => e.ValidationAccuracy).ThenBy(e => e.ValidationLoss).FirstOrDefault();
        ChartFile.Write(path, Width, Height, scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, Finding(epochs, best), title);
            if (epochs.Count == 0)
            {
                ChartStyle.DrawNothing(canvas, new SKRect(ChartStyle.Margin, 88, Width - ChartStyle.Margin, Height - ChartStyle.Margin),
                    "There is nothing to show before the end of the first epoch.");
                return;
            }

            DrawLegend(canvas, best);
            const float middle = Width / 2f;
            DrawLoss(canvas, epochs, best, new SKRect(ChartStyle.Margin, 116, middle - 10, Height - 12));
            DrawAccuracy(canvas, epochs, best, new SKRect(middle + 10, 116, Width - ChartStyle.Margin, Height - 12));
        });
    }

    private static string Finding(IReadOnlyList<TrainingEpoch> epochs, TrainingEpoch? best) => (epochs.Count, best) switch
    {
        (0, _) => "No epoch was finished",
        (_, null) => string.Create(CultureInfo.InvariantCulture,
            $"Training accuracy {ChartNumber.Percent(epochs[^1].TrainAccuracy)} after epoch {epochs[^1].Epoch}, without validation"),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"Best validation accuracy {ChartNumber.Percent(best.ValidationAccuracy)} in epoch {best.Epoch} of {epochs[^1].Epoch}"),
    };

    private static void DrawLegend(SKCanvas canvas, TrainingEpoch? best)
    {
        const float y = 92;
        float x = DrawLegendLine(canvas, ChartStyle.Margin, y, ChartStyle.Orange, "training");
        if (best is null) return;
        x = DrawLegendLine(canvas, x, y, ChartStyle.Blue, "validation");
        using var ring = new SKPaint { Color = ChartStyle.Blue, IsAntialias = true, IsStroke = true, StrokeWidth = 2 };
        canvas.DrawCircle(x + 7, y, 6, ring);
        canvas.TextMiddle("best epoch", x + 20, y, ChartStyle.Label);
    }

    /// <returns>Where the next entry starts.</returns>
    private static float DrawLegendLine(SKCanvas canvas, float x, float y, SKColor color, string name)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, StrokeWidth = 2.5f };
        canvas.DrawLine(x, y, x + 26, y, paint);
        canvas.DrawCircle(x + 13, y, 3.5f, paint);
        canvas.TextMiddle(name, x + 33, y, ChartStyle.Label);
        return x + 33 + ChartText.Width(name, ChartStyle.Label) + 22;
    }

    private static void DrawLoss(SKCanvas canvas, IReadOnlyList<TrainingEpoch> epochs, TrainingEpoch? best, SKRect area)
    {
        var scale = new LogScale(epochs.SelectMany(e => new[] { e.TrainLoss, e.ValidationLoss }), least: 1e-3);
        using var panel = new PlotPanel("Loss, nats (log scale)", "epoch");
        panel.SetY(scale.Low, scale.High, scale.Ticks().Select(v => (scale.Position(v), ChartNumber.Short(v))));
        SetEpochs(panel, epochs);
        AddCurve(panel.Plot, epochs, e => scale.Position(e.TrainLoss), ChartStyle.Orange);
        AddCurve(panel.Plot, epochs, e => scale.Position(e.ValidationLoss), ChartStyle.Blue);
        if (best is not null) MarkBest(panel.Plot, best, scale.Position(best.ValidationLoss));
        panel.Render(canvas, area, left: 52);
    }

    /// <summary>
    /// Accuracy, drawn at the logarithm of the error: otherwise all epochs but the first would lie on one line below 100 %.
    /// </summary>
    private static void DrawAccuracy(SKCanvas canvas, IReadOnlyList<TrainingEpoch> epochs, TrainingEpoch? best, SKRect area)
    {
        var scale = new LogScale(epochs.SelectMany(e => new[] { 1 - e.TrainAccuracy, 1 - e.ValidationAccuracy }), least: 1e-3);
        double Position(double accuracy) => -scale.Position(1 - accuracy);

        using var panel = new PlotPanel("Accuracy (log scale of the error)", "epoch");
        // An accuracy below 0 % does not exist: no room for it.
        panel.SetY(Math.Max(-scale.High, 0), -scale.Low, scale.Ticks().Where(error => error <= 1)
            .Select(error => (-scale.Position(error), AccuracyLabel(1 - error))));
        SetEpochs(panel, epochs);
        AddCurve(panel.Plot, epochs, e => Position(e.TrainAccuracy), ChartStyle.Orange);
        AddCurve(panel.Plot, epochs, e => Position(e.ValidationAccuracy), ChartStyle.Blue);
        if (best is not null) MarkBest(panel.Plot, best, Position(best.ValidationAccuracy));
        panel.Render(canvas, area, left: 62);
    }

    private static string AccuracyLabel(double accuracy) =>
        (accuracy * 100).ToString("0.####", CultureInfo.InvariantCulture) + " %";

    private static void SetEpochs(PlotPanel panel, IReadOnlyList<TrainingEpoch> epochs)
    {
        int first = epochs[0].Epoch;
        int last = epochs[^1].Epoch;
        double room = Math.Max(0.04 * (last - first), 0.4);
        panel.SetX(first - room, last + room, EpochTicks(first, last)
            .Select(e => ((double)e, e.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>The first epoch and round numbers after it, a dozen at most.</summary>
    private static IEnumerable<int> EpochTicks(int first, int last)
    {
        int step = 1;
        while ((last - first) / step > 11) step *= step is 1 or 10 or 100 or 1000 ? 5 : 2;

        yield return first;
        for (int epoch = (first / step + 1) * step; epoch <= last; epoch += step)
        {
            // Two labels closer than half a step would touch.
            if (2 * (epoch - first) > step || step == 1) yield return epoch;
        }
    }

    private static void AddCurve(Plot plot, IReadOnlyList<TrainingEpoch> epochs, Func<TrainingEpoch, double> position, SKColor color)
    {
        Coordinates[] points = [.. epochs.Select(e => new Coordinates(e.Epoch, position(e))).Where(p => double.IsFinite(p.Y))];
        if (points.Length == 0) return;
        Scatter curve = plot.Add.Scatter(points);
        curve.Color = PlotPanel.Plain(color);
        curve.LineWidth = 2.5f;
        curve.MarkerSize = points.Length > MostMarkers ? 0 : 6;
    }

    private static void MarkBest(Plot plot, TrainingEpoch best, double position)
    {
        VerticalLine line = plot.Add.VerticalLine(best.Epoch, 1, PlotPanel.Plain(ChartStyle.Quiet), LinePattern.Dashed);
        plot.MoveToBack(line);
        if (!double.IsFinite(position)) return;
        Marker ring = plot.Add.Marker(best.Epoch, position, MarkerShape.OpenCircle, 13, PlotPanel.Plain(ChartStyle.Blue));
        ring.LineWidth = 2;
    }
}
