namespace DigitTools.Core.Database;

/// <summary>Which rows of a database are wanted; what is null or empty leaves out nothing.</summary>
public sealed record DatabaseFilter
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<BatchStatus> Statuses { get; init; } = [];

    /// <summary>Any of these digits, 0..9.</summary>
    public IReadOnlyList<int> Digits { get; init; } = [];

    /// <summary>Made at this time or later, UTC.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Made by any of these runs.</summary>
    public IReadOnlyList<string> RunIds { get; init; } = [];

    /// <summary>Called for every row that the other filters let through.</summary>
    public Func<DatabaseRow, bool>? Predicate { get; init; }
}
