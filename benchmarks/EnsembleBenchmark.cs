using System.Globalization;
using BenchmarkDotNet.Mathematics;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks;

/// <summary>What models of one recipe read alone, and several of them together, on MNIST's test half.</summary>
internal static class EnsembleBenchmark
{
    private const int Classes = DigitShape.ClassCount;

    /// <summary>Prints a Markdown table: one, two, three ... models together, over all choices of them.</summary>
    /// <param name="folder">Holds the models, as <c>seeds --keep</c> leaves them.</param>
    public static void Run(string folder)
    {
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.onnx").Order(StringComparer.Ordinal)];
        Console.WriteLine($"{Machine.Describe()}; {files.Length} models.");
        Console.WriteLine();
        Console.WriteLine("| model | right | looks at a picture | multiply-adds for it, million |");
        Console.WriteLine("| --- | --: | --: | --: |");
        double[][] models = [.. files.Select(file => Probabilities(file, test))];
        Console.WriteLine();
        Console.WriteLine("| together | choices | mean | standard deviation | least | most | cross-entropy, nats |");
        Console.WriteLine("| --: | --: | --: | --: | --: | --: | --: |");
        for (int count = 1; count <= models.Length; count++)
        {
            var read = Choices(models.Length, count).Select(choice => Read([.. choice.Select(i => models[i])], test.Labels)).ToList();
            var right = new Statistics(read.Select(r => r.Accuracy));
            double deviation = right.StandardDeviation, loss = read.Average(r => r.Loss);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} | {right.N} | {right.Mean:P3} | {deviation:P3} | {right.Min:P2} | {right.Max:P2} | {loss:0.0000} |"));
        }
    }

    private static double[] Probabilities(string file, DigitDataset data)
    {
        using var classifier = DigitClassifier.Load(file);
        float[] logits = new float[data.Count * Classes];
        double[] probabilities = new double[logits.Length];
        double looks = 1 + LookCount.BeyondTheFirst(classifier, data, logits);
        for (int i = 0; i < logits.Length; i += Classes)
            Softmax.Apply(logits.AsSpan(i, Classes), classifier.Temperature, probabilities.AsSpan(i, Classes));
        double right = Read([probabilities], data.Labels).Accuracy, millions = looks * classifier.Metadata.MultiplyAdds / 1e6;
        string name = Path.GetFileNameWithoutExtension(file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {right:P2} | {looks:0.000} | {millions:0.00} |"));
        return probabilities;
    }

    private static (double Accuracy, double Loss) Read(double[][] models, byte[] labels)
    {
        int right = 0;
        double loss = 0;
        double[] means = new double[Classes];
        for (int i = 0; i < labels.Length; i++)
        {
            for (int k = 0; k < Classes; k++) means[k] = models.Average(model => model[i * Classes + k]);
            if (Array.IndexOf(means, means.Max()) == labels[i]) right++;
            loss -= Math.Log(Math.Max(means[labels[i]], double.Epsilon));
        }

        return ((double)right / labels.Length, loss / labels.Length);
    }

    /// <summary>All choices of some of the numbers 0 .. all - 1.</summary>
    private static IEnumerable<int[]> Choices(int all, int count) =>
        count == 0
            ? [[]]
            : Enumerable.Range(count - 1, all - count + 1)
                .SelectMany(last => Choices(last, count - 1).Select(c => (int[])[.. c, last]));
}
