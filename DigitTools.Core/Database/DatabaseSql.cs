using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>From a filter to the statement that finds its rows.</summary>
internal static class DatabaseSql
{
    /// <summary>One page of the rows that a filter lets through; the parameter $after holds the last key of the page before.</summary>
    public static SqliteCommand Select(DatabaseConnection connection, DatabaseFilter filter, int rows)
    {
        SqliteCommand command = connection.Command("", "$after");
        string AnyOf(IEnumerable<object> wanted) => string.Join(", ", wanted.Select(value =>
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"$v{command.Parameters.Count}");
            command.Parameters.AddWithValue(name, value);
            return name;
        }));

        var conditions = new List<string> { "id > $after" };
        if (filter.Statuses.Count > 0) conditions.Add($"status IN ({AnyOf(filter.Statuses.Select(DatabaseChoice<BatchStatus>.Name))})");
        if (filter.Digits.Count > 0) conditions.Add($"digit IN ({AnyOf(filter.Digits.Select(object (d) => (long)d))})");
        if (filter.RunIds.Count > 0) conditions.Add($"run IN (SELECT id FROM run WHERE run_id IN ({AnyOf(filter.RunIds)}))");
        if (filter.Since is { } since) conditions.Add($"recorded >= {AnyOf([DatabaseTime.ToNumber(since)])}");
#pragma warning disable CA2100 // Names and numbers of our own; values are parameters.
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"{PictureTable.Columns.Selection.Text} WHERE {string.Join(" AND ", conditions)} ORDER BY id LIMIT {rows}");
#pragma warning restore CA2100
        return command;
    }
}
