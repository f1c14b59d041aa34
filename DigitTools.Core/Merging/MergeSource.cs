using System.Text;
using DigitTools.Core.Database;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Merging;

/// <summary>The rows of a database that is merged into another one, in the order of their paths.</summary>
internal sealed class MergeSource : IDisposable
{
    /// <summary>Rows fetched at a time: between two pages a task that is still at work can commit.</summary>
    private const int PageRows = 1000;

    private readonly BatchDatabase _database;
    private readonly SqliteCommand _page;
    private readonly CancellationToken _cancellationToken;
    private readonly Queue<DatabaseRow> _rows = new();
    private readonly Dictionary<long, DatabaseRun> _runs = [];
    private string _last = "";
    private bool _ended;

    /// <summary>Opens a database.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid or DatabaseLocked.</exception>
    public MergeSource(string path, CancellationToken cancellationToken)
    {
        _database = BatchDatabase.OpenRead(path, cancellationToken);
        _cancellationToken = cancellationToken;

        // There may be hundreds of these, each read once from front to back.
        _database.Connection.Execute("PRAGMA cache_size = -512");
        string page = $"{PictureTable.Columns.Selection.Text} WHERE path > $after ORDER BY path LIMIT {PageRows}";
        _page = _database.Connection.Command(page, "$after");
    }

    /// <summary>Full path of the picture to take next.</summary>
    public string Key => _rows.Peek().Path;

    /// <summary>Fetches rows if none is left.</summary>
    /// <param name="target">Gets the runs of the rows.</param>
    /// <returns>Whether there is a row to take.</returns>
    public bool Read(MergeTarget target)
    {
        if (_rows.Count == 0 && !_ended) Fetch(target);
        return _rows.Count > 0;
    }

    /// <summary>Takes the row, which has its run as the target has it.</summary>
    public DatabaseRow Take() => _rows.Dequeue();

    /// <summary>Gives the target all runs.</summary>
    public void SaveRuns(MergeTarget target)
    {
        foreach (DatabaseRun run in _database.Runs(_cancellationToken)) _runs[run.Id] = target.SaveRun(run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _page.Dispose();
        _database.Dispose();
    }

    private void Fetch(MergeTarget target)
    {
        DatabaseSelection selection = PictureTable.Columns.Selection;
        _database.Connection.Patiently(
            () =>
            {
                _rows.Clear();
                string last = _last;
                _page.Parameters[0].Value = last;
                using SqliteDataReader data = _page.ExecuteReader();
                var reader = new DatabaseReader(_database.Path, selection, data);
                while (reader.Read())
                {
                    DatabaseRow row = PictureTable.Read(reader, id => Run(id, target));
                    if (!IsAfter(row.Path, last)) throw Errors.DatabaseOrderInvalid(_database.Path, selection.Table, row.Id);
                    last = row.Path;
                    _rows.Enqueue(row);
                }

                _last = last;
            },
            _cancellationToken);
        _ended = _rows.Count < PageRows;
    }

    /// <summary>
    /// As SQLite compares texts: by their bytes. An index whose pages lead back to each other gives paths that were there before.
    /// </summary>
    private static bool IsAfter(string path, string last) =>
        Encoding.UTF8.GetBytes(path).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(last)) > 0;

    /// <summary>A task that is still at work may have begun a run since they were read.</summary>
    private DatabaseRun? Run(long id, MergeTarget target)
    {
        if (!_runs.ContainsKey(id)) SaveRuns(target);
        return _runs.GetValueOrDefault(id);
    }
}
