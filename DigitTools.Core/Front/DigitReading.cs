using System.Diagnostics.CodeAnalysis;
using DigitTools.Core.Recognition;

namespace DigitTools.Core;

/// <summary>What was read of a picture of one digit.</summary>
public sealed record DigitReading : PictureReading
{
    [SetsRequiredMembers]
    internal DigitReading(RecognitionResult result)
        : base(result)
    {
        if (result.Error is not null) return;

        Digit = result.Digit;
        BestGuess = result.Best < 0 ? null : result.Best;
        Confidence = result.Confidence;
        SecondGuess = result.SecondDigit;
        SecondConfidence = result.SecondConfidence;
        Probabilities = result.Probabilities;
    }

    /// <summary>The digit, 0..9; null unless it was recognized.</summary>
    public int? Digit { get; init; }

    /// <summary>The likeliest digit, 0..9, of a rejected picture too; null of an empty one.</summary>
    public int? BestGuess { get; init; }

    /// <summary>The second likeliest digit, 0..9; null of an empty picture.</summary>
    public int? SecondGuess { get; init; }

    /// <summary>The probability of the second likeliest digit, 0..1.</summary>
    public double SecondConfidence { get; init; }

    /// <summary>
    /// The probability of each digit, 10 values in 0..1. Their sum is less than 1 where something speaks against there being a digit; all
    /// are 0 of an empty picture. None of one that could not be read.
    /// </summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];
}
