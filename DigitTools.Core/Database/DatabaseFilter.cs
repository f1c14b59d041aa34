using DigitTools.Core.Recognition;

namespace DigitTools.Core.Database;

/// <summary>Which rows of a database are wanted; what is null or empty leaves out nothing.</summary>
internal sealed record DatabaseFilter
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<BatchStatus> Statuses { get; init; } = [];

    /// <summary>Any of these reasons.</summary>
    public IReadOnlyList<RecognitionReason> Reasons { get; init; } = [];

    /// <summary>Any of these digits, 0..9.</summary>
    public IReadOnlyList<int> Digits { get; init; } = [];

    /// <summary>As sure as this or surer, 0..1.</summary>
    public double? MinimumConfidence { get; init; }

    /// <summary>As sure as this or less, 0..1.</summary>
    public double? MaximumConfidence { get; init; }

    /// <summary>Made at this time or later, UTC.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Made before this time, UTC.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Made by any of these runs.</summary>
    public IReadOnlyList<string> RunIds { get; init; } = [];

    /// <summary>Read by any of these models.</summary>
    public IReadOnlyList<string> ModelIds { get; init; } = [];

    /// <summary>Whether a move was begun and not yet ended.</summary>
    public bool? IsMoving { get; init; }

    /// <summary>Called for every row that the other filters let through.</summary>
    public Func<DatabaseRow, bool>? Predicate { get; init; }
}
