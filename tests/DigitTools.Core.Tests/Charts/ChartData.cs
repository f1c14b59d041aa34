using DigitTools.Core.Charts;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Imaging;
using DigitTools.Core.Model;

namespace DigitTools.Core.Tests.Charts;

/// <summary>Numbers to draw: plausible, and the same in every run.</summary>
internal static class ChartData
{
    public static TrainingEpoch[] Epochs(int count) =>
        [.. Enumerable.Range(1, count).Select(e => new TrainingEpoch(
            e, 0.03 + 0.4 / e, 1 - 0.01 - 0.1 / e, 0.015 + 0.1 / e, 1 - 0.004 - 0.03 / e, 1e-3, TimeSpan.FromSeconds(20), 3000))];

    /// <summary>An evaluation of 100 pictures a digit, with the given errors.</summary>
    public static DigitEvaluation Evaluation(params (int Actual, int Read, int Count)[] errors)
    {
        int[][] matrix = [.. Enumerable.Range(0, 10).Select(d => Enumerable.Range(0, 10).Select(k => d == k ? 100 : 0).ToArray())];
        foreach ((int actual, int read, int count) in errors)
        {
            matrix[actual][actual] -= count;
            matrix[actual][read] += count;
        }

        int wrong = errors.Sum(e => e.Count);
        return new DigitEvaluation
        {
            Count = 1000,
            Errors = wrong,
            AccuracyInterval = (0.98, 1),
            Loss = 0.01,
            ExpectedCalibrationError = 0.0123,
            PerClass = [.. Enumerable.Range(0, 10).Select(d => new ClassMetrics(
                d, (double)matrix[d][d] / Math.Max(1, matrix.Sum(r => r[d])), matrix[d][d] / 100.0, 0.9, 100))],
            ConfusionMatrix = matrix,
            Mistakes = Mistakes(wrong),
            Reliability = [.. Enumerable.Range(0, 15).Select(b => new ReliabilityBin(
                b / 15.0, (b + 1) / 15.0, b < 6 ? 0 : b == 14 ? 900 : 5, b < 6 ? 0 : (b + 0.5) / 15, b < 6 ? 0 : (b + 1) / 15.0))],
            Coverage = [.. new[] { 0, 0.005, 0.01, 0.02, 0.05 }.Select((f, i) => new CoveragePoint(
                f, f * 10, (int)(1000 * (1 - f)), wrong >> i, (wrong >> i) / 1000.0))],
            Elapsed = TimeSpan.FromSeconds(1),
        };
    }

    public static Mistake[] Mistakes(int count, Func<int, string?>? path = null) =>
        [.. Enumerable.Range(0, count).Select(i => new Mistake(i, path?.Invoke(i), i % 10, (i + 3) % 10, 0.99 - i * 0.001))];

    /// <summary>784 bytes: a white bar on black.</summary>
    public static byte[] Picture(int index)
    {
        byte[] picture = new byte[784];
        for (int y = 4; y < 24; y++) picture.AsSpan(y * 28 + 8 + index % 8, 3).Fill(255);
        return picture;
    }

    /// <summary>A picture of one colour, 0x2050A0.</summary>
    public static ColorPicture Original(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height).SelectMany(_ => new byte[] { 0x20, 0x50, 0xA0, 0xFF })]);

    public static PredictionPanel Panel(string name = "seven.png", string headline = "7, 91.0 %", int? digit = 7) =>
        new(name, Original(60, 40), Picture(0), [.. Enumerable.Range(0, 10).Select(d => d == 7 ? 0.91 : 0.01)], headline, digit);
}
