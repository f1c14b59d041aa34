using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Every measurement of speed, one after the other, as one Markdown file with its chart.</summary>
internal static class SpeedSuite
{
    /// <summary>Runs all of it.</summary>
    /// <param name="path">Markdown file to write; the chart goes beside it.</param>
    /// <param name="repeats">Runs of each way.</param>
    /// <param name="quick">A tenth of the pictures, to see that everything works.</param>
    public static void Run(string path, int repeats, bool quick)
    {
        int part = quick ? 10 : 1;
        using var input = new SpeedInput();
        var report = new Report();
        report.Line("# Measurements");
        report.Line();
        string day = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        report.Line($"{Machine.Describe()}; {PowerShellHost.Name}; {day}.");
        PipelineBenchmark.Run(report, input, 10_000 / part, 1000 / part, repeats);
        ColdStartBenchmark.Run(report, repeats);
        MemoryBenchmark.Run(report, input, [1000, 100_000 / part], repeats);
        NetworkBenchmark.Run(report, repeats);
        StageReport.Run(report, Math.Max(5, repeats));
        string chart = Path.ChangeExtension(path, ".png");
        GrowthBenchmark.Run(report, input, 100_000 / part, repeats, chart);
        report.Line();
        const string caption =
            "Three curves: the time for a picture over the number of files, over their size and over the number of workers";
        report.Line($"![{caption}]({Path.GetFileName(chart)})");
        report.Heading("Training");
        TrainingBenchmark.Run(100 / part, repeats, report.Line);
        report.Save(path);
    }
}
