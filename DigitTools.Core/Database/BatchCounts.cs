namespace DigitTools.Core.Database;

/// <summary>How many pictures a run met, by what became of them.</summary>
internal readonly record struct BatchCounts
{
    /// <summary>Pictures that got a row: the sum of Recognized, Rejected, Empty and Failed.</summary>
    public long Processed => Recognized + Rejected + Empty + Failed;

    /// <summary>Pictures that were done before.</summary>
    public long Skipped { get; init; }

    /// <summary>Pictures whose digit was read.</summary>
    public long Recognized { get; init; }

    /// <summary>Pictures without a digit that is sure enough.</summary>
    public long Rejected { get; init; }

    /// <summary>Pictures without ink.</summary>
    public long Empty { get; init; }

    /// <summary>Files that could not be opened or are no pictures.</summary>
    public long Failed { get; init; }

    /// <summary>Files left for the next run: still being written, locked, or gone.</summary>
    public long Deferred { get; init; }

    /// <summary>Pictures moved to their destination.</summary>
    public long Moved { get; init; }

    /// <summary>Pictures known and not reached when the run was stopped.</summary>
    public long Remaining { get; init; }

    /// <summary>These counts and one picture more.</summary>
    /// <param name="status">What became of it.</param>
    public BatchCounts With(BatchStatus status) => status switch
    {
        BatchStatus.Recognized => this with { Recognized = Recognized + 1 },
        BatchStatus.Rejected => this with { Rejected = Rejected + 1 },
        BatchStatus.Empty => this with { Empty = Empty + 1 },
        _ => this with { Failed = Failed + 1 },
    };
}
