using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Onnx;

/// <summary>Models in the shapes and types that other tools write, around one linear map: what comes out is known.</summary>
public sealed class ForeignShapeTests : IDisposable
{
    private const int Float = 1, Byte = 2, Long = 7, Half = 10, Double = 11;

    private readonly TestFolder _folder = new();

    private DigitDataset Digits { get; } = Mnist.Test.First(23);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(10L, 1L, 28L, 28L)]
    [InlineData(64L, 784L)]
    [InlineData(28L, 28L)]
    [InlineData(784L)]
    [InlineData(28L, 28L, 1L)]
    [InlineData(3L, 28L, 28L)]
    [InlineData(-1L, -1L, -1L, -1L)]
    [InlineData(-1L, -1L)]
    [InlineData(-1L, 1L, 784L)]
    public void Classify_OfAnyShape_GivesTheSame(params long[] input) =>
        AssertGives(Map(new OnnxBuilder().Input("pixels", input).Node("Identity", ["pixels"], "x")));

    [Theory]
    [InlineData(1, -1L, 3L, 28L, 28L)]
    [InlineData(3, -1L, 28L, 28L, 3L)]
    [InlineData(0, 3L, 28L, 28L)]
    public void Classify_OfColours_GivesEachChannelTheSame(int axis, params long[] input)
    {
        foreach (long channel in new[] { 0L, 2 })
        {
            AssertGives(Map(new OnnxBuilder()
                .Input("pixels", input).Weights("channel", [channel], 1).Node("Gather", ["pixels", "channel"], "x", ("axis", axis))));
        }
    }

    [Theory]
    [InlineData(Byte, 255)]
    [InlineData(Long, 255)]
    [InlineData(Half, 1)]
    [InlineData(Double, 1)]
    public void Classify_OfOtherNumbers_GivesTheSame(int type, int ink) => AssertGives(
        Map(new OnnxBuilder()
            .TypedInput("pixels", type, -1, 1, 28, 28)
            .Node("Cast", ["pixels"], "float", ("to", Float)).Weights("scale", [1f / ink]).Node("Mul", ["float", "scale"], "x")),
        type == Half ? 0.05 : 1e-3);

    [Fact]
    public void Classify_OfALargerInput_PutsPaperAroundThePicture()
    {
        // Rows and columns 2 to 29 of 32.
        long[] middle = [.. Enumerable.Range(2, 28).Select(i => (long)i)];
        AssertGives(Map(new OnnxBuilder().Input("pixels", -1, 1, 32, 32).Weights("middle", middle, 28)
            .Node("Gather", ["pixels", "middle"], "cut", ("axis", 2)).Node("Gather", ["cut", "middle"], "x", ("axis", 3))));
    }

    [Fact]
    public void Classify_OfASmallerInput_MakesThePictureSmaller()
    {
        using DigitClassifier classifier = Load(new OnnxBuilder().Input("pixels", -1, 14, 14).Node("Flatten", ["pixels"], "flat")
            .Weights("places", [0L, 15, 30, 45, 60, 75, 90, 105, 120, 135], 10)
            .Node("Gather", ["flat", "places"], "logits", ("axis", 1)).Output("logits", -1, 10));
        float[] logits = Classify(classifier, Digits);
        for (int i = 0; i < Digits.Count; i++)
        {
            for (int k = 0; k < 10; k++)
            {
                ReadOnlySpan<byte> picture = Digits.Picture(i);
                int at = 2 * k * 28 + 2 * k;
                double mean = (picture[at] + picture[at + 1] + picture[at + 28] + picture[at + 29]) / 4.0;
                Assert.Equal(mean / 255, logits[i * 10 + k], 0.003);
            }
        }
    }

    [Theory]
    [InlineData(-1L, 10L, 1L, 1L)]
    [InlineData(-1L, 1L, 10L)]
    public void Classify_OfAnyOutput_GivesTheSame(params long[] output)
    {
        OnnxBuilder model = Linear();
        model.Weights("shape", output, output.Length).Behind("Reshape", Float, output, ["shape"]);
        AssertGives(model);
    }

    [Fact]
    public void Classify_OfTwoOutputs_TakesTheOneWithTheClasses()
    {
        OnnxBuilder model = Linear().Node("ArgMax", ["logits"], "label", ("axis", 1), ("keepdims", 0));
        AssertGives(model.TypedOutput("label", Long, -1).Output("/Flatten_output_0", -1, 784));
    }

    [Fact]
    public void Classify_OfALabelAlone_IsSureOfIt()
    {
        using DigitClassifier classifier = Load(Linear().Behind("ArgMax", Long, [-1], [], ("axis", 1), ("keepdims", 0)));
        Assert.Equal(ScoreKind.Labels, classifier.Scores);
        float[] logits = Classify(classifier, Digits);
        for (int i = 0; i < Digits.Count; i++)
        {
            float[] row = logits[(i * 10)..((i + 1) * 10)], expected = LinearModel.Logits(Digits.Picture(i));
            int best = Array.IndexOf(row, row.Max());
            Assert.Equal(Array.IndexOf(expected, expected.Max()), best);
            double[] probabilities = new double[10];
            Softmax.Apply(row, classifier.Metadata.Temperature, probabilities);
            Assert.Equal(1, probabilities[best], 1e-9);
        }
    }

    [Fact]
    public void Classify_OfElevenClasses_TellsHowProbableNoneOfThemIs()
    {
        float[] weights = [.. LinearModel.Weights, .. new float[784]], bias = [.. LinearModel.Bias, 1.5f];
        using DigitClassifier classifier = Load(OnnxBuilder.Linear(weights, bias, -1, 1, 28, 28));
        float[] logits = new float[Digits.Count * 10], others = new float[Digits.Count];
        classifier.Classify(Digits.Pixels, logits, others, TestRun.Token);
        for (int i = 0; i < Digits.Count; i++)
        {
            float[] expected = LinearModel.Logits(Digits.Picture(i));
            double none = Math.Exp(1.5), sum = expected.Sum(v => Math.Exp(v));
            Assert.Equal(none / (none + sum), others[i], 1e-4);
        }
    }

    [Fact]
    public void Evaluate_OfElevenClasses_LowersTheConfidence()
    {
        float[] weights = [.. new float[11 * 784]], bias = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3];
        using DigitClassifier classifier = Load(OnnxBuilder.Linear(weights, bias, -1, 1, 28, 28));
        DigitEvaluation evaluation = DigitEvaluator.Evaluate(classifier, Digits, cancellationToken: TestRun.Token);
        double expected = Math.Exp(3) / (2 * Math.Exp(3) + 9);
        Assert.All(evaluation.Mistakes, mistake => Assert.Equal(expected, mistake.Confidence, 1e-6));
    }

    [Fact]
    public void Load_OfAModelThatTakesOnePictureAtATime_GivesItOne()
    {
        // Whatever goes in, the first row comes out.
        OnnxBuilder model = Linear().Weights("first", [1f], 1).Weights("limit", [0f]).Node("Greater", ["first", "limit"], "wanted");
        AssertGives(model.Behind("Compress", Float, [-1, 10], ["wanted"], ("axis", 0)));
    }

    [Fact]
    public void Classify_OfAModelWithInputsOfItsTraining_FillsThem()
    {
        OnnxBuilder model = new OnnxBuilder().Input("labels", -1, 10).Input("pixels", -1, 784).Input("kept").TypedInput("training", 9)
            .Node("Not", ["training"], "reading").Node("Cast", ["reading"], "one", ("to", Float))
            .Node("Mul", ["pixels", "kept"], "y").Node("Mul", ["y", "one"], "x");
        AssertGives(Map(model));
    }

    /// <summary>A model that has put 784 numbers a picture, in whatever shape, into <c>x</c>, and maps them.</summary>
    private static OnnxBuilder Map(OnnxBuilder builder) => builder
        .Weights("rows", [-1L, 784], 2).Node("Reshape", ["x", "rows"], "row")
        .Weights("w", LinearModel.Weights, 10, 784).Weights("b", LinearModel.Bias, 10)
        .Node("Gemm", ["row", "w", "b"], "logits", ("transB", 1)).Output("logits", -1, 10);

    private static OnnxBuilder Linear() => OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, -1, 1, 28, 28);

    private DigitClassifier Load(OnnxBuilder model) => DigitClassifier.Load(model.Write(_folder["model.onnx"]), TestRun.Token);

    private void AssertGives(OnnxBuilder model, double tolerance = 1e-3)
    {
        using DigitClassifier classifier = Load(model);
        float[] logits = Classify(classifier, Digits);
        for (int i = 0; i < Digits.Count; i++)
        {
            float[] expected = LinearModel.Logits(Digits.Picture(i));
            for (int k = 0; k < 10; k++) Assert.Equal(expected[k], logits[i * 10 + k], tolerance);
        }
    }

    private static float[] Classify(DigitClassifier classifier, DigitDataset data)
    {
        float[] logits = new float[data.Count * DigitShape.ClassCount];
        classifier.Classify(data.Pixels, logits, TestRun.Token);
        return logits;
    }
}
