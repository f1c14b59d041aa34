using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>Removes rows from a database, and gives the room that they took back to the disk. No picture is touched.</summary>
/// <remarks>A row whose picture is being moved stays: it alone knows where the picture is. The runs stay too.</remarks>
internal static class DatabaseCleaner
{
    /// <summary>How many rows would be removed, without changing anything.</summary>
    /// <param name="path">Full path of the database.</param>
    /// <param name="options">Which rows.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid, DatabaseLocked or FolderUnreachable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static long Preview(string path, RemovalOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var database = BatchDatabase.OpenRead(path, cancellationToken);
        return Find(database, options, cancellationToken).LongCount();
    }

    /// <summary>Removes rows in one transaction, then makes the file as small as it can be.</summary>
    /// <param name="path">Full path of the database; one of an older version is renewed.</param>
    /// <param name="options">Which rows.</param>
    /// <param name="wait">How long to wait for a run that works on the database.</param>
    /// <param name="confirm">Gets the number of rows, and says whether they are to be removed; null removes them.</param>
    /// <param name="cancellationToken">Ends it and removes nothing, or leaves the file as large as it was.</param>
    /// <returns>Null if it was not confirmed.</returns>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseBusy, FolderUnreachable, or another error of the
    /// database.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RemovalResult? Remove(
        string path, RemovalOptions options, TimeSpan wait, Func<long, bool>? confirm = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(path) && !Directory.Exists(path)) throw Errors.DatabaseNotFound(path);
        var clock = Stopwatch.StartNew();
        using var mine = DatabaseLock.Take(path, wait, cancellationToken);
        long before = new FileInfo(path).Length;
        using var database = BatchDatabase.OpenOrCreate(path, cancellationToken);
        List<long> rows = [.. Find(database, options, cancellationToken)];
        if (confirm?.Invoke(rows.Count) == false) return null;
        if (rows.Count > 0)
        {
            database.Connection.Transact(() => Delete(database.Connection, rows), cancellationToken);
            Shrink(database.Connection, cancellationToken);
        }

        return new RemovalResult(rows.Count, database.Count(cancellationToken), before, new FileInfo(path).Length, clock.Elapsed);
    }

    /// <summary>Keys of the rows.</summary>
    private static IEnumerable<long> Find(BatchDatabase database, RemovalOptions options, CancellationToken cancellationToken)
    {
        var filter = new DatabaseFilter { Until = options.OlderThan, RunIds = options.RunIds };
        IEnumerable<DatabasePlace> places = database.Places(filter, cancellationToken);
        if (options.Missing) places = places.Where(new MissingPictures(database.Path, database.Runs(cancellationToken)).Has);
        return places.Select(place => place.Id);
    }

    private static void Delete(DatabaseConnection connection, List<long> rows)
    {
        using SqliteCommand command = connection.Command("DELETE FROM picture WHERE id = $id", "$id");
        foreach (long row in rows)
        {
            connection.Bind(command, row);
            command.ExecuteNonQuery();
        }
    }

    private static void Shrink(DatabaseConnection connection, CancellationToken cancellationToken) => connection.Patiently(
        () =>
        {
            using SqliteCommand command = connection.Command("VACUUM");
            command.ExecuteNonQuery();
        },
        cancellationToken);
}
