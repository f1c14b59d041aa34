using System.Globalization;
using BenchmarkDotNet.Mathematics;
using DigitTools.Core.Data;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks;

/// <summary>The same training with several seeds: what to expect of one, and by how much it varies.</summary>
internal static class SeedBenchmark
{
    /// <summary>Prints a Markdown table, a row a seed, then mean and standard deviation.</summary>
    /// <param name="options">How to train; its seed is the first.</param>
    /// <param name="seeds">How many seeds, one after the other.</param>
    /// <param name="keep">Where the models stay; null for nowhere.</param>
    public static void Run(TrainingOptions options, int seeds, string? keep)
    {
        DigitDataset data = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        string folder = keep ?? Directory.CreateTempSubdirectory("digittools-seeds-").FullName;
        Directory.CreateDirectory(folder);
        Console.WriteLine($"{Machine.Describe()}; {options.Architecture.Name}, {options.Epochs} epochs, {options.ThreadCount} threads.");
        Console.WriteLine();
        Console.WriteLine("| seed | epoch | validation | test | minutes |");
        Console.WriteLine("| --: | --: | --: | --: | --: |");
        var accuracies = new List<double>();
        foreach (int seed in Enumerable.Range(options.Seed, seeds))
        {
            TrainingOptions own = options with { Seed = seed };
            TrainingResult result = ModelTrainer.Train(data, test, Path.Combine(folder, $"{seed}.onnx"), own, new TrainingEvents());
            accuracies.Add(result.TestAccuracy!.Value);
            double validation = result.Epochs[result.BestEpoch - 1].ValidationAccuracy;
            string validated = double.IsNaN(validation) ? "" : validation.ToString("P2", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {seed} | {result.BestEpoch} | {validated} | {result.TestAccuracy:P2} | {result.Elapsed.TotalMinutes:0.0} |"));
        }

        var statistics = new Statistics(accuracies);
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"n = {statistics.N}, mean {statistics.Mean:P3}, standard deviation {statistics.StandardDeviation:P3}"));
        if (keep is null) Directory.Delete(folder, recursive: true);
    }
}
