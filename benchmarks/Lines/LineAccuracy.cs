using System.Globalization;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Lines;

/// <summary>How many numbers of people's own are read right.</summary>
internal static class LineAccuracy
{
    /// <summary>Prints a Markdown table.</summary>
    /// <param name="model">Full path of the model; null for the one that ships.</param>
    /// <param name="folders">Folders with <c>labels.csv</c>, or with a folder for each digit.</param>
    /// <param name="isVerbose">Whether each one that is not read right is named.</param>
    public static void Run(string? model, IReadOnlyList<string> folders, bool isVerbose)
    {
        using var network = LineNetwork.Load(model ?? LineNetwork.ShippedPath);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Machine.Describe()}; model {network.ModelId}, threshold {network.Metadata.MinimumConfidence:P1}."));
        Console.WriteLine();
        Console.WriteLine(
            "| set | n | read right | 95 % interval | mean of kinds | digits wrong | of another length | recognized | of these right "
            + "| a second |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (string folder in folders)
        {
            IReadOnlyList<TextReading> readings = TextReading.All(network, folder, out double seconds);
            Console.WriteLine(Row(Path.GetFileName(folder), readings, seconds));
            if (isVerbose) Name(readings);
        }
    }

    private static string Row(string name, IReadOnlyList<TextReading> readings, double seconds)
    {
        double n = readings.Count;
        int right = readings.Count(r => r.IsRight);
        (double low, double high) = WilsonInterval.Of(right, readings.Count);
        double kinds = readings.GroupBy(r => r.Kind).Average(kind => kind.Average(r => r.IsRight ? 1.0 : 0));
        double wrong = (double)readings.Sum(r => r.Errors) / readings.Sum(r => r.Wanted.Length);
        TextReading[] sure = [.. readings.Where(r => r.Result.Status == RecognitionStatus.Recognized)];
        double length = readings.Count(r => r.Digits.Length != r.Wanted.Length) / n;
        double sureRight = sure.Count(r => r.IsRight) / Math.Max(1.0, sure.Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {n} | {right / n:P1} | {low:P1} .. {high:P1} | {kinds:P1} | {wrong:P1} | {length:P1} "
            + $"| {sure.Length / n:P1} | {sureRight:P1} | {n / seconds:N0} |");
    }

    private static void Name(IReadOnlyList<TextReading> readings)
    {
        foreach (TextReading reading in readings.Where(r => !r.IsRight))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(reading.Result.Path)}: {reading.Wanted}, read {reading.Digits}, {reading.Result.Confidence:P1}"));
        }
    }
}
