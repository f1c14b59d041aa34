namespace DigitTools.Core.Tables;

/// <summary>The columns of a sheet of pictures.</summary>
internal static class WorkbookColumns
{
    /// <summary>The column with the link to the picture.</summary>
    internal const string Link = "Name";

    /// <summary>Numbers that say something only where there is more than the first.</summary>
    private static readonly string[] s_counted = ["Page", "Grid"];

    /// <summary>Those that a sheet has if none are named, in order.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "Name", "Directory", "Page", "Grid", "Row", "Column", "Field", "Status", "Reason", "Digit", "Text", "Confidence", "BestGuess",
        "Second", "SecondConfidence", "Error", "ModelId",
    ];

    /// <summary>
    /// Leaves out columns in which there is nothing: digits have no text, and most pictures have one page. Of no pictures all columns are
    /// kept.
    /// </summary>
    /// <param name="columns">The names.</param>
    /// <param name="rows">A value for each column.</param>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<WorkbookRow> Rows) WithoutEmpty(
        IReadOnlyList<string> columns, IReadOnlyList<WorkbookRow> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) return (columns, rows);
        int[] kept = [.. Enumerable.Range(0, columns.Count).Where(i => rows.Any(row => Says(columns[i], row.Values[i])))];
        return ([.. kept.Select(i => columns[i])], [.. rows.Select(row => row with { Values = [.. kept.Select(i => row.Values[i])] })]);
    }

    private static bool Says(string column, object? value) => value is not null && !(value is 1 && s_counted.Contains(column));
}
