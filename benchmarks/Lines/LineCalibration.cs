using System.Globalization;
using DigitTools.Core.Data;
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
    /// <summary>Newton steps: far more than the fit takes.</summary>
    private const int Steps = 50;

    /// <summary>Fits and writes.</summary>
    /// <param name="model">The file; changed.</param>
    /// <param name="folders">Labelled pictures; each folder counts as much as the others.</param>
    /// <param name="wanted">How many of the recognized texts of each folder are to be right, 0..1.</param>
    public static void Run(string model, IReadOnlyList<string> folders, double wanted)
    {
        ModelMetadata plain = OnnxWeights.ReadMetadata(model)! with { TextSlope = null, TextOffset = null, MinimumConfidence = 0 };
        Write(model, plain);
        var sets = new List<(double Odds, bool IsRight)[]>();
        using (var network = LineNetwork.Load(model))
        {
            foreach (string folder in folders)
            {
                TextEvaluation evaluation = TextEvaluator.Evaluate(
                    network, LabelledTexts.Read(folder), new TextOptions(), TextComparison.Digits);
                sets.Add([.. evaluation.Readings.Select(r => (LogOdds(r.Result.Confidence), r.IsRight))]);
            }
        }

        (double slope, double offset) = Fit(sets);
        double threshold = sets.Max(set => Threshold(set, slope, offset, wanted));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slope {slope:F4}, offset {offset:F4}, threshold {threshold:F4}"));
        Write(model, plain with { TextSlope = slope, TextOffset = offset, MinimumConfidence = threshold });
    }

    private static double LogOdds(double p) => Math.Log(Math.Clamp(p, 1e-6, 1 - 1e-6) / (1 - Math.Clamp(p, 1e-6, 1 - 1e-6)));

    /// <summary>Logistic regression by Newton's method.</summary>
    private static (double Slope, double Offset) Fit(List<(double Odds, bool IsRight)[]> sets)
    {
        double slope = 1, offset = 0;
        for (int step = 0; step < Steps; step++)
        {
            double ga = 0, gb = 0, aa = 1e-9, ab = 0, bb = 1e-9;
            foreach ((double Odds, bool IsRight)[] set in sets)
            {
                foreach ((double odds, bool isRight) in set)
                {
                    double p = 1 / (1 + Math.Exp(-(slope * odds + offset))), weight = 1.0 / set.Length;
                    double off = (isRight ? 1 : 0) - p, spread = p * (1 - p);
                    ga += weight * off * odds;
                    gb += weight * off;
                    aa += weight * spread * odds * odds;
                    ab += weight * spread * odds;
                    bb += weight * spread;
                }
            }

            double determinant = aa * bb - ab * ab;
            slope += (bb * ga - ab * gb) / determinant;
            offset += (aa * gb - ab * ga) / determinant;
        }

        return (slope, offset);
    }

    /// <summary>The lowest confidence above which enough are right.</summary>
    private static double Threshold((double Odds, bool IsRight)[] set, double slope, double offset, double wanted)
    {
        int right = 0;
        double threshold = 1;
        (double Odds, bool IsRight)[] order = [.. set.OrderByDescending(text => text.Odds)];
        for (int i = 0; i < order.Length; i++)
        {
            if (order[i].IsRight) right++;
            if (right >= wanted * (i + 1)) threshold = 1 / (1 + Math.Exp(-(slope * order[i].Odds + offset)));
        }

        return threshold;
    }

    private static void Write(string path, ModelMetadata metadata)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        model.MetadataProps.Single(p => p.Key == MetadataJson.Key).Value = MetadataJson.Write(metadata);
        ReplaceFile.Write(path, stream => model.WriteTo(stream));
    }
}
