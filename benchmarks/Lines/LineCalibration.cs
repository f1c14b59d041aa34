using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Files;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Format;
using DigitTools.Core.Recognition.Text;
using Google.Protobuf;

namespace DigitTools.Benchmarks.Lines;

/// <summary>
/// Fits how confidences of texts follow from their probabilities, on pictures of people's own, and writes it into the model.
/// </summary>
internal static class LineCalibration
{
    /// <summary>What part of lone digits that are right may be rejected, so that fewer lone letters are taken for one.</summary>
    private const double LostLone = 0.02;

    /// <summary>Fits and writes.</summary>
    /// <param name="model">The file; changed.</param>
    /// <param name="folders">Labelled pictures; each folder counts as much as the others.</param>
    /// <param name="wanted">How many of the recognized texts of each folder are to be right, 0..1.</param>
    public static void Run(string model, IReadOnlyList<string> folders, double wanted)
    {
        // Without slope and offset the confidence of a text is its probability.
        ModelMetadata plain = OnnxWeights.ReadMetadata(model)! with
        {
            TextSlope = null,
            TextOffset = null,
            TextLone = null,
            MinimumConfidence = 0,
        };
        Write(model, plain);
        var sets = new List<(double Probability, bool IsRight)[]>();
        var lone = new List<double>();
        using (var network = LineNetwork.Load(model))
        {
            foreach (string folder in folders)
            {
                TextEvaluation evaluation = TextEvaluator.Evaluate(
                    network, LabelledTexts.Read(folder), new TextOptions(), TextComparison.Digits);
                sets.Add([.. evaluation.Readings.Select(r => (r.Result.Confidence, r.IsRight))]);
                lone.AddRange(
                    evaluation.Readings.Where(r => r.IsRight && r.Result.Digits.Count == 1).Select(r => r.Result.Confidence));
            }
        }

        TextCalibration fitted = TextCalibrationFit.Fit(sets);
        double threshold = sets.Max(set => TextCalibrationFit.Threshold(set, fitted, wanted));
        double own = TextCalibrationFit.Lone([.. lone.Select(p => fitted.Confidence(p))], threshold, LostLone);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"slope {fitted.Slope:F4}, offset {fitted.Offset:F4}, threshold {threshold:F4}, lone {own:F4}"));
        Write(model, plain with { TextSlope = fitted.Slope, TextOffset = fitted.Offset, TextLone = own, MinimumConfidence = threshold });
    }

    private static void Write(string path, ModelMetadata metadata)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        model.MetadataProps.Single(p => p.Key == MetadataJson.Key).Value = MetadataJson.Write(metadata);
        ReplaceFile.Write(path, stream => model.WriteTo(stream));
    }
}
