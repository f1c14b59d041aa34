using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.Rendering.RenderActions;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>One plot of several in a chart, in the style of all.</summary>
internal sealed class PlotPanel : IDisposable
{
    private readonly string _title;

    /// <summary>Makes an empty plot.</summary>
    /// <param name="title">Drawn above the plot, from its left edge on.</param>
    /// <param name="xLabel">Name of the horizontal axis.</param>
    public PlotPanel(string title, string xLabel)
    {
        _title = title;
        // The chart draws the background once, for all of its plots.
        Plot.RenderManager.Remove<ClearCanvas>();
        Plot.Axes.Remove(Edge.Right);
        Plot.Axes.Remove(Edge.Top);
        Plot.Grid.MajorLineColor = Plain(ChartStyle.Line);
        Plot.Grid.MajorLineWidth = 1;
        Plot.Legend.IsVisible = false;
        foreach (AxisBase axis in Plot.Axes.GetAxes().Cast<AxisBase>())
        {
            axis.Color(Plain(ChartStyle.Quiet));
            axis.FrameLineStyle.Color = Plain(ChartStyle.Pale);
            axis.MajorTickStyle.Color = Plain(ChartStyle.Pale);
            axis.TickLabelStyle.FontName = ChartFonts.Family;
            axis.TickLabelStyle.FontSize = ChartStyle.Label.Size;
            axis.LabelStyle.FontName = ChartFonts.Family;
            axis.LabelStyle.FontSize = ChartStyle.Label.Size;
            axis.LabelStyle.Bold = false;
        }

        Plot.Axes.Bottom.Label.Text = xLabel;
    }

    /// <summary>The plot to add data to.</summary>
    public Plot Plot { get; } = new();

    /// <summary>ScottPlot's form of a colour.</summary>
    public static Color Plain(SKColor color) => new(color.Red, color.Green, color.Blue, color.Alpha);

    /// <summary>Sets the limits and the labelled positions of the horizontal axis.</summary>
    public void SetX(double low, double high, IEnumerable<(double Position, string Label)> ticks)
    {
        Plot.Axes.SetLimitsX(low, high);
        Plot.Axes.Bottom.TickGenerator = Ticks(ticks);
    }

    /// <summary>Sets the limits and the labelled positions of the vertical axis.</summary>
    public void SetY(double low, double high, IEnumerable<(double Position, string Label)> ticks)
    {
        Plot.Axes.SetLimitsY(low, high);
        Plot.Axes.Left.TickGenerator = Ticks(ticks);
    }

    /// <summary>Draws the title and the plot.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="area">The room for both, in logical pixels.</param>
    /// <param name="left">Room for the labels of the vertical axis, the same for plots above each other.</param>
    public void Render(SKCanvas canvas, SKRect area, float left)
    {
        const float titleHeight = 26;
        const float axisHeight = 42;
        canvas.Text(_title, area.Left, area.Top + 14, ChartStyle.PanelTitle);
        Plot.Layout.Fixed(new PixelPadding(left, 10, axisHeight, 4));
        canvas.Save();
        Plot.Render(canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top + titleHeight));
        canvas.Restore();
    }

    /// <inheritdoc/>
    public void Dispose() => Plot.Dispose();

    private static NumericManual Ticks(IEnumerable<(double Position, string Label)> ticks)
    {
        var generator = new NumericManual();
        foreach ((double position, string label) in ticks) generator.AddMajor(position, label);
        return generator;
    }
}
