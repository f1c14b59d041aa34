using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace DigitTools.Core.Tables;

/// <summary>Writes sheets into a workbook, row by row; one with more rows than a sheet can have goes on in a second.</summary>
/// <param name="workbook">The workbook.</param>
/// <param name="mostRows">Rows of a sheet, its header among them.</param>
internal sealed class SheetWriter(Spreadsheet workbook, int mostRows)
{
    /// <summary>Rows that say how wide the columns have to be.</summary>
    private const int MeasuredRows = 1000;

    private const int LeastWidth = 8, MostWidth = 60;

    private readonly SheetStyles _styles = new(workbook);

    /// <summary>Cells whose target is too far away for a link.</summary>
    public int Unlinked { get; private set; }

    /// <summary>Writes a sheet.</summary>
    public async Task WriteAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        double[] widths = Widths(sheet);
        for (int first = 0, part = 1; first < sheet.RowCount || part == 1; first += mostRows - 1, part++)
        {
            int count = Math.Min(mostRows - 1, sheet.RowCount - first);
            string name = part == 1 ? sheet.Name : string.Create(CultureInfo.InvariantCulture, $"{sheet.Name} {part}");
            await workbook.StartWorksheetAsync(name, Options(sheet, widths, count + 1), cancellationToken).ConfigureAwait(false);
            await AddAsync([.. sheet.Header.Select(h => new SheetCell(h, CellTint.Header))], cancellationToken).ConfigureAwait(false);
            for (int i = first; i < first + count; i++) await AddAsync(sheet.Row(i), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(SheetCell[] cells, CancellationToken cancellationToken) =>
        await workbook.AddRowAsync(Array.ConvertAll(cells, Made), cancellationToken).ConfigureAwait(false);

    private Cell Made(SheetCell cell)
    {
        object? value = cell.Value is string text ? SheetText.Of(text) : cell.Value;
        string? link = cell.Target is null || value is null ? null : SheetText.Link(cell.Target, value);
        if (cell.Target is not null && value is not null && link is null) Unlinked++;
        DataCell data = value switch
        {
            null => default,
            string words => new DataCell(words),
            int number => new DataCell(number),
            double number when double.IsFinite(number) => new DataCell(number),
            bool isTrue => new DataCell(isTrue),
            DateTime time => new DataCell(time),
            _ => new DataCell(Convert.ToString(value, CultureInfo.InvariantCulture)),
        };
        StyleId style = _styles.Of(cell, link is not null);
        return link is null ? new Cell(data, style) : new Cell(new Formula(link), data, style);
    }

    private static WorksheetOptions Options(Sheet sheet, double[] widths, int rows)
    {
        string last = SheetText.ColumnName(sheet.Header.Count);
        var options = new WorksheetOptions
        {
            FrozenRows = 1,
            FrozenColumns = sheet.FrozenColumns == 0 ? null : sheet.FrozenColumns,
            AutoFilter = new AutoFilterOptions(string.Create(CultureInfo.InvariantCulture, $"A1:{last}{rows}")),
        };
        for (int i = 0; i < widths.Length; i++) options.Column(i + 1).Width = widths[i];
        return options;
    }

    private static double[] Widths(Sheet sheet)
    {
        int[] longest = [.. sheet.Header.Select(h => h.Length)];
        for (int i = 0; i < Math.Min(sheet.RowCount, MeasuredRows); i++)
        {
            SheetCell[] cells = sheet.Row(i);
            for (int j = 0; j < cells.Length; j++) longest[j] = Math.Max(longest[j], LengthOf(cells[j]));
        }

        // Room for the button of the filter.
        return [.. longest.Select(length => (double)Math.Clamp(length + 3, LeastWidth, MostWidth))];
    }

    private static int LengthOf(SheetCell cell) => cell.Value switch
    {
        null => 0,
        string text => text.Length,
        DateTime => "yyyy-mm-dd hh:mm:ss".Length,
        double when cell.IsShare => "100.0%".Length,
        _ => Convert.ToString(cell.Value, CultureInfo.InvariantCulture)!.Length,
    };
}
