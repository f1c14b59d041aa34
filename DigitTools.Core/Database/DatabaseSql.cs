using System.Globalization;
using DigitTools.Core.Recognition;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>From a filter to the statement that finds its rows.</summary>
internal static class DatabaseSql
{
    /// <summary>One page of the rows that a filter lets through; the parameter $after holds the last key of the page before.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="selection">Columns of the pictures.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="rows">How many a page has.</param>
    public static SqliteCommand Select(DatabaseConnection connection, DatabaseSelection selection, DatabaseFilter filter, int rows)
    {
        SqliteCommand command = connection.Command("", "$after");
#pragma warning disable CA2100 // Names and numbers of our own; values are parameters.
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"{selection.Text} WHERE {string.Join(" AND ", Conditions(command, filter))} ORDER BY id LIMIT {rows}");
#pragma warning restore CA2100
        return command;
    }

    private static List<string> Conditions(SqliteCommand command, DatabaseFilter filter)
    {
        string AnyOf(IEnumerable<object> wanted) => string.Join(", ", wanted.Select(value =>
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"$v{command.Parameters.Count}");
            command.Parameters.AddWithValue(name, value);
            return name;
        }));

        var conditions = new List<string> { "id > $after" };
        if (filter.Statuses.Count > 0) conditions.Add($"status IN ({AnyOf(filter.Statuses.Select(DatabaseChoice<BatchStatus>.Name))})");
        if (filter.Reasons.Count > 0) conditions.Add($"reason IN ({AnyOf(filter.Reasons.Select(DatabaseChoice<RecognitionReason>.Name))})");
        if (filter.Digits.Count > 0) conditions.Add($"digit IN ({AnyOf(filter.Digits.Select(object (d) => (long)d))})");
        if (filter.RunIds.Count > 0) conditions.Add($"run IN (SELECT id FROM run WHERE run_id IN ({AnyOf(filter.RunIds)}))");
        if (filter.ModelIds.Count > 0) conditions.Add($"run IN (SELECT id FROM run WHERE model_id IN ({AnyOf(filter.ModelIds)}))");
        if (filter.MinimumConfidence is { } least) conditions.Add($"confidence >= {AnyOf([least])}");
        if (filter.MaximumConfidence is { } most) conditions.Add($"confidence <= {AnyOf([most])}");
        if (filter.Since is { } since) conditions.Add($"recorded >= {AnyOf([DatabaseTime.ToNumber(since)])}");
        if (filter.Until is { } until) conditions.Add($"recorded < {AnyOf([DatabaseTime.ToNumber(until)])}");
        if (filter.IsMoving is { } isMoving) conditions.Add($"move_to IS {(isMoving ? "NOT " : "")}NULL");
        return conditions;
    }
}
