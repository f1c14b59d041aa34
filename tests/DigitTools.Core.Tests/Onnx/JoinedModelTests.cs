using System.Text;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Onnx;

public sealed class JoinedModelTests : IDisposable
{
    private const int Classes = DigitShape.ClassCount;

    private static readonly byte[] s_picture = Mnist.Test.FirstPixels(1);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classify_InDoubt_AsksAll_AndTheFirstMostOften()
    {
        // It saw the picture, and two of the four views; the others the picture and a view each.
        double[] all = Read(Join(Saying("a", 0, 0.6), Saying("b", 1, 0.9), Saying("c", 1, 0.7)));
        double[] together = Together((Says(0, 0.6), 3), (Says(1, 0.9), 2), (Says(1, 0.7), 2));
        Assert.Equal(together[0], all[0], 1e-5);
        Assert.Equal(together[1], all[1], 1e-5);
    }

    [Fact]
    public void Classify_WhereTheFirstIsSure_IsItsOwn() =>
        Assert.Equal(0.995, Read(Join(Saying("a", 0, 0.995), Saying("b", 1, 0.9)))[0], 1e-5);

    [Fact]
    public void Classify_TakesEachWithItsOwnTemperature()
    {
        double[] both = Read(Join(Saying("a", 0, 0.6), Saying("b", 0, 0.9, temperature: 2)));
        double second = Math.Sqrt(0.9) / (Math.Sqrt(0.9) + 9 * Math.Sqrt(0.1 / 9));
        Assert.Equal(Together((Says(0, 0.6), 3), (Says(0, second), 3))[0], both[0], 1e-5);
    }

    [Fact]
    public void Join_GivesTheSameFile_WhateverWasJoinedBefore()
    {
        string a = Saying("a", 0, 0.6), b = Saying("b", 1, 0.9), c = Saying("c", 2, 0.7);
        byte[] once = File.ReadAllBytes(Join(a, b, c));
        Assert.Equal(once, File.ReadAllBytes(Join(Join(a, b), c)));
        Assert.Equal(once, File.ReadAllBytes(Join(a, Join(b, c))));
        Assert.NotEqual(once, File.ReadAllBytes(Join(a, c, b)));
    }

    [Fact]
    public void Join_MayReplaceAModelThatItJoins()
    {
        string a = Saying("a", 0, 0.6), b = Saying("b", 1, 0.9);
        ModelJoiner.Join([a, b], a, null);
        Assert.Equal(Together((Says(0, 0.6), 3), (Says(1, 0.9), 3))[0], Read(a)[0], 1e-5);
    }

    [Fact]
    public void Join_TakesTheMeanOfTheThresholds_OrTheOneGiven()
    {
        string a = Saying("a", 0, 0.6, threshold: 0.8), b = Saying("b", 1, 0.9, threshold: 0.9), joined = _folder["joined.onnx"];
        Assert.Equal(0.85, Threshold(Join(a, b)), 1e-12);
        ModelJoiner.Join([a, b], joined, 0.7);
        Assert.Equal(0.7, Threshold(joined));
    }

    [Fact]
    public void Join_LeavesTheWeightsOfTheFirst_ToTrainFurther()
    {
        string old = Path.Combine(Repository.Root, "tests", "Pester", "0.1.0", "digits.onnx");
        string joined = Join(old, DigitClassifier.ShippedPath);
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(joined);
        (NetworkArchitecture own, IReadOnlyList<NamedTensor> weights) = OnnxWeights.Read(old);
        Assert.Same(own, architecture);
        Assert.Equal(weights.SelectMany(w => w.Values), tensors.SelectMany(t => t.Values));
    }

    [Fact]
    public void Join_RefusesWhatIsNoClassifierOfOurs_AndWritesNothing()
    {
        string a = Saying("a", 0, 0.6), foreign = Repository.Fixture("pytorch-cnn.onnx"), output = _folder["x.onnx"];
        DigitAssert.Throws(
            DigitErrorId.ModelInvalid, foreign, "not written by Invoke-DigitTraining", () => ModelJoiner.Join([a, foreign], output, null));
        string lines = LineNetwork.ShippedPath;
        DigitAssert.Throws(DigitErrorId.ModelInvalid, lines, "some read single digits", () => ModelJoiner.Join([a, lines], output, null));
        string text = _folder.Write("text.onnx", "no model"u8.ToArray());
        DigitAssert.Throws(DigitErrorId.ModelInvalid, text, "", () => ModelJoiner.Join([a, text], output, null));
        string missing = _folder["missing.onnx"];
        DigitAssert.Throws(DigitErrorId.ModelNotFound, missing, missing, () => ModelJoiner.Join([a, missing], output, null));
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Join_RefusesMoreModelsThanAFileHolds()
    {
        string a = Saying("a", 0, 0.6);
        string most = Join([.. Enumerable.Repeat(a, JoinedModel.Most)]);
        using (var classifier = DigitClassifier.Load(most, TestRun.Token)) Assert.Equal(JoinedModel.Most - 1, classifier.Companions.Count);
        DigitAssert.Throws(DigitErrorId.ModelInvalid, a, "17 models; 16", () => ModelJoiner.Join([most, a], _folder["x.onnx"], null));
    }

    [Fact]
    public void Load_RefusesAFile_WhoseSecondModelIsDamaged()
    {
        string joined = Join(Saying("a", 0, 0.6), Saying("b", 1, 0.9));
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(joined));
        int start = text.IndexOf("digittools.model2", StringComparison.Ordinal) + 200;
        foreach (string damage in (string[])["****", "AAAA"])
        {
            byte[] bytes = Encoding.Latin1.GetBytes(text[..start] + Repeat(damage, 100) + text[(start + 400)..]);
            string damaged = _folder.Write("damaged.onnx", bytes);
            DigitAssert.Throws(DigitErrorId.ModelInvalid, damaged, "", () => DigitClassifier.Load(damaged, TestRun.Token));
        }
    }

    [Fact]
    public void Classify_AfterDispose_IsRefused()
    {
        var classifier = DigitClassifier.Load(Join(Saying("a", 0, 0.6), Saying("b", 1, 0.9)), TestRun.Token);
        DigitClassifier companion = classifier.Companions[0];
        classifier.Dispose();
        Assert.Throws<ObjectDisposedException>(() => companion.Classify(s_picture, new float[Classes], TestRun.Token));
    }

    /// <summary>The mean of the log-odds of what several say, as probabilities.</summary>
    private static double[] Together(params (double[] Says, int Looks)[] all)
    {
        int looks = all.Sum(one => one.Looks);
        double[] means =
            [.. Enumerable.Range(0, Classes).Select(k => Math.Exp(all.Sum(one => one.Looks * Math.Log(one.Says[k])) / looks))];
        return [.. means.Select(mean => mean / means.Sum())];
    }

    private static double[] Says(int digit, double probability) =>
        [.. Enumerable.Range(0, Classes).Select(k => k == digit ? probability : (1 - probability) / (Classes - 1))];

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private string Join(params string[] models)
    {
        string path = _folder[$"{Guid.NewGuid():N}.onnx"];
        ModelJoiner.Join(models, path, null);
        return path;
    }

    /// <summary>A model that says the same of every picture: a digit with a probability at temperature 1, the others alike.</summary>
    private string Saying(string name, int digit, double probability, double temperature = 1, double threshold = 0.5)
    {
        float[] bias = [.. Says(digit, probability).Select(p => (float)Math.Log(p))];
        var metadata = new ModelMetadata { Architecture = "Small", Temperature = temperature, MinimumConfidence = threshold };
        return OnnxBuilder.Linear(new float[Classes * DigitShape.PixelCount], bias, -1, 1, 28, 28)
            .Metadata(MetadataJson.Write(metadata)).Write(_folder[$"{name}.onnx"]);
    }

    private static double Threshold(string path)
    {
        using var classifier = DigitClassifier.Load(path, TestRun.Token);
        return classifier.MinimumConfidence;
    }

    private static double[] Read(string path)
    {
        using var classifier = DigitClassifier.Load(path, TestRun.Token);
        float[] logits = new float[Classes];
        double[] probabilities = new double[Classes];
        classifier.Classify(s_picture, logits, TestRun.Token);
        Softmax.Apply(logits, classifier.Temperature, probabilities);
        return probabilities;
    }
}
