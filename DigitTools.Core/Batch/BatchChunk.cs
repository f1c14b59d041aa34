namespace DigitTools.Core.Batch;

/// <summary>What was read and is not yet written.</summary>
internal sealed class BatchChunk
{
    /// <summary>Rows per transaction: enough that the flush to the disk costs little beside the reading.</summary>
    private const int MostRows = 1000;

    /// <summary>Milliseconds that a result may wait for its transaction: a kill can cost this much work.</summary>
    private const long MostMilliseconds = 1000;

    private long _since;

    /// <summary>Rows to write.</summary>
    public List<BatchChange> Rows { get; } = [];

    /// <summary>What to report when the rows are written.</summary>
    public List<Action> Messages { get; } = [];

    /// <summary>Whether it is time to write.</summary>
    public bool IsDue => Rows.Count >= MostRows || (HasAny && Environment.TickCount64 - _since >= MostMilliseconds);

    private bool HasAny => Rows.Count + Messages.Count > 0;

    /// <summary>Adds a row.</summary>
    public void Add(BatchChange row)
    {
        Begin();
        Rows.Add(row);
    }

    /// <summary>Adds something to report.</summary>
    public void Add(Action message)
    {
        Begin();
        Messages.Add(message);
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Rows.Clear();
        Messages.Clear();
    }

    private void Begin()
    {
        if (Rows.Count + Messages.Count == 0) _since = Environment.TickCount64;
    }
}
