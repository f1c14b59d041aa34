using System.Globalization;
using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Draws what was read of sheets: each straightened, with the readings in its cells.</summary>
internal static class GridChartFile
{
    /// <summary>A guess that is less likely, 0..1, isn't worth its place: that of a name, or of a scribble.</summary>
    private const double LeastGuess = 0.2;

    /// <summary>Writes the chart of one picture.</summary>
    /// <param name="chartPath">Full path of the chart.</param>
    /// <param name="result">What was read; a sheet without its picture is left out.</param>
    /// <param name="scale">Pixels of the chart for each pixel of its layout.</param>
    /// <exception cref="DigitException">The chart can't be written.</exception>
    public static void Write(string chartPath, GridResult result, int scale)
    {
        bool isForm = IsForm(result.Cells);
        // Parts of a form that are grids lie in one picture: it is shown once.
        IGrouping<GrayPicture, GridSheet>[] pictures = [.. result.Sheets.Where(s => s.Picture is not null).GroupBy(s => s.Picture!)];
        GridPanelSheet[] sheets = [.. pictures.Select(s => new GridPanelSheet(Title(s, pictures.Length), s.Key, isForm, Cells(result, s)))];
        GridChart.Write(chartPath, new GridPanel(Caption(result, isForm), Headline(result.Cells), sheets), scale);
    }

    private static string Title(IEnumerable<GridSheet> sheets, int pictures) =>
        pictures == 1 ? "" : string.Join(", ", sheets.Select(sheet => $"Grid {Count(sheet.Grid)}: {Size(sheet)}"));

    private static GridPanelCell[] Cells(GridResult result, IEnumerable<GridSheet> sheets) =>
        [.. result.Cells.Where(cell => sheets.Any(sheet => sheet.Grid == cell.Grid)).Select(Cell)];

    private static GridPanelCell Cell(GridCell cell) => new(
        cell.SheetBox,
        cell.Field,
        cell.Status == RecognitionStatus.Rejected && cell.Confidence < LeastGuess ? "" : cell.Text,
        cell.Confidence,
        cell.Status switch
        {
            RecognitionStatus.Recognized => GridPanelState.Read,
            RecognitionStatus.Rejected => GridPanelState.Rejected,
            _ => GridPanelState.Empty,
        });

    /// <summary>Fields stand free or have names; cells of a grid have a rule in common with the next one.</summary>
    private static bool IsForm(IReadOnlyList<GridCell> cells)
    {
        if (cells.Any(cell => cell.Field.Length > 0)) return true;
        bool isColumn = cells.Count > 0 && cells.All(cell => cell.Column == 1);
        return isColumn && cells.Zip(cells.Skip(1)).All(pair => !Touch(pair.First, pair.Second));
    }

    private static bool Touch(GridCell cell, GridCell next)
    {
        PixelBox box = cell.SheetBox, other = next.SheetBox;
        int near = 1 + Math.Min(box.Height, other.Height) / 10;
        return cell.Grid != next.Grid || Math.Abs(other.Top - box.Bottom) <= near;
    }

    private static string Headline(IReadOnlyList<GridCell> cells)
    {
        int read = cells.Count(cell => cell.Status == RecognitionStatus.Recognized);
        int rejected = cells.Count(cell => cell.Status == RecognitionStatus.Rejected);
        int empty = cells.Count - read - rejected;
        if (empty == cells.Count) return "Empty: no ink";
        IEnumerable<string> parts =
        [
            $"{ChartNumber.Count(read)} recognized",
            .. rejected > 0 ? [$"{ChartNumber.Count(rejected)} rejected"] : Array.Empty<string>(),
            .. empty > 0 ? [$"{ChartNumber.Count(empty)} empty"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    private static string Caption(GridResult result, bool isForm)
    {
        string name = PictureNames.WithFolder(result.Path, result.Page);
        string what = isForm ? ChartNumber.Count(result.Cells.Count, "field")
            : result.Sheets.Count == 1 ? Size(result.Sheets[0])
            : ChartNumber.Count(result.Sheets.Count, "grid");
        return $"{name}  ·  {what}";
    }

    private static string Size(GridSheet sheet) => $"{Count(sheet.Rows)} × {Count(sheet.Columns)} cells";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
