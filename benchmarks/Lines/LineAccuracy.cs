using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition.Text;

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
            LabelledText[] labels = [.. LabelledTexts.Read(folder).Select(label => label with { Kind = KindOf(label) })];
            TextEvaluation evaluation = TextEvaluator.Evaluate(network, labels, new TextOptions(), TextComparison.Digits);
            Console.WriteLine(Row(Path.GetFileName(folder), evaluation));
            if (isVerbose) Name(evaluation.Mistakes);
        }
    }

    /// <summary>Where labels don't tell, the name of the file does: "photo" of "photo-002.jpg".</summary>
    private static string KindOf(LabelledText label) => label.Kind.Length > 0
        ? label.Kind
        : Path.GetFileNameWithoutExtension(label.Path).TrimEnd([.. "0123456789-"]);

    private static string Row(string name, TextEvaluation evaluation)
    {
        TextScore score = evaluation.Score;
        double kinds = evaluation.Kinds.Select(kind => kind.Score.Exact).DefaultIfEmpty(score.Exact).Average();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {score.Count} | {score.Exact:P1} | {score.ExactInterval.Low:P1} .. {score.ExactInterval.High:P1} | {kinds:P1} "
            + $"| {score.CharacterErrorRate:P1} | {score.WrongLength:P1} | {score.Recognized:P1} | {score.ExactOfRecognized ?? 0:P1} "
            + $"| {evaluation.PicturesPerSecond:N0} |");
    }

    private static void Name(IReadOnlyList<TextReading> mistakes)
    {
        foreach (TextReading mistake in mistakes)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(mistake.Label.Path)}: {mistake.Actual}, read {mistake.Predicted}, {mistake.Result.Confidence:P1}"));
        }
    }
}
