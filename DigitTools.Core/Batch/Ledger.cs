using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Batch;

/// <summary>
/// The record of what was read: a row a picture, a row a run, in one SQLite file (schema.sql). One thread uses one instance;
/// any number of processes may read while one writes.
/// </summary>
public sealed class Ledger : IDisposable
{
    /// <summary>Rows fetched at a time: a reader that is slow, a pager say, must not hold up the commits of a run.</summary>
    private const int PageRows = 1000;

    private readonly Dictionary<long, LedgerRun> _runs = [];
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _look;

    private Ledger(LedgerDatabase database)
    {
        Database = database;
        _find = database.Command($"{PictureTable.Columns.Selection.Text} WHERE path = $path", "$path");
        _look = database.Command($"{PictureTable.Mark.Text} WHERE path = $path", "$path");
    }

    /// <summary>Full path of the file.</summary>
    public string Path => Database.Path;

    /// <summary>The open file, for statements of other classes here.</summary>
    internal LedgerDatabase Database { get; }

    /// <summary>Opens a ledger for reading and writing, and makes it where it is missing.</summary>
    /// <param name="path">Full path; its folder is made where it is missing.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <remarks>Who writes holds a <see cref="LedgerLock"/> first.</remarks>
    /// <exception cref="DigitException">DatabaseInvalid, DatabaseNotWritable, DatabaseFull, DatabaseLocked or NativeLibraryUnavailable.</exception>
    public static Ledger OpenOrCreate(string path, CancellationToken cancellationToken = default) => Open(path, create: true, database =>
    {
        // Nothing is changed in a file before it is known to be ours.
        bool isEmpty = LedgerSchema.IsEmpty(database, cancellationToken);
        if (!isEmpty) LedgerSchema.Check(database, cancellationToken);
        database.Patiently(() => database.Execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"), cancellationToken);
        if (!isEmpty) return;
        database.Transact(
            () =>
            {
                if (LedgerSchema.IsEmpty(database, CancellationToken.None)) LedgerSchema.Create(database);
                LedgerSchema.Check(database, CancellationToken.None);
            },
            cancellationToken);
    });

    /// <summary>Opens a ledger for reading.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid, DatabaseLocked or NativeLibraryUnavailable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Ledger OpenRead(string path, CancellationToken cancellationToken = default) => Open(path, create: false, database =>
    {
        database.Execute("PRAGMA query_only = ON");
        LedgerSchema.Check(database, cancellationToken);
    });

    /// <summary>Whether it has no picture yet.</summary>
    internal bool IsEmpty => Database.Number("SELECT count(*) FROM (SELECT 1 FROM picture LIMIT 1)") == 0;

    /// <summary>Counts the pictures.</summary>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <remarks>Not by a plain count(*): what SQLite does for that alone can't be ended.</remarks>
    internal long Count(CancellationToken cancellationToken = default) =>
        Database.Number("SELECT count(*) FROM (SELECT 1 FROM picture LIMIT -1)", cancellationToken);

    /// <summary>As much of the row of a picture as tells whether it is done; null where there is none. A tenth of the work of <see cref="Find"/>.</summary>
    /// <param name="path">Full path of where the picture is now.</param>
    internal LedgerMark? Look(string path)
    {
        LedgerMark? mark = null;
        Database.Patiently(() =>
        {
            Database.Bind(_look, path);
            using SqliteDataReader reader = _look.ExecuteReader();
            if (reader.Read()) mark = PictureTable.ReadMark(new LedgerReader(Path, PictureTable.Mark, reader));
        });
        return mark;
    }

    /// <summary>The row of a picture; null where there is none.</summary>
    /// <param name="path">Full path of where the picture is now.</param>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public LedgerRow? Find(string path)
    {
        LedgerRow? row = null;
        Database.Patiently(() =>
        {
            Database.Bind(_find, path);
            using SqliteDataReader reader = _find.ExecuteReader();
            if (reader.Read()) row = PictureTable.Read(new LedgerReader(Path, PictureTable.Columns.Selection, reader), Run);
        });

        // An index that is damaged leads to another row.
        if (row is not null && row.Path != path) throw Errors.DatabaseOrderInvalid(Path, PictureTable.Columns.Selection.Table, row.Id);
        return row;
    }

    /// <summary>The rows that a filter lets through, in the order in which their pictures were met first; fetched as they are taken.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<LedgerRow> Rows(LedgerFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using SqliteCommand command = LedgerSql.Select(Database, filter, PageRows);
        List<LedgerRow> page;
        long last = long.MinValue;
        do
        {
            command.Parameters["$after"].Value = last;
            page = Pictures(command, last, cancellationToken);
            foreach (LedgerRow row in page)
            {
                last = row.Id;
                if (filter.Predicate?.Invoke(row) != false) yield return row;
            }
        }
        while (page.Count == PageRows);
    }

    /// <summary>The rows whose pictures are about to be moved: begun by a run that could not end it.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal IReadOnlyList<LedgerRow> Moving(CancellationToken cancellationToken)
    {
        using SqliteCommand command = Database.Command($"{PictureTable.Columns.Selection.Text} WHERE move_to IS NOT NULL ORDER BY id");
        return Pictures(command, long.MinValue, cancellationToken);
    }

    /// <summary>All runs, in the order in which they came into this database.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public IReadOnlyList<LedgerRun> Runs(CancellationToken cancellationToken = default)
    {
        using SqliteCommand command = Database.Command($"{RunTable.Columns.Selection.Text} ORDER BY id");
        return Fetch(command, RunTable.Columns.Selection, RunTable.Read, run => run.Id, long.MinValue, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _look.Dispose();
        Database.Dispose();
    }

    private static Ledger Open(string path, bool create, Action<LedgerDatabase> prepare)
    {
        if (create) CreateFolder(path);
        var database = LedgerDatabase.Open(path, create);
        try
        {
            prepare(database);
            return new Ledger(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.DatabaseNotWritable(path, e.Message, e);
        }
    }

    private List<LedgerRow> Pictures(SqliteCommand command, long after, CancellationToken cancellationToken) =>
        Fetch(command, PictureTable.Columns.Selection, reader => PictureTable.Read(reader, Run), row => row.Id, after, cancellationToken);

    /// <summary>Rows in the order of their keys; one that isn't comes from pages that lead back to each other.</summary>
    private List<T> Fetch<T>(
        SqliteCommand command, LedgerSelection selection, Func<LedgerReader, T> read, Func<T, long> key, long after, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        Database.Patiently(
            () =>
            {
                rows.Clear();
                long last = after;
                using SqliteDataReader data = command.ExecuteReader();
                var reader = new LedgerReader(Path, selection, data);
                while (reader.Read())
                {
                    T row = read(reader);
                    if (key(row) <= last) throw Errors.DatabaseOrderInvalid(Path, selection.Table, key(row));
                    last = key(row);
                    rows.Add(row);
                }
            },
            cancellationToken);
        return rows;
    }

    /// <summary>Runs are few and rows many; a run that is at work changes only in what a row doesn't tell.</summary>
    private LedgerRun? Run(long id)
    {
        if (_runs.TryGetValue(id, out LedgerRun? run)) return run;
        using SqliteCommand command = Database.Command($"{RunTable.Columns.Selection.Text} WHERE id = $id", "$id");
        Database.Bind(command, id);
        using SqliteDataReader data = command.ExecuteReader();
        if (!data.Read()) return null;
        return _runs[id] = RunTable.Read(new LedgerReader(Path, RunTable.Columns.Selection, data));
    }
}
