namespace DigitTools.Core.Merging;

/// <summary>What a merge did.</summary>
internal sealed record MergeResult
{
    /// <summary>Full path of the database that was merged into.</summary>
    public required string Target { get; init; }

    /// <summary>How many databases were read.</summary>
    public required int Sources { get; init; }

    /// <summary>Into how many shards the work was divided; null if several folders were divided differently.</summary>
    public required int? ShardCount { get; init; }

    /// <summary>Shards without a finished run; only if that was allowed.</summary>
    public required IReadOnlyList<int> MissingShards { get; init; }

    /// <summary>Pictures that are in the target now.</summary>
    public required long Pictures { get; init; }

    /// <summary>Pictures that were not in it before.</summary>
    public required long Added { get; init; }

    /// <summary>Pictures whose row was replaced by a newer one.</summary>
    public required long Updated { get; init; }

    /// <summary>Rows read that the target had already, or had a newer one of.</summary>
    public required long Unchanged { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
