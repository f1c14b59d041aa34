using System.Diagnostics;
using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks;

/// <summary>Kills a training at random moments, lets it go on, and compares the model with that of one that was left alone.</summary>
internal static class KillBenchmark
{
    private const int Pictures = 6000;

    /// <summary>Prints a row a round.</summary>
    /// <param name="rounds">How many trainings to kill, each one to three times.</param>
    /// <param name="seed">Of the random moments.</param>
    /// <returns>0 where all models are the same, otherwise 1.</returns>
    public static int Run(int rounds, int seed)
    {
        string folder = Directory.CreateTempSubdirectory("digittools-kill-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            using (Process alone = Start(folder, "alone")) alone.WaitForExit();
            TimeSpan whole = clock.Elapsed;
            byte[] expected = ModelBytes.Read(Path.Combine(folder, "alone.onnx"));
            string seconds = whole.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            Console.WriteLine($"Left alone: {seconds} s. {Machine.Describe()}; seed {seed}.");
            Console.WriteLine();
            Console.WriteLine("| round | killed after, s | same model |");
            Console.WriteLine("| --: | --- | --- |");

            var random = new Random64((ulong)seed);
            int different = 0;
            for (int round = 1; round <= rounds; round++)
            {
                string name = $"round{round}";
                var moments = new List<string>();
                for (int kill = 1 + random.NextInt32(3); kill > 0; kill--)
                {
                    TimeSpan moment = whole * random.NextSingle();
                    moments.Add(moment.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture));
                    using Process child = Start(folder, name);
                    if (!child.WaitForExit(moment)) child.Kill();
                    child.WaitForExit();
                }

                using (Process last = Start(folder, name)) last.WaitForExit();
                bool same = ModelBytes.Read(Path.Combine(folder, name + ".onnx")).AsSpan().SequenceEqual(expected);
                if (!same) different++;
                Console.WriteLine($"| {round} | {string.Join(", ", moments)} | {(same ? "yes" : "NO")} |");
            }

            Console.WriteLine();
            Console.WriteLine(different == 0 ? "All models are the same, byte for byte." : $"{different} models differ.");
            return different == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The training that is killed.</summary>
    public static void RunChild(string folder, string name)
    {
        DigitDataset data = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        var options = new TrainingOptions
        {
            Architecture = DigitArchitecture.Small,
            Epochs = 8,
            ThreadCount = 1,
            CheckpointPath = Path.Combine(folder, name + ".checkpoint"),
            Resume = true,
        };
        DigitDataset some = data.Subset([.. Enumerable.Range(0, Pictures)]);
        ModelTrainer.Train(some, null, Path.Combine(folder, name + ".onnx"), options, new TrainingEvents());
    }

    private static Process Start(string folder, string name) => Process.Start(Environment.ProcessPath!, ["kill-child", folder, name]);
}
