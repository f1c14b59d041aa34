using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Tells what the marks of a sheet mean.</summary>
internal static class GridLegend
{
    /// <summary>Draws it at the left margin.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="middle">Its middle, from the upper edge.</param>
    public static void Draw(SKCanvas canvas, float middle)
    {
        ConfidenceStyle.DrawLegend(canvas, ChartStyle.Margin, middle);
        float left = ChartStyle.Margin + ConfidenceStyle.LegendWidth + 26;
        var rejected = new GridLabel("", "7", 0, GridPanelState.Rejected, 13);
        rejected.Draw(canvas, left, middle - rejected.Height / 2);
        left += rejected.Width + 8;
        canvas.TextMiddle("rejected, its best guess", left, middle, ChartStyle.Label);
        left += ChartText.Width("rejected, its best guess", ChartStyle.Label) + 26;
        GridCells.DrawEmpty(canvas, SKRect.Create(left, middle - 8, 16, 16));
        canvas.TextMiddle("empty", left + 24, middle, ChartStyle.Label);
    }
}
