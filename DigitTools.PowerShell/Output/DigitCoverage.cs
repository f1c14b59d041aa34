namespace DigitTools;

/// <summary>What is left when the least sure pictures are rejected.</summary>
public sealed class DigitCoverage
{
    internal DigitCoverage()
    {
    }

    /// <summary>The part rejected, 0..1.</summary>
    public required double RejectedFraction { get; init; }

    /// <summary>The lowest confidence that is kept, 0..1: a value for -MinimumConfidence.</summary>
    public required double Threshold { get; init; }

    /// <summary>How many pictures are kept.</summary>
    public required int Count { get; init; }

    /// <summary>How many of those are misread.</summary>
    public required int Errors { get; init; }

    /// <summary>Errors / Count, 0..1.</summary>
    public required double ErrorRate { get; init; }
}
