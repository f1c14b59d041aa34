using DigitTools.Core.Database;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Merging;

/// <summary>Writes rows of other databases into one. Every method is called within one transaction.</summary>
internal sealed class MergeTarget : IDisposable
{
    /// <summary>A row that is as old may have been corrected since: a move given up, a file touched whose content is the same.</summary>
    private const string IsNewer = """
        excluded.recorded > picture.recorded OR (excluded.recorded = picture.recorded AND (
            excluded.modified > picture.modified OR (
                excluded.modified = picture.modified AND excluded.move_to IS NULL AND picture.move_to IS NOT NULL)))
        """;

    /// <summary>A picture that was read and moved leaves no row where it was: an older database may still have one.</summary>
    private const string HasMovedAway = "EXISTS (SELECT 1 FROM picture WHERE source_path = $path AND recorded >= $recorded)";

    private readonly DatabaseConnection _connection;
    private readonly SqliteCommand _save;
    private readonly SqliteCommand _supersede;
    private readonly SqliteCommand _follow;
    private readonly SqliteCommand _saveRun;
    private readonly SqliteCommand _findRun;
    private readonly PictureContents _contents;

    /// <summary>Prepares the statements.</summary>
    public MergeTarget(DatabaseConnection connection)
    {
        _connection = connection;

        _save = connection.Command(
            PictureTable.Columns.Upsert(unless: HasMovedAway, replaces: IsNewer),
            PictureTable.Columns.Parameters);
        _supersede = connection.Command("DELETE FROM picture WHERE path = $path AND recorded <= $recorded", "$path", "$recorded");

        // The same reading of a picture that has been moved once more since.
        _follow = connection.Command(
            """
            DELETE FROM picture
            WHERE source_path = $source AND page = $page AND recorded = $recorded AND content_hash IS $hash AND path <> $path
            """,
            "$source", "$page", "$recorded", "$hash", "$path");

        // A run that was still at work when it was merged first has ended meanwhile.
        _saveRun = connection.Command(RunTable.Columns.Upsert(replaces: "run.finished IS NULL"), RunTable.Columns.Parameters);
        _findRun = connection.Command("SELECT id FROM run WHERE run_id = $run_id", "$run_id");
        _contents = new PictureContents(connection);
    }

    /// <summary>Rows that were written.</summary>
    public long Written { get; private set; }

    /// <summary>Writes a run that isn't there yet, or not to its end.</summary>
    /// <returns>The run with its key in this database.</returns>
    public DatabaseRun SaveRun(DatabaseRun run)
    {
        // It is called while a source is read: an error here is not one of the source.
        _connection.Guard(() =>
        {
            _connection.Bind(_saveRun, RunTable.Columns.Values(run));
            _saveRun.ExecuteNonQuery();
            _connection.Bind(_findRun, run.RunId);
            run = run with { Id = (long)_findRun.ExecuteScalar()! };
        });
        return run;
    }

    /// <summary>Writes a row unless there is one as new of the same page of the same picture.</summary>
    /// <param name="row">The picture, with a run of <see cref="SaveRun"/>.</param>
    public void Save(DatabaseRow row)
    {
        _connection.Bind(_save, PictureTable.Columns.Values(row));
        if (_save.ExecuteScalar() is long id)
        {
            Written++;
            _contents.Save(row with { Id = id });
        }

        if (row.SourcePath is null) return;
        _connection.Bind(_supersede, row.SourcePath, DatabaseTime.ToNumber(row.Recorded));
        _supersede.ExecuteNonQuery();
        _connection.Bind(_follow, row.SourcePath, row.Page, DatabaseTime.ToNumber(row.Recorded), row.ContentHash, row.Path);
        _follow.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _save.Dispose();
        _supersede.Dispose();
        _follow.Dispose();
        _saveRun.Dispose();
        _findRun.Dispose();
        _contents.Dispose();
    }
}
