using System.Globalization;

namespace DigitTools.Core.Batch;

/// <summary>
/// The right to write to a ledger: one process has it, or one run of a process. It is a lock that the operating system holds
/// on a file beside the database, so it ends with the process, however that ends.
/// </summary>
/// <remarks>The file stays: to remove it would take it from under one who has just opened it.</remarks>
public sealed class LedgerLock : IDisposable
{
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private LedgerLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="databasePath">Full path of the database; its folder is made where it is missing.</param>
    /// <param name="wait">How long to wait for one who has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseBusy"/>: another has it;
    /// <see cref="DigitErrorId.DatabaseInvalid"/>: the file is there and no ledger; <see cref="DigitErrorId.DatabaseNotWritable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LedgerLock Take(string databasePath, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        // No lock file beside somebody's text file.
        LedgerHeader.Check(databasePath);
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(databasePath) ?? databasePath);
                return new LedgerLock(new FileStream(PathOf(databasePath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (SharingViolation.Is(e))
            {
                if (Environment.TickCount64 - start >= wait.TotalMilliseconds) throw Errors.DatabaseBusy(databasePath, Holder(databasePath));
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
    internal static string Describe(LedgerRun run) => string.Create(CultureInfo.InvariantCulture, $"process {run.ProcessId} on {run.Machine}, since {run.Started:u}");

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Who has the lock, if the ledger tells: the run that began last, unless it was killed and the one that has the lock has not begun yet.</summary>
    private static string? Holder(string databasePath)
    {
        try
        {
            using Ledger ledger = Ledger.OpenRead(databasePath);
            return ledger.Runs() is [.., { Finished: null } run] && (run.Machine != Environment.MachineName || ProcessId.IsAlive(run.ProcessId)) ? Describe(run) : null;
        }
        catch (DigitException)
        {
            // The other one may only be about to make the database.
            return null;
        }
    }
}
