using System.Text;
using DigitTools.Core.Database;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Merging;

/// <summary>The rows of a database that is merged into another one, in the order of their paths and pages.</summary>
internal sealed class MergeSource : IDisposable
{
    /// <summary>Rows fetched at a time: between two pages a task that is still at work can commit.</summary>
    private const int PageRows = 1000;

    private readonly BatchDatabase _database;
    private readonly SqliteCommand _page;
    private readonly PictureContents _contents;
    private readonly CancellationToken _cancellationToken;
    private readonly Queue<DatabaseRow> _rows = new();
    private readonly Dictionary<long, DatabaseRun> _runs = [];
    private (string Path, int Page) _last = ("", 0);
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
        string page =
            $"{PictureTable.Columns.Selection.Text} WHERE (path, page) > ($path, $page) ORDER BY path, page LIMIT {PageRows}";
        _page = _database.Connection.Command(page, "$path", "$page");
        _contents = new PictureContents(_database.Connection);
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
        _contents.Dispose();
        _database.Dispose();
    }

    private void Fetch(MergeTarget target)
    {
        DatabaseSelection selection = PictureTable.Columns.Selection;
        _database.Connection.Patiently(
            () =>
            {
                _rows.Clear();
                (string Path, int Page) last = _last;
                _database.Connection.Bind(_page, last.Path, last.Page);
                using SqliteDataReader data = _page.ExecuteReader();
                var reader = new DatabaseReader(_database.Path, selection, data);
                while (reader.Read())
                {
                    DatabaseRow row = PictureTable.Read(reader, id => Run(id, target), _contents);
                    if (!IsAfter(row, last)) throw Errors.DatabaseOrderInvalid(_database.Path, selection.Table, row.Id);
                    last = (row.Path, row.Page);
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
    private static bool IsAfter(DatabaseRow row, (string Path, int Page) last)
    {
        int order = Encoding.UTF8.GetBytes(row.Path).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(last.Path));
        return order > 0 || (order == 0 && row.Page > last.Page);
    }

    /// <summary>A task that is still at work may have begun a run since they were read.</summary>
    private DatabaseRun? Run(long id, MergeTarget target)
    {
        if (!_runs.ContainsKey(id)) SaveRuns(target);
        return _runs.GetValueOrDefault(id);
    }
}
