using System.Diagnostics;
using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Native;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Benchmarks;

/// <summary>How fast a training step is, part by part, and how fast the same network is trained in other ways.</summary>
internal static class TrainingBenchmark
{
    private const int BatchSize = 128;
    private const int WarmUpSteps = 10;

    /// <summary>Prints a Markdown table: images per second for each architecture, and the ratio to the other ways.</summary>
    /// <param name="steps">Steps of each measurement.</param>
    /// <param name="repeats">Measurements of each way, in turn; medians are printed.</param>
    /// <param name="write">Takes the lines.</param>
    public static void Run(int steps, int repeats, Action<string> write)
    {
        write($"{Machine.Describe()}; batches of {BatchSize}, {steps} steps, medians of {repeats} runs in turn.");
        write("");
        write("| architecture | multiply-adds | images/s | augment ms | forward ms | backward ms | optimizer ms | plain images/s | ratio | TorchSharp example images/s | ratio |");
        write("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (DigitArchitecture architecture in DigitArchitecture.All)
        {
            var ours = new List<double[]>();
            var plain = new List<double>();
            var example = new List<double>();
            for (int i = 0; i < repeats; i++)
            {
                // Each in a process of its own: allocator and threads are settings of the process.
                ours.Add(InChild("ours", architecture.Name, steps));
                plain.Add(InChild("plain", architecture.Name, steps)[0]);
                example.Add(InChild("example", architecture.Name, steps)[0]);
            }

            double[] own = [.. Enumerable.Range(0, 5).Select(k => Median(ours.Select(o => o[k])))];
            double p = Median(plain), e = Median(example);
            write(string.Create(CultureInfo.InvariantCulture,
                $"| {architecture.Name} | {architecture.MultiplyAdds:N0} | {own[0]:N0} | {own[1]:0.00} | {own[2]:0.00} | {own[3]:0.00} | {own[4]:0.00} | {p:N0} | {own[0] / p:0.0} | {e:N0} | {own[0] / e:0.0} |"));
        }
    }

    /// <summary>One measurement, printed as numbers for the parent: images per second, and for ours the milliseconds of each part.</summary>
    public static void RunChild(string way, string architectureName, int steps)
    {
        DigitArchitecture architecture = DigitArchitecture.Find(architectureName)!;
        DigitDataset data = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        double[] result = way switch
        {
            "ours" => Ours(architecture, data, steps),
            "plain" => [PlainTraining.ImagesPerSecond(architecture, data, BatchSize, WarmUpSteps, steps)],
            _ => [ExampleTraining.ImagesPerSecond(architecture, data, BatchSize, WarmUpSteps, steps)],
        };
        Console.WriteLine(string.Join(' ', result.Select(r => r.ToString(CultureInfo.InvariantCulture))));
    }

    private static double[] Ours(DigitArchitecture architecture, DigitDataset data, int steps)
    {
        TorchLibrary.EnsureLoaded();
        torch.set_num_threads(Environment.ProcessorCount);
        using var net = new DigitNet(architecture);
        using var state = new NetworkState(net);
        var optimizer = new AdamW(state.ParameterCount);
        var average = new WeightAverage(state);
        var batches = new BatchMaker(data, new DigitTools.Core.Training.BatchSize(BatchSize, 0, 0), data.Count / BatchSize, seed: 1, Environment.ProcessorCount);
        batches.StartEpoch(1, AugmentationRanges.Full);
        net.train();
        var parts = new double[4];
        var whole = new Stopwatch();
        for (int step = -WarmUpSteps; step < steps; step++)
        {
            if (step == 0)
            {
                Array.Clear(parts);
                whole.Start();
            }

            long start = Stopwatch.GetTimestamp();
            batches.Fill((step + WarmUpSteps) % (data.Count / BatchSize));
            Lap(ref parts[0], ref start);
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor labels = torch.tensor(batches.Labels);
            torch.Tensor loss = torch.nn.functional.cross_entropy(net.forward(torch.tensor(batches.Pixels, [BatchSize, 1, DigitDataset.Side, DigitDataset.Side])), labels);
            Lap(ref parts[1], ref start);
            net.zero_grad();
            loss.backward();
            Lap(ref parts[2], ref start);
            optimizer.Step(state, 1e-3, 0.02);
            average.Add(state, optimizer.Steps);
            Lap(ref parts[3], ref start);
        }

        double seconds = whole.Elapsed.TotalSeconds;
        return [steps * BatchSize / seconds, .. parts.Select(p => p / steps)];
    }

    private static void Lap(ref double milliseconds, ref long start)
    {
        long now = Stopwatch.GetTimestamp();
        milliseconds += (now - start) * 1000.0 / Stopwatch.Frequency;
        start = now;
    }

    private static double[] InChild(string way, string architecture, int steps)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["training-child", way, architecture, steps.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"The measurement of '{way}' ended with exit code {child.ExitCode}.");
        return [.. output.Trim().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
