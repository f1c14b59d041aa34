using System.Globalization;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using Microsoft.VisualBasic.FileIO;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>How other pictures are read, kind by kind: real ones, or those of another generator.</summary>
internal static class LabelledPictures
{
    /// <summary>Reads pictures and prints a Markdown table.</summary>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="labels">A CSV file with the columns file, kind and expected: a digit, "several" or "none".</param>
    /// <param name="verbose">Whether each picture that is not read right is named.</param>
    public static void Run(string? model, string labels, bool verbose)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions());
        var tallies = new Dictionary<string, SceneTally>();
        (string File, string Kind, string Expected)[] rows = [.. Rows(labels)];
        foreach ((string file, _, _) in rows)
            pipeline.Add(new PictureRequest(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(labels))!, file)));
        foreach ((string file, string kind, string expected) in rows)
        {
            RecognitionResult result = pipeline.Take(CancellationToken.None);
            if (!tallies.TryGetValue(kind, out SceneTally? tally)) tallies[kind] = tally = new SceneTally();
            bool isDigit = int.TryParse(expected, CultureInfo.InvariantCulture, out int digit);
            SceneTruth truth = expected switch
            {
                "several" => SceneTruth.Several,
                "none" => SceneTruth.Nothing,
                _ => SceneTruth.Digit,
            };
            if (!tally.Add(truth, isDigit ? digit : null, result) && verbose)
            {
                string read = result.Error?.Message ?? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Status} {result.Reason} {result.Best} {result.Confidence:P1} {result.View.Kind} {result.View.Polarity}");
                Console.WriteLine($"{file}: {read}");
            }
        }

        SceneTally.PrintHead();
        foreach ((string kind, SceneTally tally) in tallies) tally.Print(kind);
        SceneTally.Sum(tallies.Values).Print("all");
    }

    private static IEnumerable<(string File, string Kind, string Expected)> Rows(string path)
    {
        using var parser = new TextFieldParser(path) { Delimiters = [","] };
        parser.ReadFields();
        while (parser.ReadFields() is [{ } file, { } kind, { } expected, ..]) yield return (file, kind, expected);
    }
}
