using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>
/// Writes the rows of one run. Every method that writes is called within <see cref="Transact(Action, BatchCounts, CancellationToken)"/>.
/// </summary>
internal sealed class DatabaseWriter : IDisposable
{
    private readonly BatchDatabase _database;
    private readonly SqliteCommand _save;
    private readonly SqliteCommand _saveMove;
    private readonly SqliteCommand _saveRun;
    private readonly SqliteCommand _removePages;
    private readonly PictureContents _contents;

    /// <summary>Begins a run: from now on an older run of the same database can't write any more.</summary>
    /// <param name="database">A database whose lock is held.</param>
    /// <param name="run">The run to begin.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    public DatabaseWriter(BatchDatabase database, DatabaseRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _save = database.Connection.Command(PictureTable.Columns.Upsert(), PictureTable.Columns.Parameters);
        _saveMove = database.Connection.Command(
            """
            UPDATE picture SET path = $path, source_path = $source_path, move_to = $move_to, size = $size, modified = $modified
            WHERE path = (SELECT path FROM picture WHERE id = $id)
            """,
            "$path", "$source_path", "$move_to", "$size", "$modified", "$id");
        _removePages = database.Connection.Command("DELETE FROM picture WHERE path = $path AND page > $count", "$path", "$count");
        _saveRun = database.Connection.Command(RunTable.Columns.Upsert(), RunTable.Columns.Parameters);
        _contents = new PictureContents(database.Connection);
        database.Connection.Transact(() => SaveRun(run), cancellationToken);
        Run = run with { Id = database.Connection.Number("SELECT max(id) FROM run", CancellationToken.None) };
    }

    /// <summary>The run, as it was last saved.</summary>
    public DatabaseRun Run { get; private set; }

    /// <summary>Runs work as one transaction: all of it is in the file, or nothing.</summary>
    /// <param name="work">Saves rows.</param>
    /// <param name="counts">The counts of the run with that work.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseBusy"/>: a later run has taken over, which happens only if the lock
    /// has no effect, as on some network folders; DatabaseLocked, DatabaseFull, DatabaseNotWritable or DatabaseInvalid. Nothing was
    /// changed.</exception>
    public void Transact(Action work, BatchCounts counts, CancellationToken cancellationToken = default) =>
        Transact(work, Run with { Counts = counts }, cancellationToken);

    /// <summary>Ends the run.</summary>
    /// <param name="stoppedBy">Why.</param>
    /// <param name="counts">Its last counts.</param>
    /// <exception cref="DigitException">As <see cref="Transact(Action, BatchCounts, CancellationToken)"/>.</exception>
    public void Finish(BatchStop stoppedBy, BatchCounts counts) =>
        Transact(() => { }, Run with { Counts = counts, Finished = DatabaseTime.Now, StoppedBy = stoppedBy }, CancellationToken.None);

    /// <summary>Writes a picture; a row with the same path and page is replaced and keeps its key.</summary>
    /// <param name="row">The picture.</param>
    /// <returns>The row with its key.</returns>
    public DatabaseRow Save(DatabaseRow row)
    {
        _database.Connection.Bind(_save, PictureTable.Columns.Values(row));
        row = row with { Id = (long)_save.ExecuteScalar()! };
        _contents.Save(row);
        return row;
    }

    /// <summary>Writes where a file is now, for all its pages; the rest of their rows stays.</summary>
    /// <param name="row">The picture, with its key.</param>
    public void SaveMove(DatabaseRow row)
    {
        long modified = DatabaseTime.ToNumber(row.Stamp.Modified);
        _database.Connection.Bind(_saveMove, row.Path, row.SourcePath, row.MoveTo, row.Stamp.Size, modified, row.Id);
        _saveMove.ExecuteNonQuery();
    }

    /// <summary>Removes the rows of pages that a file no longer has.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="count">How many pages it has.</param>
    internal void RemovePages(string path, int count)
    {
        _database.Connection.Bind(_removePages, path, count);
        _removePages.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _save.Dispose();
        _removePages.Dispose();
        _saveMove.Dispose();
        _saveRun.Dispose();
        _contents.Dispose();
    }

    private void Transact(Action work, DatabaseRun after, CancellationToken cancellationToken)
    {
        _database.Connection.Transact(
            () =>
            {
                bool isLatest = _database.Connection.Number("SELECT max(id) FROM run") == Run.Id;
                if (!isLatest) throw Errors.DatabaseBusy(_database.Path, DatabaseLock.Describe(_database.Runs()[^1]));
                work();
                SaveRun(after);
            },
            cancellationToken);
        Run = after;
    }

    private void SaveRun(DatabaseRun run)
    {
        _database.Connection.Bind(_saveRun, RunTable.Columns.Values(run));
        _saveRun.ExecuteNonQuery();
    }
}
