namespace DigitTools;

/// <summary>What one run of Invoke-DigitBatch did.</summary>
public sealed class DigitBatchResult
{
    /// <summary>Pictures that got a row in this run: the sum of Recognized, Rejected, Empty and Failed.</summary>
    public long Processed { get; init; }

    /// <summary>Pictures that were done before.</summary>
    public long Skipped { get; init; }

    /// <summary>Pictures whose digit was read.</summary>
    public long Recognized { get; init; }

    /// <summary>Pictures without a digit that is sure enough.</summary>
    public long Rejected { get; init; }

    /// <summary>Pictures without ink, or with what surely isn't writing.</summary>
    public long Empty { get; init; }

    /// <summary>Files that could not be opened or are no pictures.</summary>
    public long Failed { get; init; }

    /// <summary>Files left for the next run: still being written, locked, or gone.</summary>
    public long Deferred { get; init; }

    /// <summary>Pictures that were moved.</summary>
    public long Moved { get; init; }

    /// <summary>Pictures that have a row and could not be moved; the next run tries again.</summary>
    public long Unmoved { get; init; }

    /// <summary>Pictures not reached when the run was stopped; the next run reads them.</summary>
    public long Remaining { get; init; }

    /// <summary>Files in the folders that were left alone: pictures in folders below, and files that aren't named as pictures.</summary>
    public long Ignored { get; init; }

    /// <summary>Pictures in folders below, where the run was not to look; of many thousands not all are counted.</summary>
    public long IgnoredBelow { get; init; }

    /// <summary>Files that aren't named as pictures, by their extension in lower case; "" for those without.</summary>
    public required IReadOnlyDictionary<string, long> IgnoredExtension { get; init; }

    /// <summary>Completed, TimeLimit or Cancelled.</summary>
    public required string StoppedBy { get; init; }

    /// <summary>Time of the run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Processed pictures per second.</summary>
    public double PicturesPerSecond { get; init; }

    /// <summary>Which part of the work this was, from 0; null if the work was not divided.</summary>
    public int? ShardIndex { get; init; }

    /// <summary>Into how many parts the work was divided; null if it was not.</summary>
    public int? ShardCount { get; init; }

    /// <summary>The GUID of the run, to find its rows by.</summary>
    public required string RunId { get; init; }

    /// <summary>Full path of the database.</summary>
    public required string Database { get; init; }
}
