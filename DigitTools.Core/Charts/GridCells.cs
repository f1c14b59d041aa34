using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Draws what was read over the cells of a sheet: a tint and a frame for each, and a label where it hides the least ink.</summary>
internal static class GridCells
{
    /// <summary>Between the side of a cell and its frame, so that rules stay to be seen.</summary>
    private const float Inset = 2;

    /// <summary>Draws them.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="area">Where its picture is.</param>
    public static void Draw(SKCanvas canvas, GridPanelSheet sheet, SKRect area)
    {
        foreach (GridPanelCell cell in sheet.Cells)
        {
            SKRect box = GridPlaces.Of(cell.Box, sheet.Picture, area);
            if (cell.State == GridPanelState.Empty) DrawEmpty(canvas, Framed(box));
            else DrawFrame(canvas, Framed(box), cell);
        }

        // Above all frames: a label of a field may lie outside of it.
        var places = new GridPlaces(sheet, area);
        for (int i = 0; i < sheet.Cells.Count; i++)
        {
            if (places.Place(i, out SKPoint corner) is { } label) label.Draw(canvas, corner.X, corner.Y);
        }
    }

    /// <summary>Draws the faint frame of a cell without ink.</summary>
    public static void DrawEmpty(SKCanvas canvas, SKRect box)
    {
        using var line = new SKPaint { Color = ChartStyle.Pale, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        canvas.DrawRoundRect(box, 2, 2, line);
    }

    private static void DrawFrame(SKCanvas canvas, SKRect box, GridPanelCell cell)
    {
        // Multiplied, the tint colours the paper and leaves the ink as it is.
        SKColor color = ConfidenceStyle.ColorOf(cell.Confidence);
        using var tint = new SKPaint { Color = Light(color), BlendMode = SKBlendMode.Multiply, IsAntialias = true };
        canvas.DrawRoundRect(box, 2, 2, tint);
        using SKPathEffect? dashes = ConfidenceStyle.DashesOf(cell.Confidence);
        using var line = new SKPaint { Color = color, IsStroke = true, StrokeWidth = 1.75f, IsAntialias = true, PathEffect = dashes };
        canvas.DrawRoundRect(box, 2, 2, line);
    }

    private static SKColor Light(SKColor color)
    {
        const float part = 0.13f;
        byte Mixed(byte level) => (byte)(255 - part * (255 - level));
        return new SKColor(Mixed(color.Red), Mixed(color.Green), Mixed(color.Blue));
    }

    private static SKRect Framed(SKRect box)
    {
        float inset = Math.Min(Inset, Math.Min(box.Width, box.Height) / 6);
        return SKRect.Inflate(box, -inset, -inset);
    }
}
