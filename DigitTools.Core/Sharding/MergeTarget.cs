using DigitTools.Core.Batch;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Sharding;

/// <summary>Writes rows of other databases into one. Every method is called within one transaction.</summary>
internal sealed class MergeTarget : IDisposable
{
    /// <summary>A row that is as old may have been corrected since: a move given up, a file touched whose content is the same.</summary>
    private const string IsNewer =
        "excluded.recorded > picture.recorded OR (excluded.recorded = picture.recorded AND " +
        "(excluded.modified > picture.modified OR (excluded.modified = picture.modified AND excluded.move_to IS NULL AND picture.move_to IS NOT NULL)))";

    private static readonly string[] s_row = [.. MergeSource.Columns.Select(c => "$" + c)];
    private static readonly int s_sourcePath = Array.IndexOf(MergeSource.Columns, "source_path");
    private static readonly int s_recorded = Array.IndexOf(MergeSource.Columns, "recorded");

    private readonly SqliteCommand _save;
    private readonly SqliteCommand _supersede;
    private readonly SqliteCommand _saveRun;
    private readonly SqliteCommand _findRun;

    /// <summary>Prepares the statements.</summary>
    public MergeTarget(LedgerDatabase database)
    {
        // A picture that was read and moved leaves no row where it was: an older database may still have one.
        string columns = string.Join(", ", MergeSource.Columns), run = LedgerSql.RunColumns[(LedgerSql.RunColumns.IndexOf(',', StringComparison.Ordinal) + 2)..];
        _save = database.Command(
            $"INSERT INTO picture ({columns}) SELECT {string.Join(", ", s_row)} " +
            "WHERE NOT EXISTS (SELECT 1 FROM picture WHERE source_path = $path AND recorded >= $recorded) " +
            $"ON CONFLICT (path) DO UPDATE SET {Replacements(MergeSource.Columns)} WHERE {IsNewer}",
            s_row);
        _supersede = database.Command("DELETE FROM picture WHERE path = $path AND recorded <= $recorded", "$path", "$recorded");

        // A run that was still at work when it was merged first has ended meanwhile.
        string[] runColumns = run.Split(", ");
        _saveRun = database.Command(
            $"INSERT INTO run ({run}) VALUES ({string.Join(", ", LedgerSql.Parameters(LedgerSql.RunColumns))}) " +
            $"ON CONFLICT (run_id) DO UPDATE SET {Replacements(runColumns)} WHERE run.finished IS NULL",
            LedgerSql.Parameters(LedgerSql.RunColumns));
        _findRun = database.Command("SELECT id FROM run WHERE run_id = $run_id", "$run_id");
    }

    /// <summary>Rows that were written.</summary>
    public long Written { get; private set; }

    /// <summary>Writes a run that isn't there yet, or not to its end.</summary>
    /// <returns>Its number in this database.</returns>
    public long SaveRun(LedgerRun run)
    {
        LedgerDatabase.Bind(_saveRun, LedgerSql.RunValues(run));
        _saveRun.ExecuteNonQuery();
        LedgerDatabase.Bind(_findRun, run.RunId);
        return (long)_findRun.ExecuteScalar()!;
    }

    /// <summary>Writes a row unless there is one as new of the same picture.</summary>
    /// <param name="row">Values of <see cref="MergeSource.Columns"/>.</param>
    public void Save(object[] row)
    {
        LedgerDatabase.Bind(_save, row);
        Written += _save.ExecuteNonQuery();
        if (row[s_sourcePath] is not string sourcePath) return;
        LedgerDatabase.Bind(_supersede, sourcePath, row[s_recorded]);
        _supersede.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _save.Dispose();
        _supersede.Dispose();
        _saveRun.Dispose();
        _findRun.Dispose();
    }

    private static string Replacements(string[] columns) => string.Join(", ", columns.Select(c => $"{c} = excluded.{c}"));
}
