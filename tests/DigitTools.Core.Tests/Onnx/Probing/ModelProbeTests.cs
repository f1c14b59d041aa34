using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Core.Tests.Onnx.Probing;

/// <summary>How a model of another tool wants its pictures is found out, with a network that PyTorch trained in the range 0..1.</summary>
public sealed class ModelProbeTests : IDisposable
{
    private const int Float = 1, Long = 7;

    private static readonly DigitDataset s_digits = Mnist.Test.First(1000);

    private readonly TestFolder _folder = new();

    private static byte[] Network { get; } = File.ReadAllBytes(Repository.Fixture("pytorch-cnn.onnx"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0..1", 1, 0)]
    [InlineData("0..255", 1 / 255f, 0)]
    [InlineData("-1..1", 0.5, 0.5)]
    [InlineData("-0.5..0.5", 1, 0.5)]
    [InlineData("mean 0.1307 deviation 0.3081", 0.3081, 0.1307)]
    [InlineData("0..1 inverted", -1, 1)]
    [InlineData("0..255 inverted", -1 / 255f, 1)]
    [InlineData("0..1 transposed", 1, 0, true)]
    [InlineData("mean 0.1307 deviation 0.3081 inverted transposed", -0.3081, 0.8693, true)]
    public void ClassifierCache_Get_FindsTheConvention(string convention, float factor, float offset, bool transposed = false)
    {
        DigitClassifier classifier = Get(OnnxBuilder.Before(Network, factor, offset, transposed));
        Assert.Equal((convention, ConventionSource.Probe), (classifier.Convention.ToString(), classifier.ConventionSource));
        Assert.True(classifier.Finding!.Certainty > 0.8, string.Create(CultureInfo.InvariantCulture, $"{classifier.Finding}"));
        Assert.InRange(ErrorsOf(classifier), 0, 40);
    }

    [Fact]
    public void ClassifierCache_Get_FitsTemperatureAndThreshold()
    {
        DigitClassifier classifier = Get(OnnxBuilder.Before(Network, 1, 0)), hotter = Get(OnnxBuilder.Before(Network, 1, 0)
            .Weights("three", [3f]).Behind("Mul", Float, [-1, 10], ["three"]));
        Assert.Equal(3, hotter.Metadata.Temperature / classifier.Metadata.Temperature, 0.02);
        Assert.Equal(classifier.Metadata.MinimumConfidence, hotter.Metadata.MinimumConfidence, 0.01);
        Assert.InRange(classifier.Metadata.MinimumConfidence, 0.2, 0.9);
    }

    [Theory]
    [InlineData("Sigmoid", ScoreKind.Sigmoids)]
    [InlineData("Softmax", ScoreKind.Probabilities)]
    [InlineData("LogSoftmax", ScoreKind.LogProbabilities)]
    [InlineData("Identity", ScoreKind.Logits)]
    public void ClassifierCache_Get_TellsWhatTheModelGives(string operation, object given)
    {
        var kind = (ScoreKind)given;
        DigitClassifier classifier = Get(OnnxBuilder.Before(Network, 1, 0).Behind(operation, Float, [-1, 10], []));
        Assert.Equal(kind, classifier.Scores);
        Assert.InRange(ErrorsOf(classifier), 0, 40);
    }

    [Fact]
    public void ClassifierCache_Get_OfLabelsAlone_FindsTheConventionToo()
    {
        OnnxBuilder model = OnnxBuilder.Before(Network, -1 / 255f, 1).Behind("ArgMax", Long, [-1], [], ("axis", 1), ("keepdims", 0));
        DigitClassifier classifier = Get(model);
        Assert.Equal(ScoreKind.Labels, classifier.Scores);
        Assert.Equal((1, 0), (classifier.Metadata.Temperature, classifier.Metadata.MinimumConfidence));
        Assert.InRange(ErrorsOf(classifier), 0, 40);
    }

    [Fact]
    public void ClassifierCache_Get_FindsAnotherOrderOfTheClasses()
    {
        var model = OnnxBuilder.Before(Network, 1, 0);
        model.Weights("order", [1L, 2, 3, 4, 5, 6, 7, 8, 9, 0], 10).Behind("Gather", Float, [-1, 10], ["order"], ("axis", 1));
        Assert.InRange(ErrorsOf(Get(model)), 0, 40);
    }

    [Fact]
    public void ClassifierCache_Get_SaysOfAModelThatReadsNoDigitsThatItDoesNot()
    {
        DigitClassifier classifier = Get(OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, -1, 1, 28, 28));
        Assert.False(classifier.Finding!.ReadsDigits);
        Assert.True(Get(OnnxBuilder.Before(Network, 1, 0)).Finding!.ReadsDigits);
    }

    [Fact]
    public void ClassifierCache_Get_BelievesTheMetadata()
    {
        string metadata = MetadataJson.Write(new ModelMetadata { InputMean = 0.5, InputStandardDeviation = 0.25 });
        DigitClassifier classifier = Get(OnnxBuilder.Before(Network, 1, 0).Metadata(metadata));
        Assert.Equal("mean 0.5 deviation 0.25", classifier.Convention.ToString());
        Assert.Equal(ConventionSource.Metadata, classifier.ConventionSource);
        Assert.Null(classifier.Finding);
    }

    [Fact]
    public void ClassifierCache_Get_BelievesTheCaller()
    {
        string path = OnnxBuilder.Before(Network, 1, 0).Write(_folder["model.onnx"]);
        DigitClassifier found = ClassifierCache.Get(path, TestRun.Token);
        DigitClassifier given = ClassifierCache.Get(path, InputConvention.Parse("0..255 inverted"), TestRun.Token);
        Assert.Equal(("0..255 inverted", ConventionSource.Given), (given.Convention.ToString(), given.ConventionSource));
        Assert.NotEqual(found.ModelId, given.ModelId);
        Assert.InRange(ErrorsOf(given), 300, 1000);
    }

    [Fact]
    public void ClassifierCache_Get_FindsTheSameEachTime()
    {
        DigitClassifier first = Get(OnnxBuilder.Before(Network, 1, 0)), second = Get(OnnxBuilder.Before(Network, 1, 0));
        Assert.NotSame(first, second);
        Assert.Equal(first.Finding, second.Finding);
        Assert.Equal(first.Metadata.Temperature, second.Metadata.Temperature);
        Assert.Equal(first.Metadata.MinimumConfidence, second.Metadata.MinimumConfidence);
    }

    [Fact]
    public void ClassifierCache_Get_LeavesOutConventionsInWhichTheModelFails()
    {
        // The square root of what is below 0 is no number.
        var model = OnnxBuilder.Linear(new float[10 * 784], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], -1, 1, 28, 28);
        model.Node("Sqrt", ["onnx::Flatten_0"], "root").Node("Flatten", ["root"], "flat", ("axis", 1))
            .Weights("columns", [0L, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10).Node("Gather", ["flat", "columns"], "first", ("axis", 1))
            .Behind("Add", Float, [-1, 10], ["first"]);
        Assert.Equal("0..1", Get(model).Convention.ToString());
    }

    [Theory]
    [InlineData("0..1", "0..1")]
    [InlineData("0..255 INVERTED", "0..255 inverted")]
    [InlineData("transposed, -1..1", "-1..1 transposed")]
    [InlineData("mean=0.5 deviation=0.25", "mean 0.5 deviation 0.25")]
    [InlineData("mean 0.5 deviation 0.25 inverted transposed resized", "mean 0.5 deviation 0.25 inverted transposed resized")]
    [InlineData("imagenet centered", "imagenet centered")]
    [InlineData("-0.1..1.175", "-0.1..1.175")]
    [InlineData("inverted", "0..1 inverted")]
    public void InputConvention_Parse_ReadsWhatPeopleWrite(string text, string expected) =>
        Assert.Equal(expected, InputConvention.Parse(text).ToString());

    [Theory]
    [InlineData("1")]
    [InlineData("0..0")]
    [InlineData("0..NaN")]
    [InlineData("0..1e9")]
    [InlineData("0..1..2")]
    [InlineData("mean 0.5")]
    [InlineData("mean 0.5 deviation 0")]
    [InlineData("0..1 upside down")]
    public void InputConvention_Parse_RefusesOtherTexts(string text) =>
        DigitAssert.Throws(DigitErrorId.ConventionInvalid, text, text, () => InputConvention.Parse(text));

    private DigitClassifier Get(OnnxBuilder model) =>
        ClassifierCache.Get(model.Write(_folder[$"{Guid.NewGuid():N}.onnx"]), TestRun.Token);

    private static int ErrorsOf(DigitClassifier classifier) =>
        DigitEvaluator.Evaluate(classifier, s_digits, cancellationToken: TestRun.Token).Errors;
}
