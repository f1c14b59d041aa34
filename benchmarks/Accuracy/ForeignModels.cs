using System.Diagnostics;
using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>How well models of other tools are read that say nothing of their input, against what they can do.</summary>
internal static class ForeignModels
{
    /// <summary>Prints a row for each model below a folder.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="count">Test pictures of MNIST, from the first on.</param>
    /// <param name="best">Whether every convention is measured too, for the best of them.</param>
    public static void Print(string folder, int count, bool best)
    {
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        test = test.Subset([.. Enumerable.Range(0, Math.Min(count, test.Count))]);
        string[] paths = [.. Directory.EnumerateFiles(folder, "*.onnx", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        // Whatever is loaded once a process is no model's cost.
        ClassifierCache.Get(DigitClassifier.ShippedPath);
        _ = ProbeViews.All;
        Console.WriteLine($"{Machine.Describe()}; {test.Count} test pictures of MNIST.");
        Console.WriteLine();
        Console.WriteLine(
            "| model | input | convention | sure | gives | taken for 0..1 | tried out | best | temperature | threshold | ECE | ms |");
        Console.WriteLine("| --- | --- | --- | --: | --- | --: | --: | --: | --: | --: | --: | --: |");
        var costs = new List<double>();
        foreach (string path in paths)
        {
            string name = Path.GetRelativePath(folder, path);
            try
            {
                Console.WriteLine($"| {name} | {Row(path, test, best, costs)} |");
            }
            catch (DigitException e)
            {
                Console.WriteLine($"| {name} | {e.Message} |");
            }
        }

        costs.Sort();
        if (costs.Count > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Median {costs[costs.Count / 2]:F0} ms."));
    }

    private static string Row(string path, DigitDataset test, bool best, List<double> costs)
    {
        using var plain = DigitClassifier.Load(path);
        double before = DigitEvaluator.Evaluate(plain, test).Accuracy;
        var clock = Stopwatch.StartNew();
        if (!plain.HasMetadata) plain.Use(new ModelProbe(plain, CancellationToken.None).Find(null));
        double cost = clock.Elapsed.TotalMilliseconds;
        costs.Add(cost);
        DigitEvaluation after = DigitEvaluator.Evaluate(plain, test);
        string input = $"{plain.Layout.Type} {string.Join('x', plain.InputShape)}";
        string most = best ? Best(plain, test).ToString("P2", CultureInfo.InvariantCulture) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{input} | {plain.Convention} | {plain.Finding?.Certainty:P1} | {plain.Scores} | {before:P2} | {after.Accuracy:P2} | {most} | "
                + $"{plain.Metadata.Temperature:F2} | {plain.Metadata.MinimumConfidence:P1} | "
                + $"{after.ExpectedCalibrationError:P2} | {cost:F0}");
    }

    /// <summary>The accuracy in the convention that suits the test pictures best.</summary>
    private static double Best(DigitClassifier classifier, DigitDataset test)
    {
        double best = 0;
        foreach (InputConvention convention in InputConventions.For(classifier.Layout))
        {
            foreach (InputConvention turned in new[] { convention, convention with { IsTransposed = true } })
            {
                try
                {
                    using var other = DigitClassifier.Load(classifier.Path);
                    other.Use(new ClassifierSetup(turned, ConventionSource.Given) { Kind = classifier.Scores });
                    best = Math.Max(best, DigitEvaluator.Evaluate(other, test).Accuracy);
                }
                catch (DigitException)
                {
                    // In this convention it gives no numbers: not the best.
                }
            }
        }

        return best;
    }
}
