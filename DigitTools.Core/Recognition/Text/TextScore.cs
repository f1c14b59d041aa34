using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Recognition.Text;

/// <summary>How well some pictures of numbers were read.</summary>
internal sealed record TextScore
{
    /// <summary>How many pictures.</summary>
    public required int Count { get; init; }

    /// <summary>The part of them read right as a whole, 0..1.</summary>
    public required double Exact { get; init; }

    /// <summary>Bounds of its 95 % Wilson interval.</summary>
    public required (double Low, double High) ExactInterval { get; init; }

    /// <summary>Characters to be put in, taken out or exchanged, by those that are written; over 1 where far too much is read.</summary>
    public required double CharacterErrorRate { get; init; }

    /// <summary>The part of the pictures read with another number of digits, 0..1.</summary>
    public required double WrongLength { get; init; }

    /// <summary>The part of the pictures with a confidence that is high enough, 0..1.</summary>
    public required double Recognized { get; init; }

    /// <summary>The part of those read right, 0..1; null if there are none.</summary>
    public required double? ExactOfRecognized { get; init; }

    /// <summary>The largest part of the pictures that can be kept, the surest first, with 99 % of them right, 0..1.</summary>
    public required double CoverageAt99 { get; init; }

    /// <summary>Mean distance between confidence and accuracy over 15 bins, 0..1.</summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>Counts.</summary>
    /// <param name="readings">At least one.</param>
    internal static TextScore Of(IReadOnlyCollection<TextReading> readings)
    {
        double count = readings.Count;
        int right = readings.Count(r => r.IsRight), recognized = readings.Count(r => r.IsRecognized);
        Reading[] plain = [.. readings.Select(r => new Reading(r.Result.Confidence, r.IsRight))];
        return new TextScore
        {
            Count = readings.Count,
            Exact = right / count,
            ExactInterval = WilsonInterval.Of(right, readings.Count),
            // Where nothing is written at all, each character read is one too many.
            CharacterErrorRate = readings.Sum(r => r.Errors) / Math.Max(1.0, readings.Sum(r => r.Actual.Length)),
            WrongLength = readings.Count(r => r.IsOfOtherLength) / count,
            Recognized = recognized / count,
            ExactOfRecognized = recognized == 0 ? null : readings.Count(r => r.IsRecognized && r.IsRight) / (double)recognized,
            CoverageAt99 = Calibration.LargestKept(plain, oneWrongIn: 100),
            ExpectedCalibrationError = Calibration.ExpectedError(Calibration.Bins(plain)),
        };
    }
}
