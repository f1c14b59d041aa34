using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks;

/// <summary>Many short trainings in one process on a busy machine: none may die, and all give the same model.</summary>
internal static class TrainingLoadBenchmark
{
    private const int Pictures = 400;

    /// <summary>Prints what became of them.</summary>
    /// <param name="trainings">How many.</param>
    /// <param name="epochs">Epochs of each.</param>
    /// <returns>0 where none died and all models are the same, otherwise 1.</returns>
    public static int Run(int trainings, int epochs)
    {
        DigitDataset all = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        // Fewer of one digit, so that the loss has weights.
        DigitDataset data = all.Subset([.. Enumerable.Range(0, Pictures).Where(i => all.Labels[i] != 3 || i % 4 == 0)]);
        string folder = Directory.CreateTempSubdirectory("digittools-load-").FullName;
        string machine = Machine.Describe();
        Console.WriteLine(
            $"{machine}; {trainings} trainings of {epochs} epochs on {data.Count} pictures, beside busy threads and garbage collections.");
        var clock = Stopwatch.StartNew();
        byte[]? first = null;
        int died = 0, different = 0;
        try
        {
            using var busy = new BusyMachine();
            for (int i = 1; i <= trainings; i++)
            {
                string model = Path.Combine(folder, "model.onnx");
                try
                {
                    var options = new TrainingOptions
                    {
                        Architecture = DigitArchitecture.Small,
                        Epochs = epochs,
                        BatchSize = 64,
                        MinimumStepsPerEpoch = 1,
                    };
                    ModelTrainer.Train(data, null, model, options, new TrainingEvents());
                    byte[] bytes = ModelBytes.Read(model);
                    first ??= bytes;
                    if (!bytes.AsSpan().SequenceEqual(first)) different++;
                }
                catch (Exception e) when (e is AggregateException or ExternalException or DigitException)
                {
                    died++;
                    Console.WriteLine($"Training {i} died: {e.GetBaseException().Message.Split('\n')[0]}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string minutes = clock.Elapsed.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{trainings} trainings: {died} died, {different} models differ, {GC.CollectionCount(0):N0} collections, {minutes} minutes."));
        return died + different == 0 ? 0 : 1;
    }
}
