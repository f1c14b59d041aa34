namespace DigitTools;

/// <summary>What Merge-DigitBatchResult did.</summary>
public sealed class DigitBatchMerge
{
    /// <summary>Full path of the database that was merged into.</summary>
    public required string Database { get; init; }

    /// <summary>How many databases were merged.</summary>
    public int Sources { get; init; }

    /// <summary>Into how many shards the work was divided, 1 if it was not; null if several folders were divided differently.</summary>
    public int? ShardCount { get; init; }

    /// <summary>Shards that are missing or have not come to their end; empty without -AllowMissing.</summary>
    public int[] MissingShard { get; init; } = [];

    /// <summary>Pictures in the database now.</summary>
    public long Pictures { get; init; }

    /// <summary>Pictures that were not in it before.</summary>
    public long Added { get; init; }

    /// <summary>Pictures whose row was replaced by a newer one.</summary>
    public long Updated { get; init; }

    /// <summary>Rows that the database had already, or had a newer one of.</summary>
    public long Unchanged { get; init; }

    /// <summary>Time of the merge.</summary>
    public TimeSpan Elapsed { get; init; }
}
