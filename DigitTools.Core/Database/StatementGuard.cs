using SQLitePCL;

namespace DigitTools.Core.Database;

/// <summary>
/// Ends a statement in the middle: when the user cancels, or when it takes more steps than reading the whole file could. A damaged file can
/// have pages that lead back to each other, and a statement that follows them never ends.
/// </summary>
/// <param name="path">Full path of the database.</param>
internal sealed class StatementGuard(string path)
{
    /// <summary>Steps of SQLite's virtual machine between two checks: some microseconds.</summary>
    private const int Interval = 1000;

    /// <summary>Steps that a statement may take over a small file.</summary>
    private const long Base = 5_000_000;

    /// <summary>Steps for each byte of a larger file. A row of a hundred bytes and more takes 60 steps.</summary>
    private const long StepsPerByte = 4;

    private CancellationToken _token;
    private long _looks;
    private long _mostLooks = Base / Interval;

    /// <summary>Looks at all statements of a connection from now on.</summary>
    public void Watch(sqlite3 connection) => raw.sqlite3_progress_handler(connection, Interval, _ => IsOver() ? 1 : 0, null);

    /// <summary>A statement begins.</summary>
    public void Begin() => _looks = 0;

    /// <summary>Statements begin that a token may end.</summary>
    /// <returns>The token before.</returns>
    public CancellationToken Begin(CancellationToken token)
    {
        CancellationToken before = _token;
        _token = token;
        Begin();
        return before;
    }

    /// <summary>Why a statement was ended.</summary>
    public Exception Reason(Exception cause) =>
        _token.IsCancellationRequested ? new OperationCanceledException(_token) : Errors.DatabaseEndless(path, cause);

    private bool IsOver()
    {
        if (_token.IsCancellationRequested) return true;
        if (++_looks <= _mostLooks) return false;

        // The file may have grown since the last look at it.
        var file = new FileInfo(path);
        _mostLooks = (Base + (file.Exists ? StepsPerByte * file.Length : 0)) / Interval;
        return _looks > _mostLooks;
    }
}
