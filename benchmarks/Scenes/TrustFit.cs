using System.Text.Json;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Native;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Fits the networks of <see cref="ReadingTrust"/> to drawn scenes, whose digits are of the training half of MNIST.</summary>
internal static class TrustFit
{
    /// <summary>Draws scenes, reads them in every way, and writes the networks.</summary>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="count">Scenes of each kind.</param>
    /// <param name="seed">Of the scenes: another one than those that are measured by.</param>
    /// <param name="path">The file to write.</param>
    public static void Run(string? model, int count, int seed, string path)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        (List<TrustSample> Digits, List<TrustSample> Several, List<TrustSample> Blank)[] read =
        [
            .. Enumerable.Range(0, count * SceneKind.All.Count).AsParallel().AsOrdered().Select(number =>
            {
                List<TrustSample> digits = [], several = [], blank = [];
                SceneKind kind = SceneKind.All[number % SceneKind.All.Count];
                int place = number / SceneKind.All.Count;
                Read(classifier, Scene.Draw(kind, seed, place, DataSplit.Train), place, digits, several, blank);
                return (digits, several, blank);
            }),
        ];
        TorchLibrary.EnsureLoaded();
        var networks = new Dictionary<string, TrustNetwork>
        {
            ["digit"] = TrustTraining.Train([.. read.SelectMany(r => r.Digits)], seed),
            ["blank"] = TrustTraining.Train([.. read.SelectMany(r => r.Blank)], seed),
            ["several"] = TrustTraining.Train([.. read.SelectMany(r => r.Several)], seed),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(networks, JsonSerializerOptions.Web) + Environment.NewLine);
    }

    private static void Read(
        DigitClassifier classifier, Scene scene, int number, List<TrustSample> digits, List<TrustSample> several, List<TrustSample> blank)
    {
        var list = new ReadingList();
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, scene.File);
        using (OpenedPicture opened = PictureReader.Open(file))
        {
            new PictureSearch().Read(opened.Gray(new PictureBuffers()), opened, Polarity.Auto, list);
        }

        File.Delete(file);
        if (list.Count == 0) return;
        float[] logits = new float[list.Count * DigitShape.ClassCount];
        classifier.Classify(list.Inputs, logits);
        var choice = new ReadingChoice(classifier.Metadata.Temperature);
        choice.Guess(0, list.Count, logits);
        InkFacts? usual = list[0].View.Kind == ViewKind.Whole ? list[0].Facts : null;
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].Part == ReadingPart.Character || list[i].IsBeyondDoubt) continue;

            float[] features = new float[ReadingFeatures.Names.Length];
            ReadingEvidence evidence = choice.Evidence(list, 0, list.Count, i);
            ReadingFeatures.Write(list[i], usual, evidence, features);
            blank.Add(new TrustSample(number, features, 1, scene.Kind.Truth == SceneTruth.Nothing));
            digits.Add(new TrustSample(number, features, evidence.Confidence, scene.Digit == choice.GuessOf(i)));
            if (list[i].Part == ReadingPart.Digit && evidence.SecondCharacter > 0)
                several.Add(new TrustSample(number, features, evidence.SecondCharacter, scene.Kind.Truth == SceneTruth.Several));
        }
    }
}
