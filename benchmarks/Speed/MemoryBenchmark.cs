using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>The most memory that a prediction run holds.</summary>
internal static class MemoryBenchmark
{
    /// <summary>Adds the table.</summary>
    /// <param name="report">Takes it.</param>
    /// <param name="input">Makes the pictures.</param>
    /// <param name="counts">Numbers of MNIST digits.</param>
    /// <param name="repeats">Runs of each.</param>
    public static void Run(Report report, SpeedInput input, int[] counts, int repeats)
    {
        report.Heading($"Memory, in {PowerShellHost.Name}");
        report.Line($"The most that the whole process ever held (VmHWM), shell included; {repeats} runs of each. "
            + "Median, smallest and largest. `Get-ChildItem` lists a whole folder before it gives the first file.");
        report.Line();
        report.Head("pictures", ">peak, MB");
        (string Name, string Folder, string Pattern)[] sets =
        [
            .. counts.Select(count => ($"{count.ToString("N0", CultureInfo.InvariantCulture)} MNIST digits", input.Digits(count), "*.png")),
            ("200 scans of 1,000 x 1,000, JPEG", input.Scans(200, 1000), "*.jpg"),
            ("4 scans of 10,000 x 10,000, JPEG", input.Scans(4, 10_000), "*.jpg"),
        ];
        foreach ((string name, string folder, string pattern) in sets)
        {
            Row(name, $"Get-DigitPrediction -Path '{folder}/{pattern}'");
            Row($"{name}, by `Get-ChildItem`", $"Get-ChildItem '{folder}' -Filter {pattern} | Get-DigitPrediction");
            Row($"{name}, `Get-ChildItem` alone", $"Get-ChildItem '{folder}' -Filter {pattern}");
        }

        void Row(string way, string pipeline)
        {
            double[] peaks = [.. Enumerable.Range(0, repeats).Select(_ => PowerShellHost.Drain(pipeline).PeakMegabytes)];
            report.Row(way, new Spread(peaks).Text("N0"));
        }
    }
}
