namespace DigitTools.Core.Reports;

/// <summary>Collects the rows of a report as they come: a picture each, or a sheet cell by cell.</summary>
/// <param name="locate">Gives the full path of a picture.</param>
internal sealed class ReportRows(Func<string, string> locate)
{
    private readonly List<ReportRow> _rows = [];
    private readonly Dictionary<(string Path, int Page), Sheet> _sheets = [];

    /// <summary>The rows, in the order in which the first of each came.</summary>
    public IReadOnlyList<ReportRow> Rows
    {
        get
        {
            ReportRow[] rows = [.. _rows];
            foreach (Sheet sheet in _sheets.Values) rows[sheet.Place] = rows[sheet.Place].WithCells(sheet.Cells);
            return rows;
        }
    }

    /// <summary>Adds a picture, with its cells if it is of a sheet.</summary>
    /// <param name="row">The picture.</param>
    public void Add(ReportRow row) => _rows.Add(row with { Path = locate(row.Path) });

    /// <summary>Adds what has the properties of a prediction, a text or a cell.</summary>
    /// <param name="valueOf">The value of a property by its name; null if there is none.</param>
    /// <param name="digits">The digits of a text; none if they aren't known.</param>
    /// <returns>Whether it has them.</returns>
    public bool TryAdd(Func<string, object?> valueOf, IReadOnlyList<ReportBox> digits)
    {
        if (ReportRow.From(valueOf, digits) is not { } row) return false;
        if (ReportCell.From(valueOf) is { } cell) Add(row, cell);
        else Add(row);
        return true;
    }

    /// <summary>Cells of one page are one row; a place that comes again begins another.</summary>
    private void Add(ReportRow row, ReportCell cell)
    {
        (string Path, int Page) page = (row.Path, row.Page);
        if (!_sheets.TryGetValue(page, out Sheet? sheet) || sheet.Places.Contains((cell.Grid, cell.Row, cell.Column)))
        {
            if (sheet is not null) _rows[sheet.Place] = _rows[sheet.Place].WithCells(sheet.Cells);
            _sheets[page] = sheet = new Sheet(_rows.Count);
            Add(ReportRow.OfSheet(row));
        }

        sheet.Places.Add((cell.Grid, cell.Row, cell.Column));
        sheet.Cells.Add(cell);
    }

    /// <summary>A sheet whose cells are still coming.</summary>
    /// <param name="Place">That of its row.</param>
    private sealed record Sheet(int Place)
    {
        public List<ReportCell> Cells { get; } = [];

        public HashSet<(int Grid, int Row, int Column)> Places { get; } = [];
    }
}
