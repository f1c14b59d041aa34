namespace DigitTools.Core.Tables;

/// <summary>The properties that rows and columns of a table are known by.</summary>
/// <param name="Groups">Of a row.</param>
/// <param name="Column">Of a column.</param>
/// <param name="Optional">So many of the groups, from the first, are left out where all rows share their value.</param>
internal sealed record PivotKeys(IReadOnlyList<string> Groups, string Column, int Optional = 0)
{
    private static readonly string[] s_sheet = ["Directory", "Name", "Page", "Grid"];

    /// <summary>
    /// The usual ones: of pictures a row for each folder; of a sheet its own rows and columns; of a form a row for each picture, and a
    /// column for each field.
    /// </summary>
    /// <param name="first">What comes first, and the others are like it; null where nothing comes.</param>
    /// <param name="groupBy">What the user named for rows; null for the usual.</param>
    /// <param name="column">What the user named for columns; null for the usual.</param>
    public static PivotKeys Of(PictureRow? first, IReadOnlyList<string>? groupBy, string? column)
    {
        if (groupBy is not null) groupBy = [.. groupBy.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (first is { IsField: true })
            return new PivotKeys(groupBy ?? ["Directory", "Page", "Name"], column ?? "Field", groupBy is null ? 2 : 0);
        if (first is { IsCell: true })
            return new PivotKeys(groupBy ?? [.. s_sheet, "Row"], column ?? "Column", groupBy is null ? s_sheet.Length : 0);
        return new PivotKeys(groupBy ?? ["Directory"], column ?? "Name");
    }

    /// <summary>Makes the table.</summary>
    /// <param name="entries">The pictures, with a value for each of the groups.</param>
    /// <param name="value">The property that stands in the cells; null for what was read.</param>
    public PivotTable Table(IReadOnlyList<PivotEntry> entries, string? value)
    {
        ArgumentNullException.ThrowIfNull(entries);
        int[] kept = [.. Enumerable.Range(0, Groups.Count).Where(i => i >= Optional || IsTold(entries, i))];
        PivotEntry[] told = [.. entries.Select(entry => entry with { Groups = [.. kept.Select(i => entry.Groups[i])] })];
        return PivotTable.Of(told, [.. kept.Select(i => Groups[i])], Column, value);
    }

    private static bool IsTold(IReadOnlyList<PivotEntry> entries, int group) =>
        entries.Select(e => e.Groups[group]).Distinct().Skip(1).Any();
}
