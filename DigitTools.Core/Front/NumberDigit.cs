namespace DigitTools.Core;

/// <summary>A digit of a number, and where it is.</summary>
public sealed record NumberDigit
{
    internal NumberDigit()
    {
    }

    /// <summary>The digit, 0..9.</summary>
    public required int Digit { get; init; }

    /// <summary>Its line, 1 ..</summary>
    public required int Line { get; init; }

    /// <summary>The probability that it is this digit, 0..1.</summary>
    public double Confidence => Probabilities[Digit];

    /// <summary>The probability of each digit, 10 values in 0..1 that sum to 1, if the other digits of the number are right.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Pixels from the left edge of the picture as the eye sees it.</summary>
    public required int Left { get; init; }

    /// <summary>Pixels from its upper edge.</summary>
    public required int Top { get; init; }

    /// <summary>Pixels, at least 1.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels, at least 1.</summary>
    public required int Height { get; init; }
}
