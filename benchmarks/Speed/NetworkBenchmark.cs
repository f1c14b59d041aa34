using System.Diagnostics;
using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Native;
using DigitTools.Core.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Benchmarks.Speed;

/// <summary>ONNX Runtime alone on one thread, with the settings that could be chosen: what no pipeline around it can beat.</summary>
internal static class NetworkBenchmark
{
    private const int Pictures = 1024;

    private static readonly (GraphOptimizationLevel Level, int Batch)[] s_settings =
    [
        (GraphOptimizationLevel.ORT_ENABLE_ALL, 32),
        (GraphOptimizationLevel.ORT_ENABLE_ALL, 1),
        (GraphOptimizationLevel.ORT_ENABLE_ALL, 8),
        (GraphOptimizationLevel.ORT_ENABLE_ALL, 128),
        (GraphOptimizationLevel.ORT_ENABLE_EXTENDED, 32),
        (GraphOptimizationLevel.ORT_ENABLE_BASIC, 32),
    ];

    /// <summary>Adds the table.</summary>
    /// <param name="report">Takes it.</param>
    /// <param name="repeats">Runs of each setting, all in turn.</param>
    public static void Run(Report report, int repeats)
    {
        OnnxLibrary.EnsureLoaded();
        DigitDataset digits = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        float[] pixels = [.. digits.Pixels.Take(Pictures * DigitShape.PixelCount).Select(p => p / 255f)];
        byte[] model = File.ReadAllBytes(DigitClassifier.ShippedPath);
        InferenceSession[] sessions = [.. s_settings.Select(s => Open(model, s.Level))];
        List<double>[] times = [.. s_settings.Select(_ => new List<double>())];
        for (int repeat = -1; repeat < repeats; repeat++)
        {
            for (int i = 0; i < sessions.Length; i++)
            {
                double time = Microseconds(sessions[i], pixels, s_settings[i].Batch);
                if (repeat >= 0) times[i].Add(time);
            }
        }

        foreach (InferenceSession session in sessions) session.Dispose();
        report.Heading("The network alone");
        report.Line($"ONNX Runtime on one thread, {Pictures:N0} MNIST digits from memory, {repeats} runs of each setting in turn. "
            + "Median, smallest and largest.");
        report.Line();
        report.Head("graph optimisation", ">batch", ">µs a picture", ">ratio to the first");
        for (int i = 0; i < times.Length; i++)
        {
            report.Row(
                s_settings[i].Level.ToString(),
                s_settings[i].Batch.ToString(CultureInfo.InvariantCulture),
                new Spread(times[i]).Text("N0"),
                new Spread(times[i].Zip(times[0], (own, first) => own / first)).Median.ToString("0.00", CultureInfo.InvariantCulture));
        }
    }

    private static InferenceSession Open(byte[] model, GraphOptimizationLevel level)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, GraphOptimizationLevel = level };
        return new InferenceSession(model, options);
    }

    private static double Microseconds(InferenceSession session, float[] pixels, int batch)
    {
        using var options = new RunOptions();
        string[] inputs = [.. session.InputNames], outputs = [.. session.OutputNames];
        float[] logits = new float[batch * DigitShape.ClassCount];
        int length = batch * DigitShape.PixelCount;
        long start = Stopwatch.GetTimestamp();
        for (int at = 0; at + length <= pixels.Length; at += length)
        {
            OrtMemoryInfo memory = OrtMemoryInfo.DefaultInstance;
            using var input = OrtValue.CreateTensorValueFromMemory(
                memory, pixels.AsMemory(at, length), [batch, 1, DigitShape.Side, DigitShape.Side]);
            using var output = OrtValue.CreateTensorValueFromMemory(memory, logits.AsMemory(), [batch, DigitShape.ClassCount]);
            session.Run(options, inputs, [input], outputs, [output]);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Pictures;
    }
}
