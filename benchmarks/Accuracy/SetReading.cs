using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>What Get-DigitPrediction makes of a set of pictures, with its defaults.</summary>
internal sealed class SetReading
{
    private SetReading(PictureSet set, RecognitionResult[] results)
    {
        Set = set;
        Results = results;
    }

    public PictureSet Set { get; }

    /// <summary>One for each file.</summary>
    public IReadOnlyList<RecognitionResult> Results { get; }

    /// <summary>Whether these are digits.</summary>
    public bool AreDigits => Set.Files[0].Label != PictureSet.NoDigit;

    /// <summary>The part whose best guess is right, whatever the status.</summary>
    public double Accuracy => Part(i => IsRight(i));

    /// <summary>The part that was recognized, 0..1.</summary>
    public double Recognized => Part(i => Results[i].Status == RecognitionStatus.Recognized);

    /// <summary>The part of those recognized that is right, 0..1; NaN if none was.</summary>
    public double AccuracyOfRecognized => Part(i => Results[i].Status == RecognitionStatus.Recognized && IsRight(i)) / Recognized;

    /// <summary>The part found blank.</summary>
    public double Empty => Part(i => Results[i].Status == RecognitionStatus.Empty);

    /// <summary>How far confidences are from what they promise; 15 bins.</summary>
    public double CalibrationError => Calibration.ExpectedError(Calibration.Bins(
        [.. Enumerable.Range(0, Results.Count).Select(i => new Reading(Confidence(i), IsRight(i)))]));

    /// <summary>Reads all pictures of a set.</summary>
    public static SetReading Of(PictureSet set, DigitClassifier classifier)
    {
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions());
        foreach ((string path, _) in set.Files) pipeline.Add(new PictureRequest(path));
        RecognitionResult[] results = [.. set.Files.Select(_ => pipeline.Take(CancellationToken.None))];
        return new SetReading(set, results);
    }

    /// <summary>Confidence in the best guess, 0..1.</summary>
    public double Confidence(int i) => Results[i].Best < 0 ? 0 : Results[i].Probabilities[Results[i].Best];

    /// <summary>Whether the best guess is right.</summary>
    public bool IsRight(int i) => Results[i].Best >= 0 && Results[i].Best == Set.Files[i].Label;

    private double Part(Func<int, bool> condition) => (double)Enumerable.Range(0, Results.Count).Count(condition) / Results.Count;
}
