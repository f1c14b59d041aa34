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
        _find = database.Command($"SELECT {LedgerSql.RowColumns} FROM picture WHERE path = $path", "$path");
        _look = database.Command("SELECT size, modified, content_hash IS NOT NULL, status, move_to IS NOT NULL FROM picture WHERE path = $path", "$path");
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
        database.Patiently(() => database.Execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"), cancellationToken);
        database.Transact(
            () =>
            {
                if (LedgerSchema.IsEmpty(database)) LedgerSchema.Create(database);
                LedgerSchema.Check(database);
            },
            cancellationToken);
    });

    /// <summary>Opens a ledger for reading.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid, DatabaseLocked or NativeLibraryUnavailable.</exception>
    public static Ledger OpenRead(string path) => Open(path, create: false, database =>
    {
        database.Execute("PRAGMA query_only = ON");
        LedgerSchema.Check(database);
    });

    /// <summary>Whether it has no picture yet.</summary>
    internal bool IsEmpty => Database.Number("SELECT count(*) FROM (SELECT 1 FROM picture LIMIT 1)") == 0;

    /// <summary>As much of the row of a picture as tells whether it is done; null where there is none. A tenth of the work of <see cref="Find"/>.</summary>
    /// <param name="path">Full path of where the picture is now.</param>
    internal LedgerMark? Look(string path)
    {
        LedgerMark? mark = null;
        Database.Patiently(() =>
        {
            LedgerDatabase.Bind(_look, path);
            using SqliteDataReader reader = _look.ExecuteReader();
            if (reader.Read())
                mark = new LedgerMark(new FileStamp(reader.GetInt64(0), LedgerTime.From(reader.GetInt64(1))), reader.GetBoolean(2), LedgerSql.Status(reader.GetString(3)), reader.GetBoolean(4));
        });
        return mark;
    }

    /// <summary>The row of a picture; null where there is none.</summary>
    /// <param name="path">Full path of where the picture is now.</param>
    public LedgerRow? Find(string path)
    {
        LedgerRow? row = null;
        Database.Patiently(() =>
        {
            LedgerDatabase.Bind(_find, path);
            using SqliteDataReader reader = _find.ExecuteReader();
            if (reader.Read()) row = LedgerSql.ReadRow(reader, Run);
        });
        return row;
    }

    /// <summary>The rows that a filter lets through, in the order in which their pictures were met first; fetched as they are taken.</summary>
    /// <param name="filter">Which rows.</param>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public IEnumerable<LedgerRow> Rows(LedgerFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using SqliteCommand command = LedgerSql.Select(Database, filter, PageRows);
        var page = new List<LedgerRow>(PageRows);
        long last = 0;
        do
        {
            Database.Patiently(() =>
            {
                page.Clear();
                command.Parameters["$after"].Value = last;
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read()) page.Add(LedgerSql.ReadRow(reader, Run));
            });
            foreach (LedgerRow row in page)
            {
                last = row.Id;
                if (filter.Predicate?.Invoke(row) != false) yield return row;
            }
        }
        while (page.Count == PageRows);
    }

    /// <summary>The rows whose pictures are about to be moved: begun by a run that could not end it.</summary>
    internal IReadOnlyList<LedgerRow> Moving()
    {
        var rows = new List<LedgerRow>();
        Database.Patiently(() =>
        {
            using SqliteCommand command = Database.Command($"SELECT {LedgerSql.RowColumns} FROM picture WHERE move_to IS NOT NULL ORDER BY id");
            using SqliteDataReader reader = command.ExecuteReader();
            rows.Clear();
            while (reader.Read()) rows.Add(LedgerSql.ReadRow(reader, Run));
        });
        return rows;
    }

    /// <summary>All runs, in the order in which they came into this database.</summary>
    public IReadOnlyList<LedgerRun> Runs()
    {
        var runs = new List<LedgerRun>();
        Database.Patiently(() =>
        {
            using SqliteCommand command = Database.Command($"SELECT {LedgerSql.RunColumns} FROM run ORDER BY id");
            using SqliteDataReader reader = command.ExecuteReader();
            runs.Clear();
            while (reader.Read()) runs.Add(LedgerSql.ReadRun(reader));
        });
        return runs;
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
        LedgerDatabase database = LedgerDatabase.Open(path, create);
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

    /// <summary>Runs are few and rows many; a run that is at work changes only in what a row doesn't tell.</summary>
    private LedgerRun Run(long id)
    {
        if (_runs.TryGetValue(id, out LedgerRun? run)) return run;
        using SqliteCommand command = Database.Command($"SELECT {LedgerSql.RunColumns} FROM run WHERE id = $id", "$id");
        LedgerDatabase.Bind(command, id);
        using SqliteDataReader reader = command.ExecuteReader();
        reader.Read();
        return _runs[id] = LedgerSql.ReadRun(reader);
    }
}
