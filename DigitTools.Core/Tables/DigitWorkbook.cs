using DigitTools.Core.Files;
using SpreadCheetah;

namespace DigitTools.Core.Tables;

/// <summary>Writes pictures, and a table of them, as a workbook for Excel and other spreadsheet programs (.xlsx).</summary>
internal static class DigitWorkbook
{
    /// <summary>Rows of a sheet.</summary>
    internal const int MostRows = 1_048_576;

    /// <summary>Columns of a sheet.</summary>
    internal const int MostColumns = 16_384;

    private const string PicturesName = "Pictures", TableName = "Table";

    /// <summary>What a doubtful cell shows if there is no guess: something to click on, and no number.</summary>
    private const string Unknown = "?";

    /// <summary>Writes a workbook with a row for each picture, and a second sheet with a table if there is one.</summary>
    /// <param name="path">Full path of the file; an existing one is replaced.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The pictures.</param>
    /// <param name="table">The table; null for none.</param>
    /// <param name="cancellationToken">Stops between two rows; nothing is written then.</param>
    /// <returns>How many cells have no link to their picture, because its path is too long for one.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/> or
    /// <see cref="DigitErrorId.TableTooWide"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static int Write(
        string path,
        IReadOnlyList<string> columns,
        IReadOnlyList<WorkbookRow> rows,
        PivotTable? table,
        CancellationToken cancellationToken) => Write(path, columns, rows, table, MostRows, cancellationToken);

    /// <summary>As above, with another number of rows of a sheet.</summary>
    internal static int Write(
        string path,
        IReadOnlyList<string> columns,
        IReadOnlyList<WorkbookRow> rows,
        PivotTable? table,
        int mostRows,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        Sheet[] sheets = table is null ? [Pictures(columns, rows)] : [Pictures(columns, rows), TableOf(table)];
        if (sheets.FirstOrDefault(sheet => sheet.Header.Count > MostColumns) is { } wide)
            throw Errors.TableTooWide(path, wide.Header.Count, MostColumns);
        int unlinked = 0;
        ReplaceFile.Write(path, stream => unlinked = WriteAsync(stream, sheets, mostRows, cancellationToken).GetAwaiter().GetResult());
        return unlinked;
    }

    private static async Task<int> WriteAsync(Stream stream, Sheet[] sheets, int mostRows, CancellationToken cancellationToken)
    {
        var options = new SpreadCheetahOptions { PreserveStringWhitespace = true };
        Spreadsheet workbook = await Spreadsheet.CreateNewAsync(stream, options, cancellationToken).ConfigureAwait(false);
        await using (workbook.ConfigureAwait(false))
        {
            var writer = new SheetWriter(workbook, mostRows);
            foreach (Sheet sheet in sheets) await writer.WriteAsync(sheet, cancellationToken).ConfigureAwait(false);
            await workbook.FinishAsync(cancellationToken).ConfigureAwait(false);
            return writer.Unlinked;
        }
    }

    private static Sheet Pictures(IReadOnlyList<string> columns, IReadOnlyList<WorkbookRow> rows)
    {
        bool[] shares = [.. columns.Select(PictureRow.IsShare)];
        bool[] links = [.. columns.Select(c => c.Equals(WorkbookColumns.Link, StringComparison.OrdinalIgnoreCase))];
        return new Sheet(PicturesName, columns, links is [true, ..] ? 1 : 0, rows.Count, i =>
        {
            CellTint tint = TintOf(rows[i].Status);
            // No network ran where there is nothing to read: 0 % would be a doubt.
            object? Shown(object? value, int j) => tint == CellTint.Blank && shares[j] ? null : value;
            string target = rows[i].Path;
            return [.. rows[i].Values.Select((value, j) => new SheetCell(Shown(value, j), tint, shares[j], links[j] ? target : null))];
        });
    }

    private static CellTint TintOf(string status) => status switch
    {
        PictureRow.Rejected => CellTint.Doubtful,
        PictureRow.Failed => CellTint.Failed,
        PictureRow.Empty => CellTint.Blank,
        _ => CellTint.None,
    };

    private static Sheet TableOf(PivotTable table)
    {
        string[] header = [.. table.GroupNames, .. table.ColumnNames, table.DoubtfulName];
        return new Sheet(TableName, header, table.GroupNames.Count, table.Rows.Count, i =>
        {
            PivotRow row = table.Rows[i];
            IEnumerable<SheetCell> groups = row.Groups.Select(group => new SheetCell(group));
            return [.. groups, .. row.Cells.Select(cell => CellOf(cell, table.IsShare)), new SheetCell(row.Doubtful)];
        });
    }

    private static SheetCell CellOf(PivotCell? cell, bool isShare) => cell is { IsDoubtful: true }
        ? new SheetCell(cell.Value ?? Unknown, CellTint.Doubtful, isShare, cell.Path)
        : new SheetCell(cell?.Value, IsShare: isShare);
}
