using System.Globalization;
using DigitTools.Core.Files;

namespace DigitTools.Core.Database;

/// <summary>
/// The right to write to a database: one process has it, or one run of a process. It is a lock that the operating system holds
/// on a file beside the database, so it ends with the process, however that ends.
/// </summary>
/// <remarks>The file stays: removing it would take it from a process that has just opened it.</remarks>
internal sealed class DatabaseLock : IDisposable
{
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="databasePath">Full path of the database; its folder is made if it is missing.</param>
    /// <param name="wait">How long to wait while another has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseBusy"/>: another has it;
    /// <see cref="DigitErrorId.DatabaseInvalid"/>: the file is there and no database;
    /// <see cref="DigitErrorId.DatabaseNotWritable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DatabaseLock Take(string databasePath, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        CheckIsOurs(databasePath, cancellationToken);
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(databasePath) ?? databasePath);
                return new DatabaseLock(new FileStream(PathOf(databasePath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (SharingViolation.Is(e))
            {
                bool isOver = Environment.TickCount64 - start >= wait.TotalMilliseconds;
                if (isOver) throw Errors.DatabaseBusy(databasePath, Holder(databasePath, cancellationToken));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Errors.DatabaseNotWritable(databasePath, e.Message, e);
            }

            if (cancellationToken.WaitHandle.WaitOne(s_again)) cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The file that is locked.</summary>
    internal static string PathOf(string databasePath) => databasePath + ".lock";

    /// <summary>A run that works on a database, in words.</summary>
    internal static string Describe(DatabaseRun run) =>
        string.Create(CultureInfo.InvariantCulture, $"process {run.ProcessId} on {run.Machine}, since {run.Started:u}");

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Makes no lock file beside a file that is no database: if there is no lock file yet, the file is checked first.</summary>
    /// <remarks>
    /// Through SQLite: a process that opens and closes the file in another way loses the locks that SQLite has on it
    /// (sqlite.org/howtocorrupt.html).
    /// </remarks>
    private static void CheckIsOurs(string databasePath, CancellationToken cancellationToken)
    {
        if (Directory.Exists(databasePath)) throw Errors.DatabaseIsDirectory(databasePath);
        if (!File.Exists(databasePath) || File.Exists(PathOf(databasePath))) return;
        using var database = DatabaseConnection.Open(databasePath, create: false);
        if (!DatabaseSchema.IsEmpty(database, cancellationToken)) DatabaseSchema.Check(database, cancellationToken);
    }

    /// <summary>
    /// Who has the lock, if the database says so: the run that began last, unless it was killed and the one that has the lock has not begun
    /// yet.
    /// </summary>
    private static string? Holder(string databasePath, CancellationToken cancellationToken)
    {
        try
        {
            using var database = BatchDatabase.OpenRead(databasePath, cancellationToken);
            return database.Runs(cancellationToken) is [.., { Finished: null } run]
                && (run.Machine != Environment.MachineName || ProcessId.IsAlive(run.ProcessId)) ? Describe(run) : null;
        }
        catch (DigitException)
        {
            // The other run may be just about to make the database.
            return null;
        }
    }
}
