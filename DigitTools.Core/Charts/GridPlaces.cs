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

    /// <summary>Logical pixels per em of digits.</summary>
    private const float Smallest = 9, Largest = 17, InForm = 14;

    /// <summary>Less would be no picture any more but labels.</summary>
    private const float LeastSide = 18;

    /// <summary>How much of a cell's width a label with more than the digits may take.</summary>
    private const float MostOfWidth = 0.62f;

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
        GridLabel label = Fitting(cell, box);
        corner = InsideCorners(box, label).MinBy(c => Ink(SKRect.Create(c.Point, new SKSize(label.Width, label.Height))) + c.Cost).Point;
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

    /// <summary>The label with as much as there is room for; digits that don't fit are left out in the middle.</summary>
    private static GridLabel Fitting(GridPanelCell cell, SKRect box)
    {
        string text = OneLine(cell.Text);
        float size = Math.Clamp(0.3f * Math.Min(box.Width, box.Height), Smallest, Largest);
        if (IsUnsure(cell))
        {
            var full = new GridLabel("", text, cell.Confidence, cell.State, size, percent: true);
            if (full.Width <= MostOfWidth * box.Width) return full;
        }

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

    /// <summary>The usual place is the upper left corner: another has to have clearly less ink.</summary>
    private static (SKPoint Point, double Cost)[] InsideCorners(SKRect box, GridLabel label)
    {
        float left = box.Left + Inset, top = box.Top + Inset;
        float right = Math.Max(left, box.Right - Inset - label.Width), bottom = Math.Max(top, box.Bottom - Inset - label.Height);
        return [(new(left, top), 0), (new(right, top), 6), (new(left, bottom), 8), (new(right, bottom), 8)];
    }

    private static SKPoint[] OutsideCorners(SKRect box, GridLabel label) =>
    [
        new(box.Left, box.Top - Beside - label.Height),
        new(box.Right - label.Width, box.Top - Beside - label.Height),
        new(box.Right + Beside, box.MidY - label.Height / 2),
        new(box.Left, box.Bottom + Beside),
        new(box.Left - Beside - label.Width, box.MidY - label.Height / 2),
    ];

    /// <summary>How much darker than white the picture is on the mean under a part of the chart, 0 .. 255.</summary>
    private double Ink(SKRect part)
    {
        const int most = 24;
        GrayPicture picture = sheet.Picture;
        float across = picture.Width / area.Width, down = picture.Height / area.Height;
        int columns = (int)Math.Clamp(part.Width * across, 1, most), rows = (int)Math.Clamp(part.Height * down, 1, most);
        long sum = 0;
        for (int y = 0; y < rows; y++)
        {
            int row = (int)((part.Top - area.Top + (y + 0.5f) * part.Height / rows) * down);
            ReadOnlySpan<byte> levels = picture.Row(Math.Clamp(row, 0, picture.Height - 1));
            for (int x = 0; x < columns; x++)
            {
                int column = (int)((part.Left - area.Left + (x + 0.5f) * part.Width / columns) * across);
                sum += byte.MaxValue - levels[Math.Clamp(column, 0, picture.Width - 1)];
            }
        }

        return (double)sum / (rows * columns);
    }

    private static string OneLine(string text) => text.Replace("\n", " / ", StringComparison.Ordinal);
}
