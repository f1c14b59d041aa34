namespace DigitTools.Core.Database;

/// <summary>Which rows are removed: those for which all hold that are given.</summary>
internal sealed record RemovalOptions
{
    /// <summary>Only rows of pictures that are no longer where they were.</summary>
    public bool Missing { get; init; }

    /// <summary>Only rows that were made before this time, UTC; null says nothing of it.</summary>
    public DateTime? OlderThan { get; init; }

    /// <summary>Only rows that any of these runs made; empty says nothing of it.</summary>
    public IReadOnlyList<string> RunIds { get; init; } = [];
}
