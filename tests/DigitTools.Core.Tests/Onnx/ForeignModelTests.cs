using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Onnx;

/// <summary>Models of other tools, in the shapes and with the last steps that those give them.</summary>
public sealed class ForeignModelTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-1L, 1L, 28L, 28L)]
    [InlineData(-1L, 784L)]
    [InlineData(-1L, 28L, 28L)]
    [InlineData(-1L, 28L, 28L, 1L)]
    [InlineData(1L, 1L, 28L, 28L)]
    [InlineData(1L, 784L)]
    public void DigitClassifier_Classify_TakesAnyLayoutOfOnePixelPlane(params long[] input)
    {
        using DigitClassifier classifier = Load(OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, input));
        Assert.Equal(input, classifier.InputShape);
        // More than one batch, and not a multiple of any.
        DigitDataset data = Mnist.Test.First(150);
        float[] logits = Classify(classifier, data);
        for (int i = 0; i < data.Count; i++) AssertClose(LinearModel.Logits(data.Picture(i)), Row(logits, i), 1e-4);
    }

    [Fact]
    public void DigitClassifier_Classify_TakesProbabilitiesForWhatTheyAre()
    {
        DigitDataset data = Mnist.Test.First(50);
        using DigitClassifier classifier = Load(OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, -1, 1, 28, 28).Softmax());
        float[] logits = Classify(classifier, data);
        for (int i = 0; i < data.Count; i++)
            AssertClose(Probabilities(LinearModel.Logits(data.Picture(i))), Probabilities(Row(logits, i)), 1e-5);
    }

    [Fact]
    public void DigitClassifier_Classify_NormalisesAsTheMetadataSays()
    {
        byte[] picture = SyntheticDigits.Noise(1);
        var metadata = new ModelMetadata { InputMean = 0.1307, InputStandardDeviation = 0.3081 };
        using DigitClassifier classifier = Load(
            OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, -1, 1, 28, 28).Metadata(MetadataJson.Write(metadata)));
        float[] logits = new float[10];
        classifier.LookOnce(picture, logits, [], TestRun.Token);
        AssertClose(LinearModel.Logits(picture, 0.1307, 0.3081), logits, 1e-3);
    }

    [Fact]
    public void DigitClassifier_Load_GivesDefaultsToAFileWithoutMetadata()
    {
        using DigitClassifier classifier = Load(OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, -1, 1, 28, 28));
        ModelMetadata metadata = classifier.Metadata;
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], metadata.Classes);
        Assert.Equal((0, 1, 1, 0), (metadata.InputMean, metadata.InputStandardDeviation, metadata.Temperature, metadata.MinimumConfidence));
        Assert.Equal(("", 0, ""), (metadata.Architecture, metadata.Parameters, metadata.ToolVersion));
        Assert.Null(metadata.TestAccuracy);
        Assert.Null(metadata.Created);
        Assert.Empty(metadata.Epochs);
    }

    [Fact]
    public void DigitClassifier_Load_GivesDefaultsToWhatTheMetadataLeavesOut()
    {
        using DigitClassifier classifier = Load(OnnxBuilder.Echo(1).Metadata("""{"Architecture":"Standard","Temperature":1.5}"""));
        ModelMetadata metadata = classifier.Metadata;
        Assert.Equal(("Standard", 1.5, 1), (metadata.Architecture, metadata.Temperature, metadata.InputStandardDeviation));
        Assert.Equal(10, metadata.Classes.Count);
        Assert.Empty(metadata.Epochs);
        Assert.Empty(metadata.TrainingOptions);
    }

    [Fact]
    public void DigitClassifier_Classify_ReadsAPyTorchExport()
    {
        using var classifier = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"), TestRun.Token);
        float[] logits = new float[10];
        classifier.Classify(Mnist.Test.First(1).Pixels, logits, TestRun.Token);
        // Computed by PyTorch when it wrote the file.
        AssertClose(
            [
                -1.209734559f, -4.321167946f, 5.693373203f, -0.246155888f, -18.785177231f,
                -7.693104267f, -22.015459061f, 15.218960762f, -3.730513096f, -0.815403938f,
            ],
            logits,
            1e-4);
        Assert.Equal(266, DigitEvaluator.Evaluate(classifier, Mnist.Test.First(10_000), cancellationToken: TestRun.Token).Errors);
    }

    private DigitClassifier Load(OnnxBuilder model) => DigitClassifier.Load(model.Write(_folder["model.onnx"]));

    private static float[] Classify(DigitClassifier classifier, DigitDataset data)
    {
        float[] logits = new float[data.Count * DigitShape.ClassCount];
        classifier.Classify(data.Pixels, logits);
        return logits;
    }

    private static float[] Row(float[] logits, int i) => logits[(i * DigitShape.ClassCount)..((i + 1) * DigitShape.ClassCount)];

    private static float[] Probabilities(float[] logits)
    {
        double sum = logits.Sum(v => Math.Exp(v));
        return [.. logits.Select(v => (float)(Math.Exp(v) / sum))];
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], tolerance);
    }
}
