using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks;

/// <summary>The same training with several seeds: what to expect of one, and by how much it varies.</summary>
internal static class SeedBenchmark
{
    /// <summary>Prints a Markdown table, a row a seed, then mean and standard deviation.</summary>
    /// <param name="architectureName">Small, Standard or Large.</param>
    /// <param name="epochs">Epochs of each training.</param>
    /// <param name="seeds">How many seeds: 1, 2, 3 ...</param>
    /// <param name="threads">Threads to compute on.</param>
    public static void Run(string architectureName, int epochs, int seeds, int threads)
    {
        DigitArchitecture architecture = DigitArchitecture.Find(architectureName)
            ?? throw new ArgumentException($"There is no architecture '{architectureName}'.");
        DigitDataset data = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        string folder = Directory.CreateTempSubdirectory("digittools-seeds-").FullName;
        Console.WriteLine($"{Machine.Describe()}; {architecture.Name}, {epochs} epochs, {threads} threads.");
        Console.WriteLine();
        Console.WriteLine("| seed | best epoch | validation | test | minutes |");
        Console.WriteLine("| --: | --: | --: | --: | --: |");
        var accuracies = new List<double>();
        for (int seed = 1; seed <= seeds; seed++)
        {
            var options = new TrainingOptions { Architecture = architecture, Epochs = epochs, Seed = seed, ThreadCount = threads };
            TrainingResult result = ModelTrainer.Train(data, test, Path.Combine(folder, $"{seed}.onnx"), options, new TrainingEvents());
            accuracies.Add(result.TestAccuracy!.Value);
            double validation = result.Epochs[result.BestEpoch - 1].ValidationAccuracy;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {seed} | {result.BestEpoch} | {validation:P2} | {result.TestAccuracy:P2} | {result.Elapsed.TotalMinutes:0.0} |"));
        }

        double mean = accuracies.Average(), variance = accuracies.Sum(a => (a - mean) * (a - mean)) / Math.Max(1, accuracies.Count - 1);
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"n = {accuracies.Count}, mean {mean:P3}, standard deviation {Math.Sqrt(variance):P3}"));
        Directory.Delete(folder, recursive: true);
    }
}
