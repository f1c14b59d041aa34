using System.Diagnostics;
using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Benchmarks.Grids;

/// <summary>How many cells of photographed sheets are read right, and how long a photo takes.</summary>
internal static class GridAccuracy
{
    /// <summary>Prints a Markdown table.</summary>
    /// <param name="folder">A folder with <c>labels.csv</c>.</param>
    /// <param name="digits">Full path of the model for digits; null for the one that ships.</param>
    /// <param name="numbers">Full path of the model for numbers; null for the one that ships.</param>
    /// <param name="isVerbose">Whether each cell that is not read right is named.</param>
    public static void Run(string folder, string? digits, string? numbers, bool isVerbose)
    {
        using var classifier = DigitClassifier.Load(digits ?? DigitClassifier.ShippedPath);
        using var network = LineNetwork.Load(numbers ?? LineNetwork.ShippedPath);
        var tally = new GridTally();
        var times = new List<double>();
        // One at a time: what a user waits for who has one photo.
        using var pipeline = new GridPipeline(classifier, network, new GridOptions { Workers = 1 });
        foreach (LabelledText label in LabelledTexts.Read(folder))
        {
            var clock = Stopwatch.StartNew();
            pipeline.Add(new PictureRequest(label.Path));
            GridResult result = pipeline.Take(CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);
            foreach (string mistake in tally.Add(label.Text, result))
                if (isVerbose) Console.WriteLine($"{Path.GetFileName(label.Path)}, {mistake}");
        }

        times.Sort();
        Print(classifier, network, tally, times[times.Count / 2], times[^1]);
    }

    private static void Print(DigitClassifier classifier, LineNetwork network, GridTally tally, double median, double longest)
    {
        Console.WriteLine($"{Machine.Describe()}; models {classifier.ModelId} and {network.ModelId}.");
        Console.WriteLine();
        Console.WriteLine("| photos | laid out | cells | right | filled | right | recognized | right | ms a photo, median | longest |");
        Console.WriteLine("| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {tally.Sheets} | {tally.LaidOut} | {tally.Cells:N0} | {Share(tally.Right, tally.Cells):P2} "
            + $"| {tally.Filled:N0} | {Share(tally.FilledRight, tally.Filled):P2} "
            + $"| {tally.Recognized:N0} | {Share(tally.RecognizedRight, tally.Recognized):P2} | {median:N0} | {longest:N0} |"));
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
