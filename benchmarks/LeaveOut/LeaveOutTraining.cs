using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks.LeaveOut;

/// <summary>Trains without a part of MNIST's training half, so that a recipe can be judged without a look at the test half.</summary>
internal static class LeaveOutTraining
{
    /// <summary>Trains, and writes <c>fold-k.onnx</c>.</summary>
    /// <param name="folder">Where the model goes.</param>
    /// <param name="fold">Which part is left out, 0 .. 5.</param>
    /// <param name="options">How to train; all pictures of the rest are trained on, and the last average is taken.</param>
    public static void Run(string folder, int fold, TrainingOptions options)
    {
        Directory.CreateDirectory(folder);
        var parts = Fold.Of(fold);
        TrainingOptions own = options with { ValidationFraction = 0 };
        var events = new TrainingEvents
        {
            EpochEnded = epoch => Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"epoch {epoch.Epoch}: loss {epoch.TrainLoss:0.0000}, {epoch.Elapsed.TotalSeconds:0} s")),
        };
        ModelTrainer.Train(parts.Training, null, PathOf(folder, fold), own, events);
        Calibrate(PathOf(folder, fold), parts.HeldOut);
    }

    /// <summary>Fits temperature and threshold of a model to the pictures that its training held out.</summary>
    private static void Calibrate(string path, DigitDataset heldOut)
    {
        float[] logits = new float[heldOut.Count * DigitShape.ClassCount];
        // As a training fits them: the temperature at the first look, the threshold at all of them.
        using (var classifier = DigitClassifier.Load(path)) classifier.LookOnce(heldOut.Pixels, logits, [], CancellationToken.None);
        double temperature = TemperatureFit.Fit(logits, heldOut.Labels), threshold;
        RewrittenModel.Write(path, path, m => m with { Temperature = temperature });
        using (var classifier = DigitClassifier.Load(path))
            threshold = ThresholdFit.Fit(classifier, heldOut, CancellationToken.None);
        RewrittenModel.Write(path, path, m => m with { MinimumConfidence = threshold });
    }

    /// <summary>Prints how the models of a folder read what was held out from each; with another folder, whether they differ.</summary>
    /// <param name="folder">Holds <c>fold-k.onnx</c>.</param>
    /// <param name="other">Holds the models of another recipe; null for none.</param>
    public static void Report(string folder, string? other)
    {
        List<int> folds = FoldsIn(folder);
        if (other is not null) folds = [.. folds.Intersect(FoldsIn(other))];
        List<HeldOutReading> own = Print(folder, folds);
        if (other is null) return;
        List<HeldOutReading> others = Print(other, folds);
        int onlyOwn = 0, onlyOther = 0;
        for (int k = 0; k < folds.Count; k++)
        {
            HashSet<int> ownMistakes = [.. own[k].Clean.Mistakes.Select(m => m.Index)];
            HashSet<int> otherMistakes = [.. others[k].Clean.Mistakes.Select(m => m.Index)];
            onlyOwn += ownMistakes.Except(otherMistakes).Count();
            onlyOther += otherMistakes.Except(ownMistakes).Count();
        }

        double p = McNemar.P(onlyOwn, onlyOther);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"McNemar: {onlyOwn} read wrong by the first alone, {onlyOther} by the second alone, p = {p:0.000}"));
    }

    private static List<HeldOutReading> Print(string folder, List<int> folds)
    {
        var readings = new List<HeldOutReading>();
        foreach (int fold in folds)
        {
            using var classifier = DigitClassifier.Load(PathOf(folder, fold));
            readings.Add(HeldOutReading.Of(classifier, Fold.Of(fold).HeldOut));
        }

        Console.WriteLine($"{Path.GetFileName(folder)}: folds {string.Join(", ", folds)}");
        Print("held out", [.. readings.Select(r => r.Clean)]);
        Print("at the first look", [.. readings.Select(r => r.FirstLook)]);
        double looks = readings.Average(r => r.MoreLooks), threshold = readings.Average(r => r.MinimumConfidence);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  looks beyond the first: {looks:0.000} a picture; rejects 1 % of those read right: below {threshold:P1}"));
        PrintKinds("corrupted arrays", [.. readings.Select(r => r.Corrupted)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  the same at the first look: mean {readings.Average(r => r.FirstLookCorrupted):P2}"));
        PrintKinds("small bitmaps", [.. readings.Select(r => r.Bitmaps)]);
        return readings;
    }

    private static void Print(string title, DigitEvaluation[] folds)
    {
        int count = folds.Sum(f => f.Count), errors = folds.Sum(f => f.Errors);
        double right = 1 - (double)errors / count, loss = folds.Average(f => f.Loss);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {title}: {count}, wrong {errors}, right {right:P3}, cross-entropy {loss:0.00000}"));
    }

    private static void PrintKinds(string title, IReadOnlyList<(string Name, double Accuracy)>[] folds)
    {
        var means = folds[0].Select((kind, i) => (kind.Name, Accuracy: folds.Average(f => f[i].Accuracy))).ToList();
        string kinds = string.Join(", ", means.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Accuracy:P1}")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {title}: mean {means.Average(m => m.Accuracy):P2} ({kinds})"));
    }

    private static string PathOf(string folder, int fold) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"fold-{fold}.onnx"));

    private static List<int> FoldsIn(string folder) =>
        [.. Enumerable.Range(0, Fold.Count).Where(fold => File.Exists(PathOf(folder, fold)))];
}
