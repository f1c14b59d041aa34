namespace DigitTools.Core.Merging;

/// <summary>What has to be there before databases are merged.</summary>
internal sealed record MergeOptions
{
    /// <summary>Into how many shards each folder was divided, 1 or more; null takes what the runs say.</summary>
    public int? ExpectedShardCount { get; init; }

    /// <summary>Merges what is there, even if shards are missing or have not come to their end.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Databases open at a time: every process may open that many files. More are read one group after the other.</summary>
    internal int GroupSize { get; init; } = 200;
}
