using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks;

/// <summary>What accuracy a training from few pictures reaches.</summary>
internal static class FewPicturesBenchmark
{
    private static readonly int[] s_perClass = [10, 30, 100, 300];

    /// <summary>
    /// Trains on a few MNIST pictures of each digit, with the defaults of Invoke-DigitTraining, and measures on the test half.
    /// </summary>
    /// <param name="seeds">How many seeds: 1, 2, 3 ...; each takes other pictures.</param>
    public static void Run(int seeds)
    {
        DigitDataset data = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        string folder = Directory.CreateTempSubdirectory("digittools-few-").FullName;
        Console.WriteLine($"{Machine.Describe()}; seeds 1 to {seeds}.");
        Console.WriteLine();
        Console.WriteLine("| pictures a digit | test accuracy, mean | lowest | highest |");
        Console.WriteLine("| --: | --: | --: | --: |");
        try
        {
            foreach (int perClass in s_perClass)
            {
                double[] accuracies = [.. Enumerable.Range(1, seeds).Select(seed =>
                {
                    DigitDataset chosen = data.Subset(Pick(data, perClass, seed));
                    var options = new TrainingOptions { Seed = seed };
                    TrainingResult result = ModelTrainer.Train(chosen, test, Path.Combine(folder, "m.onnx"), options, new TrainingEvents());
                    return result.TestAccuracy!.Value;
                })];
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {perClass} | {accuracies.Average():P1} | {accuracies.Min():P1} | {accuracies.Max():P1} |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int[] Pick(DigitDataset data, int perClass, int seed)
    {
        int[] order = [.. Enumerable.Range(0, data.Count)];
        new Random64((ulong)seed, stream: 5).Shuffle(order);
        return
        [
            .. Enumerable.Range(0, DigitShape.ClassCount)
                .SelectMany(digit => order.Where(i => data.Labels[i] == digit).Take(perClass)),
        ];
    }
}
