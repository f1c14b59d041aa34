using System.Globalization;
using static DigitTools.Core.Tables.PropertyValue;

namespace DigitTools.Core.Tables;

/// <summary>Pictures in rows and columns: a row for each pupil and a column for each question, say.</summary>
internal sealed class PivotTable
{
    private const string Doubtful = "Doubtful", NoName = "-";

    private PivotTable(IReadOnlyList<string> groupNames, IReadOnlyList<string> columnNames, IReadOnlyList<PivotRow> rows)
    {
        GroupNames = groupNames;
        ColumnNames = columnNames;
        Rows = rows;
    }

    /// <summary>The properties that a row is known by, which come first.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    /// <summary>
    /// The other columns, in natural order. No two are the same, whatever their case, and none is the same as the others of the table.
    /// </summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>Name of the last column, <c>Doubtful</c>: the columns of a row that a person has to look at.</summary>
    public string DoubtfulName { get; private init; } = Doubtful;

    /// <summary>The rows, in natural order.</summary>
    public IReadOnlyList<PivotRow> Rows { get; }

    /// <summary>Cells that more than one picture fell into.</summary>
    public int Joined { get; private init; }

    /// <summary>Whether the cells are shares of 1.</summary>
    public bool IsShare { get; private init; }

    /// <summary>Makes a table.</summary>
    /// <param name="entries">The pictures.</param>
    /// <param name="groupBy">The properties that a row is known by.</param>
    /// <param name="column">The property that a column is known by.</param>
    /// <param name="value">The property that stands in the cells; null for what was read.</param>
    public static PivotTable Of(IReadOnlyList<PivotEntry> entries, IReadOnlyList<string> groupBy, string column, string? value = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(groupBy);
        object?[][] groups = [.. groupBy.Select((name, i) => Labels(name, entries.Select(e => e.Groups[i])))];
        string[] columns = [.. Labels(column, entries.Select(e => e.Column)).Select(TextOf)];
        string[] names = [.. columns.Distinct(StringComparer.OrdinalIgnoreCase).Order(NaturalOrder.Instance)];
        var places = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.OrdinalIgnoreCase);

        var rows = new Dictionary<string, (object?[] Groups, PivotCell?[] Cells)>(StringComparer.Ordinal);
        int joined = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            object?[] own = [.. groups.Select(group => group[i])];
            string key = string.Join('\0', own.Select(TextOf));
            if (!rows.TryGetValue(key, out (object?[] Groups, PivotCell?[] Cells) row))
                rows.Add(key, row = (own, new PivotCell?[names.Length]));
            ref PivotCell? cell = ref row.Cells[places[columns[i]]];
            if (cell is not null) joined++;
            cell = cell?.With(entries[i].Value) ?? new PivotCell(entries[i].Value, entries[i].IsDoubtful, entries[i].Path);
        }

        var taken = new HashSet<string>(groupBy, StringComparer.OrdinalIgnoreCase);
        string last = Free(Doubtful, taken);
        string[] unique = [.. names.Select(name => Free(name.Length > 0 ? name : NoName, taken))];
        IOrderedEnumerable<(object?[] Groups, PivotCell?[] Cells)> ordered = rows.Values.OrderBy(_ => 0);
        for (int i = 0; i < groupBy.Count; i++)
        {
            int place = i;
            ordered = ordered.ThenBy(row => TextOf(row.Groups[place]), NaturalOrder.Instance);
        }

        PivotRow[] made = [.. ordered.Select(row => new PivotRow(row.Groups, row.Cells, Doubts(row.Cells, unique)))];
        return new PivotTable(groupBy, unique, made)
        {
            DoubtfulName = last,
            Joined = joined,
            IsShare = value is not null && PictureRow.IsShare(value),
        };
    }

    private static string? Doubts(PivotCell?[] cells, string[] names)
    {
        IEnumerable<string> doubtful = names.Where((_, i) => cells[i] is { IsDoubtful: true });
        return string.Join(", ", doubtful) is { Length: > 0 } text ? text : null;
    }

    /// <summary>
    /// What stands in the table for the values of a property: folders without what they share, files without their extension. They become
    /// names of properties, which a terminal shows as they are.
    /// </summary>
    private static object?[] Labels(string property, IEnumerable<object?> values)
    {
        object?[] all = [.. values];
        if (property.Equals("Name", StringComparison.OrdinalIgnoreCase))
            all = [.. all.Select(v => Path.GetFileNameWithoutExtension(TextOf(v)))];
        if (property.Equals("Directory", StringComparison.OrdinalIgnoreCase))
        {
            Dictionary<string, string> labels = FolderLabels.Of(all.Select(TextOf));
            all = [.. all.Select(v => labels[TextOf(v)])];
        }

        return [.. all.Select(v => v is string text ? VisibleText.Of(text) : v)];
    }

    /// <summary>A name, or where a property of the row has it already, the name with a number: <c>Directory-2</c>.</summary>
    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++) free = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        return free;
    }
}
