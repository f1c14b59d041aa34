using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>How the time for a picture grows with their number, their size and the number of workers.</summary>
internal static class GrowthBenchmark
{
    private static readonly int[] s_sides = [28, 100, 300, 1000, 3000, 10_000];

    /// <summary>Adds the tables and draws the chart.</summary>
    /// <param name="report">Takes them.</param>
    /// <param name="input">Makes the pictures.</param>
    /// <param name="mostFiles">The largest number of files.</param>
    /// <param name="repeats">Runs of each.</param>
    /// <param name="chartPath">PNG file to write.</param>
    public static void Run(Report report, SpeedInput input, int mostFiles, int repeats, string chartPath)
    {
        var byCount = new GrowthCurve("files", "µs");
        for (int count = 1; count <= mostFiles; count *= 10)
            byCount.Add(count, Repeat(repeats, $"Get-DigitPrediction -Path '{input.Digits(count)}/*.png'", count, 1e6));

        var bySide = new GrowthCurve("pixels a side", "ms");
        foreach (int side in s_sides)
        {
            int count = Math.Clamp(200_000_000 / (side * side), 4, 500);
            bySide.Add(side, Repeat(repeats, $"Get-DigitPrediction -Path '{input.Scans(count, side)}/*.jpg'", count, 1e3));
        }

        var byWorkers = new GrowthCurve("workers", "µs");
        int files = Math.Min(mostFiles, 10_000);
        for (int workers = 1; workers <= 2 * Environment.ProcessorCount; workers *= 2)
        {
            string command = $"Get-DigitPrediction -Path '{input.Digits(files)}/*.png' -ThrottleLimit {workers}";
            byWorkers.Add(workers, Repeat(repeats, command, files, 1e6));
        }

        report.Heading($"Growth, in {PowerShellHost.Name}");
        report.Line("Time for a picture, start of the process left out and loading of the model included; "
            + $"{repeats} runs of each. Median, smallest and largest.");
        Add(report, "MNIST digits as PNG, by their number", byCount);
        Add(report, "scans as JPEG, by their size", bySide);
        Add(report, $"{files.ToString("N0", CultureInfo.InvariantCulture)} MNIST digits, by `-ThrottleLimit`", byWorkers);
        GrowthChart.Write(chartPath, [byCount, bySide, byWorkers], Machine.Describe());
    }

    private static Spread Repeat(int repeats, string pipeline, int count, double unit) =>
        new(Enumerable.Range(0, repeats).Select(_ => PowerShellHost.Drain(pipeline).Seconds / count * unit));

    private static void Add(Report report, string title, GrowthCurve curve)
    {
        report.Line();
        report.Head($"{title}: {curve.XName}", $">{curve.Unit} a picture");
        string format = curve.Unit == "ms" ? "N2" : "N0";
        foreach ((double x, Spread time) in curve.Points)
            report.Row(x.ToString("N0", CultureInfo.InvariantCulture), time.Text(format));
    }
}
