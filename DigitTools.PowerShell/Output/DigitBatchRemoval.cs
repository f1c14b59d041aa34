namespace DigitTools;

/// <summary>What Remove-DigitBatchResult did.</summary>
public sealed class DigitBatchRemoval
{
    /// <summary>Full path of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Results that were removed.</summary>
    public long Removed { get; init; }

    /// <summary>Results that are left.</summary>
    public long Left { get; init; }

    /// <summary>Bytes of the database before.</summary>
    public long SizeBefore { get; init; }

    /// <summary>Bytes of the database now.</summary>
    public long SizeAfter { get; init; }

    /// <summary>Time of the removal.</summary>
    public TimeSpan Elapsed { get; init; }
}
