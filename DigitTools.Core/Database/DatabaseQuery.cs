using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>Fetches rows in the order of their keys, all at once or page by page.</summary>
/// <typeparam name="T">The record that a row is made of.</typeparam>
/// <param name="connection">The database.</param>
/// <param name="selection">The columns.</param>
/// <param name="read">Reads a row.</param>
/// <param name="key">The key of a record.</param>
internal sealed class DatabaseQuery<T>(
    DatabaseConnection connection, DatabaseSelection selection, Func<DatabaseReader, T> read, Func<T, long> key)
{
    /// <summary>Rows fetched at a time: a reader that is slow, a pager say, must not hold up the commits of a run.</summary>
    private const int PageRows = 1000;

    /// <summary>The rows that a filter lets through, apart from its predicate; fetched as they are taken.</summary>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<T> Pages(DatabaseFilter filter, CancellationToken cancellationToken)
    {
        using SqliteCommand command = DatabaseSql.Select(connection, selection, filter, PageRows);
        List<T> page;
        long last = long.MinValue;
        do
        {
            command.Parameters["$after"].Value = last;
            page = Fetch(command, cancellationToken, last);
            foreach (T row in page)
            {
                last = key(row);
                yield return row;
            }
        }
        while (page.Count == PageRows);
    }

    /// <summary>All rows of a statement; one out of order comes from damaged pages that lead back to each other.</summary>
    /// <param name="command">Gives the columns, in the order of the keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="after">A key that is less than all that are expected.</param>
    public List<T> Fetch(SqliteCommand command, CancellationToken cancellationToken, long after = long.MinValue)
    {
        var rows = new List<T>();
        connection.Patiently(
            () =>
            {
                rows.Clear();
                long last = after;
                using SqliteDataReader data = command.ExecuteReader();
                var reader = new DatabaseReader(connection.Path, selection, data);
                while (reader.Read())
                {
                    T row = read(reader);
                    if (key(row) <= last) throw Errors.DatabaseOrderInvalid(connection.Path, selection.Table, key(row));
                    last = key(row);
                    rows.Add(row);
                }
            },
            cancellationToken);
        return rows;
    }
}
