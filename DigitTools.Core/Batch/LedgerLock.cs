using System.Globalization;
using System.Text;

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

    private LedgerLock(FileStream file)
    {
        _file = file;
        Sign();
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="databasePath">Full path of the database; its folder is made where it is missing.</param>
    /// <param name="wait">How long to wait for one who has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseBusy"/>: another has it; <see cref="DigitErrorId.DatabaseNotWritable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LedgerLock Take(string databasePath, TimeSpan wait, CancellationToken cancellationToken = default)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(databasePath) ?? databasePath);
                return new LedgerLock(new FileStream(PathOf(databasePath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
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

    /// <summary>A process that works on a database, in words.</summary>
    internal static string Describe(int process, string machine, DateTime since) => string.Create(CultureInfo.InvariantCulture, $"process {process} on {machine}, since {since:u}");

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Writes into the file who has it, for those who find it taken.</summary>
    private void Sign()
    {
        try
        {
            _file.SetLength(0);
            _file.Write(Encoding.UTF8.GetBytes(Describe(Environment.ProcessId, Environment.MachineName, DateTime.UtcNow)));
        }
        catch (IOException)
        {
            // On a full disk the database has more to say about it.
        }
    }

    /// <summary>Who has the lock; null where that can't be read, as on Windows, where the lock keeps readers out too.</summary>
    private static string? Holder(string databasePath)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(PathOf(databasePath), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd() is { Length: > 0 } text ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
