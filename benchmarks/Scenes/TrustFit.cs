using System.Text.Json;
using DigitTools.Core.Data;
using DigitTools.Core.Native;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Fits the networks of <see cref="ReadingTrust"/> to drawn scenes, whose digits are of the training half of MNIST.</summary>
internal static class TrustFit
{
    /// <summary>
    /// By so much the odds that there is one digit are higher among the pictures that people bring than among the scenes, of which three in
    /// ten show none, so that all kinds of them are known: as if 87 of 100 were of one digit, in place of 72. (M. Saerens,
    /// P. Latinne, C. Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities", Neural Computation 14, 2002.)
    /// </summary>
    private const float DigitOdds = 2.5f;

    /// <summary>Stands for no network: nothing is said of the other readings.</summary>
    private static readonly TrustNetwork s_noOthers = new([], [], [], new float[ReadingFeatures.Names.Length], 0);

    /// <summary>Draws scenes, reads them in every way, and writes the networks.</summary>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="count">Scenes of each kind.</param>
    /// <param name="seed">Of the scenes: another one than those that are measured by.</param>
    /// <param name="path">The file to write.</param>
    public static void Run(string? model, int count, int seed, string path)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        ReadScene[] scenes =
        [
            .. All(count).AsParallel().AsOrdered()
                .Select(scene => Read(classifier, Scene.Draw(scene.Kind, seed, scene.Number, DataSplit.Train)))
                .Where(scene => scene.Readings.Count > 0),
        ];
        TorchLibrary.EnsureLoaded();
        double temperature = classifier.Metadata.Temperature;
        TrustNetwork alone = TrustTraining.Train([.. scenes.SelectMany(scene => Digits(scene, temperature, s_noOthers))], seed);
        TrustNetwork digit = TrustTraining.Train([.. scenes.SelectMany(scene => Digits(scene, temperature, alone))], seed);
        var networks = new Dictionary<string, TrustNetwork>
        {
            ["alone"] = alone,
            ["digit"] = digit with { Bias = digit.Bias + MathF.Log(DigitOdds) },
            ["blank"] = TrustTraining.Train([.. scenes.SelectMany(scene => Blank(scene, temperature, alone))], seed),
            ["several"] = TrustTraining.Train([.. scenes.SelectMany(scene => Several(scene, temperature, alone))], seed),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(networks, JsonSerializerOptions.Web) + Environment.NewLine);
    }

    private static IEnumerable<(SceneKind Kind, int Number)> All(int count) =>
        from number in Enumerable.Range(0, count)
        from kind in SceneKind.All
        from place in Enumerable.Range(number * kind.FitShare, kind.FitShare)
        select (kind, place);

    private static ReadScene Read(DigitClassifier classifier, Scene scene)
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, scene.File);
        (ReadingList list, float[] logits) = AllReadings.Of(classifier, file);
        File.Delete(file);
        return new ReadScene(scene.Number, scene.Kind.Truth, scene.Digit, list, logits);
    }

    private static IEnumerable<TrustSample> Digits(ReadScene scene, double temperature, TrustNetwork alone) =>
        from weighed in Weighed(scene, temperature, alone)
        select new TrustSample(scene.Number, weighed.Features, weighed.Evidence.Confidence, scene.Digit == weighed.Guess);

    private static IEnumerable<TrustSample> Blank(ReadScene scene, double temperature, TrustNetwork alone) =>
        from weighed in Weighed(scene, temperature, alone)
        select new TrustSample(scene.Number, weighed.Features, 1, scene.Truth == SceneTruth.Nothing);

    private static IEnumerable<TrustSample> Several(ReadScene scene, double temperature, TrustNetwork alone) =>
        from weighed in Weighed(scene, temperature, alone)
        where weighed.Part == ReadingPart.Digit && weighed.Evidence.SecondCharacter > 0
        select new TrustSample(scene.Number, weighed.Features, weighed.Evidence.SecondCharacter, scene.Truth == SceneTruth.Several);

    /// <summary>The readings that are weighed, with their features.</summary>
    private static IEnumerable<(ReadingPart Part, int Guess, ReadingEvidence Evidence, float[] Features)> Weighed(
        ReadScene scene, double temperature, TrustNetwork alone)
    {
        ReadingList list = scene.Readings;
        var choice = new ReadingChoice(temperature, alone);
        choice.Guess(list, 0, list.Count, scene.Logits);
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].Part == ReadingPart.Character || list[i].IsBeyondDoubt) continue;

            ReadingEvidence evidence = choice.Evidence(list, 0, list.Count, i);
            if (alone == s_noOthers) evidence = new ReadingEvidence(evidence.Confidence);
            float[] features = new float[ReadingFeatures.Names.Length];
            ReadingFeatures.Write(list[i], list.Usual(0), evidence, features);
            yield return (list[i].Part, choice.GuessOf(i), evidence, features);
        }
    }

    /// <summary>A scene that was read in every way.</summary>
    private sealed record ReadScene(int Number, SceneTruth Truth, int? Digit, ReadingList Readings, float[] Logits);
}
