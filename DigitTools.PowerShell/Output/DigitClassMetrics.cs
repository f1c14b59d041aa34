namespace DigitTools;

/// <summary>How well one digit is read.</summary>
public sealed class DigitClassMetrics
{
    internal DigitClassMetrics()
    {
    }

    /// <summary>0..9.</summary>
    public required int Digit { get; init; }

    /// <summary>Of the pictures read as this digit, the part that is it, 0..1.</summary>
    public required double Precision { get; init; }

    /// <summary>Of the pictures of this digit, the part read as it, 0..1.</summary>
    public required double Recall { get; init; }

    /// <summary>Harmonic mean of precision and recall, 0..1.</summary>
    public required double F1 { get; init; }

    /// <summary>How many pictures of this digit there are.</summary>
    public required int Support { get; init; }
}
