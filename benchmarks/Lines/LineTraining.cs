using System.Diagnostics;
using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training.Lines;

namespace DigitTools.Benchmarks.Lines;

/// <summary>Trains the network that reads lines.</summary>
internal static class LineTraining
{
    /// <summary>Steps from one report, and one file, to the next.</summary>
    private const int Report = 500;

    /// <summary>Trains, and writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="seed">Another seed, another network.</param>
    public static void Run(string path, int steps, int threads, int seed)
    {
        DigitDataset digits = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        using var trainer = new LineTrainer(digits, steps, threads, seed);
        var clock = Stopwatch.StartNew();
        double sum = 0;
        for (int step = 1; step <= steps; step++)
        {
            sum += trainer.Step(step - 1);
            if (step % Report != 0 && step != steps) continue;

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{step} of {steps}, loss {sum / Report:F4}, {clock.Elapsed.TotalSeconds:F0} s"));
            sum = 0;
            OnnxExporter.WriteLine(path, trainer.Tensors, Describe(steps, seed));
        }
    }

    private static ModelMetadata Describe(int steps, int seed) => new()
    {
        Architecture = LineArchitecture.Name,
        Parameters = LineArchitecture.Parameters,
        MultiplyAdds = LineArchitecture.MultiplyAdds,
        TrainedOn = "lines drawn by the pen and from digits of MNIST's training half",
        TrainingOptions = new Dictionary<string, string>
        {
            ["Steps"] = steps.ToString(CultureInfo.InvariantCulture),
            ["Seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["Writer"] = LineWriter.Version.ToString(CultureInfo.InvariantCulture),
        },
        Created = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
        ToolVersion = ToolVersion.Text,
    };
}
