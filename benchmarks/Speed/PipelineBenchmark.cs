using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Pictures a second from the folder to the objects, beside what else reads them.</summary>
internal static class PipelineBenchmark
{
    private static readonly string[] s_columns =
    [
        "way",
        ">pictures",
        ">pictures a second",
        ">ratio to the first",
        ">with start, s",
        ">processor, µs a picture",
        ">allocated, bytes a picture",
        ">right",
    ];

    /// <summary>Adds the table.</summary>
    /// <param name="report">Takes it.</param>
    /// <param name="input">Makes the pictures.</param>
    /// <param name="digits">How many MNIST digits.</param>
    /// <param name="scans">How many scans of 1,000 x 1,000 pixels.</param>
    /// <param name="repeats">Runs of each way, all ways in turn.</param>
    public static void Run(Report report, SpeedInput input, int digits, int scans, int repeats)
    {
        string folder = input.Digits(digits), scanFolder = input.Scans(scans, 1000);
        var ways = new List<(string Name, Func<PipelineRun> Run)>
        {
            Way("`Get-ChildItem -Filter *.png \\| Get-DigitPrediction`", $"Get-ChildItem '{folder}' -Filter *.png | Get-DigitPrediction"),
            Way("`Get-DigitPrediction -Path dir/*.png`", $"Get-DigitPrediction -Path '{folder}/*.png'"),
            Way("`Get-DigitPrediction`, scans of 1,000 x 1,000, JPEG", $"Get-DigitPrediction -Path '{scanFolder}/*.jpg'"),
        };
        var skipped = new List<string>();
        foreach (Peer peer in Peer.All())
        {
            if (peer.Missing is not null) skipped.Add($"{peer.Name}: skipped, {peer.Missing}.");
            else ways.Add((peer.Name, () => peer.Read(folder, Math.Max(10, (int)(digits * peer.Share)))));
        }

        List<PipelineRun>[] runs = [.. ways.Select(_ => new List<PipelineRun>())];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            for (int way = 0; way < ways.Count; way++) runs[way].Add(ways[way].Run());
        }

        report.Heading($"Folders of pictures, in {PowerShellHost.Name}");
        report.Line($"{digits:N0} MNIST digits as PNG files; each run in a process of its own, {repeats} runs of each way in turn. "
            + "Median, smallest and largest.");
        report.Line();
        report.Head(s_columns);
        for (int way = 0; way < ways.Count; way++)
        {
            List<PipelineRun> own = runs[way];
            // Pairs of one round ran one after the other: what slowed one down slowed the other down too.
            var ratio = new Spread(own.Zip(runs[0], (a, b) => a.PerSecond / b.PerSecond));
            report.Row(
                ways[way].Name,
                own[0].Count.ToString("N0", CultureInfo.InvariantCulture),
                new Spread(own.Select(r => r.PerSecond)).Text("N0"),
                ratio.Median.ToString("0.000", CultureInfo.InvariantCulture),
                new Spread(own.Select(r => r.Wall)).Median.ToString("0.00", CultureInfo.InvariantCulture),
                PerPicture(own, r => r.Processor * 1e6),
                PerPicture(own, r => r.Allocated),
                ((double)own[0].Right / own[0].Count).ToString("P1", CultureInfo.InvariantCulture));
        }

        if (skipped.Count > 0) report.Line();
        foreach (string line in skipped) report.Line(line);
    }

    private static (string Name, Func<PipelineRun> Run) Way(string name, string command) => (name, () => PowerShellHost.Time(command));

    private static string PerPicture(List<PipelineRun> runs, Func<PipelineRun, double> amount)
    {
        if (double.IsNaN(amount(runs[0]))) return "";
        return new Spread(runs.Select(r => amount(r) / r.Count)).Median.ToString("N0", CultureInfo.InvariantCulture);
    }
}
