using System.Diagnostics;
using System.Globalization;
using DigitTools.Core;
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
        write($"{Machine.Describe()}; batches of {BatchSize}, {steps} steps, medians of {repeats} runs in turn; "
            + "augment, forward and backward are milliseconds of one thread for a batch.");
        write("");
        write("| architecture | multiply-adds | images/s | augment ms | forward ms | backward ms | optimizer ms "
            + "| plain images/s | ratio | TorchSharp example images/s | ratio |");
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
            string stages = string.Join(" | ", own[1..5].Select(ms => ms.ToString("0.00", CultureInfo.InvariantCulture)));
            string others = string.Create(CultureInfo.InvariantCulture, $"{p:N0} | {own[0] / p:0.0} | {e:N0} | {own[0] / e:0.0}");
            write(string.Create(
                CultureInfo.InvariantCulture,
                $"| {architecture.Name} | {architecture.MultiplyAdds:N0} | {own[0]:N0} | {stages} | {others} |"));
        }
    }

    /// <summary>
    /// One measurement, printed as numbers for the parent: images per second, and for ours the milliseconds of each part.
    /// </summary>
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
        var size = new DigitTools.Core.Training.BatchSize(BatchSize, 0, 0);
        var batches = new BatchMaker(data, size, data.Count / BatchSize, seed: 1);
        batches.StartEpoch(1, AugmentationRanges.Full);
        using var network = new DataParallelNetwork<Replica>(() => new Replica(architecture), size.Parts, Environment.ProcessorCount);
        TrainedNumbers numbers = network.Numbers;
        var optimizer = new AdamW(numbers.Parameters);
        var average = new WeightAverage(numbers.Values);
        double optimize = 0;
        var whole = new Stopwatch();
        for (int step = -WarmUpSteps; step < steps; step++)
        {
            if (step == 0)
            {
                optimize = 0;
                whole.Start();
            }

            int batch = (step + WarmUpSteps) % (data.Count / BatchSize);
            _ = network.Step((replica, part, result) =>
                replica.Compute(batches, batch, part, numbers.Values, optimizer.Steps, classWeights: null, result));
            long start = Stopwatch.GetTimestamp();
            optimizer.Step(numbers.Values, numbers.Gradient, 1e-3, 0.02);
            average.Add(numbers.Values, optimizer.Steps);
            Lap(ref optimize, ref start);
        }

        double seconds = whole.Elapsed.TotalSeconds;
        return [steps * BatchSize / seconds, .. OneThread(architecture, batches, steps), optimize / steps];
    }

    /// <summary>
    /// Milliseconds that one thread needs for the pictures, the forward and the backward pass of a batch, part after part.
    /// </summary>
    private static double[] OneThread(DigitArchitecture architecture, BatchMaker batches, int steps)
    {
        torch.set_num_threads(1);
        using var net = new DigitNet(architecture);
        net.train();
        double[] milliseconds = new double[3];
        for (int step = -WarmUpSteps; step < steps; step++)
        {
            if (step == 0) Array.Clear(milliseconds);
            for (int part = 0; part < batches.Size.Parts; part++)
            {
                int count = batches.Size.Part(part).All;
                float[] pixels = new float[count * DigitShape.PixelCount];
                long[] labels = new long[count];
                long start = Stopwatch.GetTimestamp();
                batches.Fill(step + WarmUpSteps, part, pixels, labels);
                Lap(ref milliseconds[0], ref start);
                using DisposeScope scope = torch.NewDisposeScope();
                torch.Tensor input = DigitNet.Input(pixels);
                torch.Tensor loss = torch.nn.functional.cross_entropy(net.forward(input), torch.tensor(labels));
                Lap(ref milliseconds[1], ref start);
                net.zero_grad();
                loss.backward();
                Lap(ref milliseconds[2], ref start);
            }
        }

        return [.. milliseconds.Select(m => m / steps)];
    }

    private static void Lap(ref double milliseconds, ref long start)
    {
        long now = Stopwatch.GetTimestamp();
        milliseconds += (now - start) * 1000.0 / Stopwatch.Frequency;
        start = now;
    }

    private static double[] InChild(string way, string architecture, int steps)
    {
        string[] arguments = ["training-child", way, architecture, steps.ToString(CultureInfo.InvariantCulture)];
        using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
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
