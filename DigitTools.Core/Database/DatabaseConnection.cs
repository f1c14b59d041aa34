using DigitTools.Core.Native;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DigitTools.Core.Database;

/// <summary>An open SQLite file: commands, transactions, and the library's errors as those of DigitTools.</summary>
/// <remarks>
/// With a rollback journal, not a write-ahead log: the log needs memory that all its users share, which no network folder
/// has, and leaves two more files that a copy of the database must not forget. Either survives a kill or a power cut:
/// every commit is flushed to the disk (synchronous = FULL). Readers hold up a commit only while they fetch a page.
/// </remarks>
internal sealed class DatabaseConnection : IDisposable
{
    /// <summary>Bytes of a value, or of a row, at most: no file must take all memory.</summary>
    public const int LongestValue = 64 << 20;

    /// <summary>Seconds that one try waits for another program's lock; short, so that Ctrl+C is heard.</summary>
    private const int TrySeconds = 1;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _patience;
    private readonly StatementGuard _guard;

    private DatabaseConnection(string path, SqliteConnection connection, TimeSpan patience)
    {
        Path = path;
        _patience = patience;
        _guard = new StatementGuard(path);
        Connection = connection;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The connection; its commands may be made on one thread only.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Held by each transaction, and by those who read the same file by another connection of this process.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Opens a file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="create">Makes the file if it is missing.</param>
    /// <param name="patience">How long another program may hold a lock before the work is given up; default: 30 seconds.</param>
    /// <exception cref="DigitException">DatabaseNotFound, DatabaseInvalid, DatabaseNotWritable, DatabaseLocked or
    /// NativeLibraryUnavailable.</exception>
    public static DatabaseConnection Open(string path, bool create, TimeSpan? patience = null)
    {
        if (Directory.Exists(path)) throw Errors.DatabaseIsDirectory(path);
        if (!create && !File.Exists(path)) throw Errors.DatabaseNotFound(path);

        // Not pooled: when a run ends its file is closed. A reader may have to roll back what a killed run left, so it too opens for
        // writing.
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = TrySeconds,
        };
        try
        {
            var connection = new DatabaseConnection(path, new SqliteConnection(text.ToString()), patience ?? s_patience);
            try
            {
                connection.Guard(connection.Connection.Open);
                connection.Protect();
                return connection;
            }
            catch (DigitException)
            {
                connection.Dispose();
                throw;
            }
        }
        catch (Exception e) when (NativeFailure.IsLoadFailure(e))
        {
            throw Errors.NativeLibraryUnavailable("SQLite", NativeFailure.Reason(e), e);
        }
    }

    /// <summary>Runs statements that give nothing.</summary>
    public void Execute(string sql) => Guard(() =>
    {
        using SqliteCommand command = Command(sql);
        command.ExecuteNonQuery();
    });

    /// <summary>Runs a statement that gives one whole number.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public long Number(string sql, CancellationToken cancellationToken = default)
    {
        long number = 0;
        Patiently(
            () =>
            {
                using SqliteCommand command = Command(sql);
                number = command.ExecuteScalar() as long? ?? 0;
            },
            cancellationToken);
        return number;
    }

    /// <summary>Makes a command with named parameters, to be bound by <see cref="Bind"/>.</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = Connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of the callers; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    /// <summary>Gives the parameters of a command that is about to run their values, in order; null is NULL.</summary>
    public void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        _guard.Begin();
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    /// <summary>Runs work as one transaction: all of it is in the file, or nothing.</summary>
    /// <param name="work">Runs statements; called once, and never ended in the middle.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <exception cref="DigitException">DatabaseLocked, DatabaseFull, DatabaseNotWritable or DatabaseInvalid; nothing was
    /// changed.</exception>
    public void Transact(Action work, CancellationToken cancellationToken = default)
    {
        lock (Gate)
        {
            Patiently(() => Execute("BEGIN IMMEDIATE"), cancellationToken);
            try
            {
                Guard(work, CancellationToken.None);
                Patiently(() => Execute("COMMIT"), cancellationToken);
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    /// <summary>Runs work, and gives SQLite's errors their meaning.</summary>
    /// <param name="work">Runs statements.</param>
    /// <param name="cancellationToken">Ends a statement in the middle; left out if that would lose something.</param>
    public void Guard(Action work, CancellationToken cancellationToken = default)
    {
        CancellationToken before = _guard.Begin(cancellationToken);
        try
        {
            work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteCode.Interrupt)
        {
            throw _guard.Reason(e);
        }
        catch (SqliteException e)
        {
            throw ErrorOf(e);
        }
        finally
        {
            _guard.Begin(before);
        }
    }

    /// <summary>Runs work that another program's lock may hold up: a commit of a run, say, while it goes to a slow disk.</summary>
    /// <param name="work">Reads, or begins or ends a transaction; called again after it met a lock.</param>
    /// <param name="cancellationToken">Ends the waiting, and a statement that reads.</param>
    /// <exception cref="DigitException">DatabaseLocked after <see cref="s_patience"/>, or another error of the database.</exception>
    public void Patiently(Action work, CancellationToken cancellationToken = default)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                Guard(work, cancellationToken);
                return;
            }
            catch (DigitException e) when (e.Id == DigitErrorId.DatabaseLocked
                && Environment.TickCount64 - start < _patience.TotalMilliseconds)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    /// <summary>
    /// Keeps the file from harming its reader: from calling functions in its schema, running triggers, showing views in place of tables,
    /// and holding values that fill the memory (sqlite.org/security.html).
    /// </summary>
    private void Protect()
    {
        sqlite3 handle = Connection.Handle!;
        _guard.Watch(handle);
        _ = raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, LongestValue);
        _ = raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_DEFENSIVE, 1, out _);
        _ = raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, out _);
        _ = raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, out _);
        _ = raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_VIEW, 0, out _);
        Execute("PRAGMA cell_size_check = ON");
    }

    /// <summary>If the disk is full or gone, SQLite has rolled back already, or does so when the file is opened next.</summary>
    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (DigitException)
        {
            // The error that is being thrown says more.
        }
    }

    /// <summary>An error of SQLite as one of DigitTools.</summary>
    private DigitException ErrorOf(SqliteException e) => e.SqliteErrorCode switch
    {
        SqliteCode.Busy or SqliteCode.Locked => Errors.DatabaseLocked(Path, e),
        SqliteCode.Full => Errors.DatabaseFull(Path, e),
        SqliteCode.Corrupt => Errors.DatabaseDamaged(Path, e),
        SqliteCode.NotADatabase => Errors.DatabaseNone(Path, e),

        // All statements are ours, and right for the tables that we make: so the file is at fault.
        SqliteCode.Error or SqliteCode.TooBig or SqliteCode.Constraint or SqliteCode.Mismatch => Errors.DatabaseDamagedOrForeign(Path, e),
        _ => Errors.DatabaseNotWritable(Path, e.Message, e),
    };
}
