using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Straightened sheets, one under the other, with what was read in each cell, coloured by how sure it is.</summary>
/// <remarks>Drawn without ScottPlot, as folders of many sheets are usual. May be called on several threads at once.</remarks>
internal static class GridChart
{
    private const int LeastWidth = 880;
    private const int MostWidth = 2000;
    private const float Top = 84;
    private const float TitleRoom = 24;
    private const float Gap = 20;
    private const float LegendRoom = 48;

    /// <summary>The shorter side of a usual cell, as far as the chart's sides allow it, logical pixels.</summary>
    private const float LeastCell = 52, MostCell = 110;

    /// <summary>Of all sheets together, logical pixels.</summary>
    private const float MostHeight = 4800;

    /// <summary>Of one sheet, logical pixels.</summary>
    private const float TallestSheet = 2800;

    /// <summary>Writes the chart as PNG.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="panel">What to show.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, GridPanel panel, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        int width = WidthFor(panel.Sheets);
        SKRect[] places = Places(panel.Sheets, width);
        int height = (int)MathF.Ceiling((places.Length == 0 ? Top : places[^1].Bottom) + LegendRoom);
        ChartFile.Write(path, width, height, scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, width, panel.Headline, panel.Name);
            for (int i = 0; i < places.Length; i++) DrawSheet(canvas, panel.Sheets[i], places[i]);
            GridLegend.Draw(canvas, height - ChartStyle.Margin);
        });
    }

    private static void DrawSheet(SKCanvas canvas, GridPanelSheet sheet, SKRect area)
    {
        if (sheet.Title.Length > 0)
            canvas.Text(ChartText.Shorten(sheet.Title, area.Width, ChartStyle.PanelTitle), area.Left, area.Top - 9, ChartStyle.PanelTitle);
        OriginalPicture.Draw(canvas, sheet.Picture, area);
        using var frame = new SKPaint { Color = ChartStyle.Line, IsStroke = true, StrokeWidth = 1 };
        canvas.DrawRect(area, frame);
        GridCells.Draw(canvas, sheet, area);
    }

    /// <summary>Wide enough that a usual cell has room for its label, where that can be.</summary>
    private static int WidthFor(IReadOnlyList<GridPanelSheet> sheets)
    {
        float wanted = sheets.Select(sheet => sheet.Picture.Width * LeastCell / UsualCell(sheet)).DefaultIfEmpty().Max();
        return (int)Math.Clamp(wanted + 2 * ChartStyle.Margin, LeastWidth, MostWidth);
    }

    private static SKRect[] Places(IReadOnlyList<GridPanelSheet> sheets, int width)
    {
        var places = new SKRect[sheets.Count];
        float top = Top, room = width - 2 * ChartStyle.Margin;
        float tallest = Math.Min(TallestSheet, MostHeight / Math.Max(1, sheets.Count));
        for (int i = 0; i < places.Length; i++)
        {
            (int wide, int high) = (sheets[i].Picture.Width, sheets[i].Picture.Height);
            float scale = Math.Min(Math.Min(room / wide, tallest / high), MostCell / UsualCell(sheets[i]));
            if (sheets[i].Title.Length > 0) top += TitleRoom;
            float shown = Math.Max(1, wide * scale);
            places[i] = SKRect.Create(width / 2f - shown / 2, top, shown, Math.Max(1, high * scale));
            top = places[i].Bottom + Gap;
        }

        return places;
    }

    /// <summary>The shorter side of most cells, pixels of the picture of the sheet.</summary>
    private static float UsualCell(GridPanelSheet sheet)
    {
        int[] sides = [.. sheet.Cells.Select(cell => Math.Min(cell.Box.Width, cell.Box.Height)).Order()];
        return sides.Length == 0 ? sheet.Picture.Width : Math.Max(1, sides[sides.Length / 2]);
    }
}
