using DigitTools.Benchmarks.Accuracy;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks.LeaveOut;

/// <summary>How a network reads the pictures that its training held out: as they are, and spoilt.</summary>
/// <param name="Clean">Of the pictures as they are.</param>
/// <param name="Corrupted">Accuracy of each of the fifteen corruptions on the first 2,000 pictures, as arrays, 0..1.</param>
/// <param name="Bitmaps">Accuracy of each kind of small bitmap of the first 1,000 pictures, as files, 0..1.</param>
/// <param name="FirstLook">Of the pictures as they are, without a second look.</param>
/// <param name="FirstLookCorrupted">The mean of the fifteen, without a second look, 0..1.</param>
/// <param name="MoreLooks">Looks at each of those as they are, on average, the first one not counted.</param>
/// <param name="MinimumConfidence">The threshold that rejects 1 % of those read right as they are, 0..1.</param>
internal sealed record HeldOutReading(
    DigitEvaluation Clean,
    IReadOnlyList<(string Name, double Accuracy)> Corrupted,
    IReadOnlyList<(string Name, double Accuracy)> Bitmaps,
    DigitEvaluation FirstLook,
    double FirstLookCorrupted,
    double MoreLooks,
    double MinimumConfidence)
{
    private const int CorruptedCount = 2000, BitmapCount = 1000;

    /// <summary>Reads the held out pictures of a fold.</summary>
    /// <param name="classifier">The network whose training held them out.</param>
    /// <param name="heldOut">The pictures.</param>
    public static HeldOutReading Of(DigitClassifier classifier, DigitDataset heldOut)
    {
        DigitDataset few = First(heldOut, CorruptedCount);
        using var first = new FirstLook(classifier);
        var spoilt = Corruptions.All.Select(c => (c.Name, Data: CorruptedMnist.Spoil(few, c))).ToList();
        var corrupted = spoilt.Select(s => (s.Name, Read(classifier, s.Data).Accuracy)).ToList();
        var bitmaps = new List<(string, double)>();
        foreach (SmallBitmap kind in SmallBitmap.All)
        {
            string folder = Directory.CreateTempSubdirectory("digittools-bitmaps-").FullName;
            try
            {
                kind.Write(folder, First(heldOut, BitmapCount));
                bitmaps.Add((kind.Name, SetReading.Of(PictureSet.Read(folder), classifier).Accuracy));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        float[] logits = new float[heldOut.Count * DigitShape.ClassCount];
        double moreLooks = LookCount.BeyondTheFirst(classifier, heldOut, logits);
        double firstCorrupted = spoilt.Average(s => Read(first, s.Data).Accuracy);
        return new HeldOutReading(
            Read(classifier, heldOut),
            corrupted,
            bitmaps,
            Read(first, heldOut),
            firstCorrupted,
            moreLooks,
            ThresholdFit.Fit(logits, heldOut.Labels, classifier.Temperature));
    }

    private static DigitDataset First(DigitDataset data, int count) =>
        data.Subset([.. Enumerable.Range(0, Math.Min(count, data.Count))]);

    private static DigitEvaluation Read(IDigitModel classifier, DigitDataset data) =>
        DigitEvaluator.Evaluate(classifier, data, cancellationToken: CancellationToken.None);
}
