using DigitTools.Core.Imaging;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Finds places for labels: in a grid the corner of the cell with the least ink, in a form free paper around the field.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="area">Where its picture is.</param>
internal sealed class GridPlaces(GridPanelSheet sheet, SKRect area)
{
    /// <summary>Between the side of a cell and a label in it, and between a field and a label beside it.</summary>
    private const float Inset = 4, Beside = 3;

    /// <summary>Logical pixels per em of digits, and how many there are for each pixel of a cell's shorter side.</summary>
    private const float Smallest = 8.5f, Largest = 17, InForm = 14, OfSide = 0.24f;

    /// <summary>Less would be no picture any more but labels.</summary>
    private const float LeastSide = 18;

    /// <summary>How much of a cell's width a label with more than the digits may take, and how much of it may lie on ink.</summary>
    private const float MostOfWidth = 0.62f, MostHidden = 0.015f;

    /// <summary>Another corner than the upper left has to hide less ink, by so much of a label: in one place labels read fast.</summary>
    private const float Aside = 0.03f, Below = 0.04f;

    /// <summary>Levels that ink is darker than most of its cell.</summary>
    private const int Darker = 45;

    private readonly SKRect[] _boxes = [.. sheet.Cells.Select(cell => Of(cell.Box, sheet.Picture, area))];
    private readonly List<SKRect> _labels = [];

    /// <summary>Where a box of the picture is in the chart.</summary>
    public static SKRect Of(PixelBox box, GrayPicture picture, SKRect area)
    {
        float across = area.Width / picture.Width, down = area.Height / picture.Height;
        return new SKRect(
            area.Left + box.Left * across, area.Top + box.Top * down, area.Left + box.Right * across, area.Top + box.Bottom * down);
    }

    /// <summary>The label of a cell and its upper left corner; null where nothing is to be said or there is no room.</summary>
    /// <param name="index">Which cell.</param>
    /// <param name="corner">Its upper left corner.</param>
    public GridLabel? Place(int index, out SKPoint corner)
    {
        GridPanelCell cell = sheet.Cells[index];
        SKRect box = _boxes[index];
        corner = default;
        if (sheet.IsForm && PlaceBeside(index, ref corner) is { } free) return free;
        if (cell.State == GridPanelState.Empty || Math.Min(box.Width, box.Height) < LeastSide) return null;
        string text = OneLine(cell.Text);
        float size = Math.Clamp(OfSide * Math.Min(box.Width, box.Height), Smallest, Largest);
        int ink = Percentile(box, 0.75f) - Darker;
        if (IsUnsure(cell))
        {
            var full = new GridLabel("", text, cell.Confidence, cell.State, size, percent: true);
            if (full.Width <= MostOfWidth * box.Width && BestCorner(box, full, ink, out corner) <= MostHidden) return full;
        }

        GridLabel label = Fitting(cell, text, box, size);
        BestCorner(box, label, ink, out corner);
        return label;
    }

    /// <summary>The label of a field on the paper around it; null if that is taken.</summary>
    private GridLabel? PlaceBeside(int index, ref SKPoint corner)
    {
        GridPanelCell cell = sheet.Cells[index];
        string text = OneLine(cell.Text);
        bool isUnsure = IsUnsure(cell);
        foreach (string name in (IEnumerable<string>)(cell.Name.Length > 0 ? [cell.Name, ""] : [""]))
        {
            if (name.Length == 0 && cell.State == GridPanelState.Empty) return null;
            var label = new GridLabel(name, text, cell.Confidence, cell.State, InForm, isUnsure);
            foreach (SKPoint point in OutsideCorners(_boxes[index], label))
            {
                var rect = SKRect.Create(point, new SKSize(label.Width, label.Height));
                if (!area.Contains(rect) || _boxes.Concat(_labels).Any(taken => taken.IntersectsWith(rect))) continue;
                _labels.Add(rect);
                corner = point;
                return label;
            }
        }

        return null;
    }

    /// <summary>The label of the digits alone; what doesn't fit is left out in their middle.</summary>
    private static GridLabel Fitting(GridPanelCell cell, string text, SKRect box, float size)
    {
        float room = box.Width - 2 * Inset;
        var label = new GridLabel("", text, cell.Confidence, cell.State, size);
        if (label.Width <= room) return label;
        size = Math.Max(Smallest, size * room / label.Width);
        float around = new GridLabel("", "", cell.Confidence, cell.State, size).Width;
        string shortened = ChartText.Shorten(text, Math.Max(0, room - around), new TextStyle(size, ChartStyle.Ink, Bold: true));
        return new GridLabel("", shortened, cell.Confidence, cell.State, size);
    }

    private static bool IsUnsure(GridPanelCell cell) =>
        cell.State != GridPanelState.Empty && cell.Text.Length > 0 && cell.Confidence < ConfidenceStyle.Sure;

    /// <summary>The corner of a cell where a label hides the least ink; the upper left one if others are hardly better.</summary>
    /// <param name="box">The cell.</param>
    /// <param name="label">The label.</param>
    /// <param name="ink">What is darker is ink.</param>
    /// <param name="corner">The upper left corner of the label there.</param>
    /// <returns>How much of it lies on ink, 0..1.</returns>
    private double BestCorner(SKRect box, GridLabel label, int ink, out SKPoint corner)
    {
        float left = box.Left + Inset, top = box.Top + Inset;
        float right = Math.Max(left, box.Right - Inset - label.Width), bottom = Math.Max(top, box.Bottom - Inset - label.Height);
        ReadOnlySpan<(float X, float Y, float Cost)> corners =
            [(left, top, 0), (right, top, Aside), (left, bottom, Below), (right, bottom, Below)];
        (corner, double hidden, double least) = (default, 0, double.PositiveInfinity);
        foreach ((float x, float y, float cost) in corners)
        {
            double ofThis = Hidden(SKRect.Create(x, y, label.Width, label.Height), ink);
            if (ofThis + cost >= least) continue;
            (corner, hidden, least) = (new SKPoint(x, y), ofThis, ofThis + cost);
        }

        return hidden;
    }

    private static SKPoint[] OutsideCorners(SKRect box, GridLabel label) =>
    [
        new(box.Left, box.Top - Beside - label.Height),
        new(box.Right - label.Width, box.Top - Beside - label.Height),
        new(box.Right + Beside, box.MidY - label.Height / 2),
        new(box.Left, box.Bottom + Beside),
        new(box.Left - Beside - label.Width, box.MidY - label.Height / 2),
    ];

    /// <summary>How much of a part of the chart lies on ink, 0..1.</summary>
    private double Hidden(SKRect part, int ink)
    {
        byte[] levels = Levels(part);
        return (double)levels.Count(level => level < ink) / levels.Length;
    }

    /// <summary>The level that a share of a part of the chart is darker than.</summary>
    private int Percentile(SKRect part, float share)
    {
        byte[] levels = Levels(part);
        Array.Sort(levels);
        return levels[(int)(share * (levels.Length - 1))];
    }

    /// <summary>Levels of the picture at points that lie evenly under a part of the chart.</summary>
    private byte[] Levels(SKRect part)
    {
        const int most = 24;
        GrayPicture picture = sheet.Picture;
        float across = picture.Width / area.Width, down = picture.Height / area.Height;
        int columns = (int)Math.Clamp(part.Width * across, 1, most), rows = (int)Math.Clamp(part.Height * down, 1, most);
        byte[] levels = new byte[columns * rows];
        for (int i = 0; i < levels.Length; i++)
        {
            float x = part.Left + (i % columns + 0.5f) * part.Width / columns, y = part.Top + (i / columns + 0.5f) * part.Height / rows;
            int column = Math.Clamp((int)((x - area.Left) * across), 0, picture.Width - 1);
            levels[i] = picture.Row(Math.Clamp((int)((y - area.Top) * down), 0, picture.Height - 1))[column];
        }

        return levels;
    }

    private static string OneLine(string text) => text.Replace("\n", " / ", StringComparison.Ordinal);
}
