using DigitTools.Core.Batch;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Sharding;

/// <summary>The rows of a database that is merged into another one, in the order of their paths.</summary>
internal sealed class MergeSource : IDisposable
{
    /// <summary>Columns of a picture without its key, which each database has its own of.</summary>
    public static readonly string[] Columns = LedgerSql.RowColumns.Split(", ")[1..];

    /// <summary>Rows fetched at a time: between two pages a task that is still at work can commit.</summary>
    private const int PageRows = 1000;

    private static readonly int s_path = Array.IndexOf(Columns, "path");
    private static readonly int s_run = Array.IndexOf(Columns, "run");

    private readonly Ledger _ledger;
    private readonly SqliteCommand _page;
    private readonly Queue<object[]> _rows = new();
    private readonly Dictionary<long, long> _runs = [];
    private bool _ended;

    /// <summary>Opens a database.</summary>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid or DatabaseLocked.</exception>
    public MergeSource(string path)
    {
        _ledger = Ledger.OpenRead(path);

        // There may be hundreds of these, each read once from front to back.
        _ledger.Database.Execute("PRAGMA cache_size = -512");
        _page = _ledger.Database.Command($"SELECT {string.Join(", ", Columns)} FROM picture WHERE path > $after ORDER BY path LIMIT {PageRows}", "$after");
        _page.Parameters[0].Value = "";
    }

    /// <summary>The row to take next: values of <see cref="Columns"/>, the run in the numbers of this database.</summary>
    public object[] Row => _rows.Peek();

    /// <summary>Full path of the picture of <see cref="Row"/>.</summary>
    public string Key => (string)Row[s_path];

    /// <summary>Whether there is a <see cref="Row"/>.</summary>
    public bool Read()
    {
        if (_rows.Count == 0 && !_ended) Fetch();
        return _rows.Count > 0;
    }

    /// <summary>Takes the row.</summary>
    /// <param name="target">Gets the run of the row if it hasn't got it yet.</param>
    /// <returns>Its values, the run in the numbers of the target.</returns>
    public object[] Take(MergeTarget target)
    {
        object[] row = _rows.Dequeue();
        long run = (long)row[s_run];
        if (!_runs.ContainsKey(run)) SaveRuns(target);
        row[s_run] = _runs[run];
        return row;
    }

    /// <summary>Gives the target all runs.</summary>
    public void SaveRuns(MergeTarget target)
    {
        foreach (LedgerRun run in _ledger.Runs()) _runs[run.Id] = target.SaveRun(run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _page.Dispose();
        _ledger.Dispose();
    }

    private void Fetch() => _ledger.Database.Guard(() =>
    {
        using SqliteDataReader reader = _page.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[Columns.Length];
            reader.GetValues(row);
            _rows.Enqueue(row);
        }

        _ended = _rows.Count < PageRows;
        if (_rows.Count > 0) _page.Parameters[0].Value = _rows.Last()[s_path];
    });
}
