using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>
/// The record of what was read: one row per picture and one per run, in one SQLite file (schema.sql). One thread uses one instance; any
/// number of processes may read while one writes.
/// </summary>
internal sealed class BatchDatabase : IDisposable
{
    private const string Journal = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private readonly Dictionary<long, DatabaseRun> _runs = [];
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _look;
    private readonly SqliteCommand _content;
    private readonly PictureContents _contents;
    private readonly DatabaseQuery<DatabaseRow> _pictures;

    private BatchDatabase(DatabaseConnection connection)
    {
        Connection = connection;
        _find = connection.Command($"{PictureTable.Columns.Selection.Text} {PictureTable.OfFile}", "$path");
        _look = connection.Command($"{PictureTable.Mark.Text} {PictureTable.OfFile}", "$path");
        _content = connection.Command(
            $"{PictureTable.Columns.Selection.Text} WHERE {PictureTable.HasContent} ORDER BY id LIMIT {PictureTable.MostAlike}", "$hash");
        _contents = new PictureContents(connection);
        _pictures = new DatabaseQuery<DatabaseRow>(connection, PictureTable.Columns.Selection, Picture, row => row.Id);
    }

    /// <summary>Full path of the file.</summary>
    public string Path => Connection.Path;

    /// <summary>The open file, for statements of other classes here.</summary>
    internal DatabaseConnection Connection { get; }

    /// <inheritdoc cref="OpenOrCreate(string, BatchReading?, CancellationToken)"/>
    public static BatchDatabase OpenOrCreate(string path, CancellationToken cancellationToken = default) =>
        OpenOrCreate(path, reading: null, cancellationToken);

    /// <summary>Opens a database for reading and writing, and makes it if it is missing; one of an older version is renewed.</summary>
    /// <param name="path">Full path; its folder is made if it is missing.</param>
    /// <param name="reading">What is to be written; null says nothing of it.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <remarks>
    /// Who writes holds a <see cref="DatabaseLock"/> first. Of an older version a copy stays beside the file, as <c>results.v2.db</c>.
    /// </remarks>
    /// <exception cref="DigitException">DatabaseInvalid, DatabaseMismatch, DatabaseNotWritable, DatabaseFull, DatabaseLocked or
    /// NativeLibraryUnavailable.</exception>
    public static BatchDatabase OpenOrCreate(string path, BatchReading? reading, CancellationToken cancellationToken = default) =>
        Open(path, create: true, database => database.PrepareToWrite(reading, cancellationToken));

    /// <summary>Opens a database for reading; one of an older version is read as it is.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid, DatabaseLocked or NativeLibraryUnavailable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BatchDatabase OpenRead(string path, CancellationToken cancellationToken = default) =>
        Open(path, create: false, database =>
        {
            int version = DatabaseSchema.Check(database.Connection, cancellationToken);
            if (version < DatabaseSchema.Version) DatabaseMigration.Show(database.Connection, version);
            database.Connection.Execute("PRAGMA query_only = ON");
        });

    /// <summary>Whether it has no picture yet.</summary>
    internal bool IsEmpty => Connection.Number("SELECT count(*) FROM (SELECT 1 FROM picture LIMIT 1)") == 0;

    /// <summary>What its pictures were read as; null if it has none.</summary>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public BatchReading? Reading
    {
        get
        {
            long run = Connection.Number("SELECT run FROM picture LIMIT 1");
            BatchReading? reading = null;
            Connection.Patiently(() => reading = Run(run)?.Reading);
            return reading;
        }
    }

    /// <summary>Checks that pictures read as this can stand in it.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseMismatch"/>: it holds others.</exception>
    internal void Require(BatchReading reading)
    {
        if (Reading is { } held && held != reading) throw Errors.DatabaseOfOther(Path, held.Words(), reading.Words());
    }

    /// <summary>Checks that its pictures, if it has any, are sheets.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseMismatch"/>: they are others.</exception>
    internal void RequireCells()
    {
        if (Reading is { } held && held != BatchReading.Grid) throw Errors.DatabaseWithoutCells(Path, held.Words());
    }

    /// <summary>Counts the pictures.</summary>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <remarks>Not by a plain count(*): what SQLite does for that alone can't be cancelled.</remarks>
    internal long Count(CancellationToken cancellationToken = default) =>
        Connection.Number("SELECT count(*) FROM (SELECT 1 FROM picture LIMIT -1)", cancellationToken);

    /// <summary>
    /// As much of the row of a picture as tells whether it is done, of a file with pages that of the worst; null if there is none. A tenth
    /// of the work of <see cref="Find"/>.
    /// </summary>
    /// <param name="path">Full path of where the picture is now.</param>
    internal DatabaseMark? Look(string path)
    {
        DatabaseMark? mark = null;
        Connection.Patiently(() =>
        {
            Connection.Bind(_look, path);
            mark = null;
            using SqliteDataReader reader = _look.ExecuteReader();
            while (reader.Read())
            {
                DatabaseMark page = PictureTable.ReadMark(new DatabaseReader(Path, PictureTable.Mark, reader));
                if (mark is not { } worst || page.Status.IsWorseThan(worst.Status)) mark = page;
            }
        });
        return mark;
    }

    /// <summary>The row of a picture, of a file with pages that of the worst; null if there is none.</summary>
    /// <param name="path">Full path of where the picture is now.</param>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public DatabaseRow? Find(string path)
    {
        DatabaseRow? row = null;
        Connection.Patiently(() =>
        {
            Connection.Bind(_find, path);
            row = null;
            int last = 0;
            using SqliteDataReader reader = _find.ExecuteReader();
            while (reader.Read())
            {
                // An index that is damaged leads to another row, or to the same again and again.
                DatabaseRow page = Picture(new DatabaseReader(Path, PictureTable.Columns.Selection, reader));
                if (page.Path != path || page.Page <= last)
                    throw Errors.DatabaseOrderInvalid(Path, PictureTable.Columns.Selection.Table, page.Id);
                last = page.Page;
                if (row is null || page.Status.IsWorseThan(row.Status)) row = page;
            }
        });
        return row;
    }

    /// <summary>
    /// The rows that a filter lets through, in the order in which their pictures were met first; fetched as they are taken.
    /// </summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException">DatabaseLocked, DatabaseInvalid, or DatabaseMismatch: digits are asked for in a database of
    /// others.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<DatabaseRow> Rows(DatabaseFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Digits.Count > 0 && Reading is { } held && held != BatchReading.Digit)
            throw Errors.DatabaseWithoutDigits(Path, held.Words());
        IEnumerable<DatabaseRow> rows = _pictures.Pages(filter, cancellationToken);
        return filter.Predicate is { } isWanted ? rows.Where(isWanted) : rows;
    }

    /// <summary>Where the pictures are that a filter lets through, apart from its predicate; none whose move is under way.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal IEnumerable<DatabasePlace> Places(DatabaseFilter filter, CancellationToken cancellationToken) =>
        new DatabaseQuery<DatabasePlace>(Connection, PictureTable.Place, PictureTable.ReadPlace, place => place.Id)
            .Pages(filter with { IsMoving = false }, cancellationToken);

    /// <summary>The rows of files with a content, a hundred at most; of those with pages that of the first.</summary>
    /// <param name="hash">SHA-256, 32 bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal IReadOnlyList<DatabaseRow> WithContent(byte[] hash, CancellationToken cancellationToken)
    {
        Connection.Bind(_content, hash);
        return _pictures.Fetch(_content, cancellationToken);
    }

    /// <summary>The rows whose move was begun by a run that could not end it.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal IReadOnlyList<DatabaseRow> Moving(CancellationToken cancellationToken)
    {
        using SqliteCommand command = Connection.Command($"{PictureTable.Columns.Selection.Text} WHERE move_to IS NOT NULL ORDER BY id");
        return _pictures.Fetch(command, cancellationToken);
    }

    /// <summary>All runs, in the order in which they came into this database.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public IReadOnlyList<DatabaseRun> Runs(CancellationToken cancellationToken = default)
    {
        using SqliteCommand command = Connection.Command($"{RunTable.Columns.Selection.Text} ORDER BY id");
        return new DatabaseQuery<DatabaseRun>(Connection, RunTable.Columns.Selection, RunTable.Read, run => run.Id)
            .Fetch(command, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _look.Dispose();
        _content.Dispose();
        _contents.Dispose();
        Connection.Dispose();
    }

    private static BatchDatabase Open(string path, bool create, Action<BatchDatabase> prepare)
    {
        if (create) CreateFolder(path);
        var database = new BatchDatabase(DatabaseConnection.Open(path, create));
        try
        {
            prepare(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void PrepareToWrite(BatchReading? reading, CancellationToken cancellationToken)
    {
        // Nothing is changed in a file before it is known to be ours.
        bool isEmpty = DatabaseSchema.IsEmpty(Connection, cancellationToken);
        int version = isEmpty ? DatabaseSchema.Version : DatabaseSchema.Check(Connection, cancellationToken);
        if (version < DatabaseSchema.Version) DatabaseMigration.Show(Connection, version);
        if (reading is { } wanted && !isEmpty) Require(wanted);
        Connection.Patiently(() => Connection.Execute(Journal), cancellationToken);
        if (version < DatabaseSchema.Version) DatabaseMigration.Migrate(Connection, version, cancellationToken);
        if (isEmpty) Create(cancellationToken);
    }

    private void Create(CancellationToken cancellationToken) => Connection.Transact(
        () =>
        {
            if (DatabaseSchema.IsEmpty(Connection, CancellationToken.None)) DatabaseSchema.Create(Connection);
            DatabaseSchema.Check(Connection, CancellationToken.None);
        },
        cancellationToken);

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

    private DatabaseRow Picture(DatabaseReader reader) => PictureTable.Read(reader, Run, _contents);

    /// <summary>Runs are few and rows many, so runs are kept; what changes in a run at work, no row shows.</summary>
    private DatabaseRun? Run(long id)
    {
        if (_runs.TryGetValue(id, out DatabaseRun? run)) return run;
        using SqliteCommand command = Connection.Command($"{RunTable.Columns.Selection.Text} WHERE id = $id", "$id");
        Connection.Bind(command, id);
        using SqliteDataReader data = command.ExecuteReader();
        if (!data.Read()) return null;
        return _runs[id] = RunTable.Read(new DatabaseReader(Path, RunTable.Columns.Selection, data));
    }
}
