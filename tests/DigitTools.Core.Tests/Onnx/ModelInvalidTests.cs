using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Onnx;

/// <summary>Files that are no digit classifiers are refused when they are loaded, with what is wrong about them.</summary>
public sealed class ModelInvalidTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DigitClassifier_Load_AMissingFileIsNotFound()
    {
        string file = _folder["missing.onnx"], inMissingFolder = _folder["nowhere", "missing.onnx"];
        DigitAssert.Throws(DigitErrorId.ModelNotFound, file, file, () => DigitClassifier.Load(file));
        DigitAssert.Throws(DigitErrorId.ModelNotFound, inMissingFolder, inMissingFolder, () => DigitClassifier.Load(inMissingFolder));
    }

    [Fact]
    public void DigitClassifier_Load_RefusesADirectory() => AssertInvalid("directory", _folder.FullName);

    [Theory]
    [InlineData("")]
    [InlineData("This is no model.")]
    public void DigitClassifier_Load_RefusesAFileThatIsNoModel(string content) =>
        AssertInvalid("", _folder.Write("model.onnx", System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void DigitClassifier_Load_RefusesACutModel()
    {
        byte[] file = File.ReadAllBytes(Repository.Fixture("pytorch-cnn.onnx"));
        AssertInvalid("", _folder.Write("model.onnx", file.AsSpan(0, file.Length / 2)));
    }

    [Theory]
    [InlineData("N x 4 x 28 x 28", -1L, 4L, 28L, 28L)]
    [InlineData("N x 1 x 28 x 30", -1L, 1L, 28L, 30L)]
    [InlineData("N x 1 x 5 x 5", -1L, 1L, 5L, 5L)]
    [InlineData("100000 x 1 x 28 x 28", 100_000L, 1L, 28L, 28L)]
    [InlineData("N x 785", -1L, 785L)]
    public void DigitClassifier_Load_RefusesAnotherInput(string shape, params long[] dimensions)
    {
        float[] weights = new float[10 * dimensions.Skip(1).Aggregate(1L, (a, b) => a * b)];
        AssertInvalid($"with the shape {shape}; one of N x 1 x 28 x 28", OnnxBuilder.Linear(weights, new float[10], dimensions));
    }

    [Fact]
    public void DigitClassifier_Load_RefusesAnInputOfText() =>
        AssertInvalid(
            "'pixels', String", Gemm(new OnnxBuilder().TypedInput("pixels", 8, -1, 784).Node("Cast", ["pixels"], "x", ("to", 1))));

    [Fact]
    public void DigitClassifier_Load_RefusesTwoInputs() =>
        AssertInvalid(
            "its inputs are 'left', Float with the shape N x 784; 'right'",
            Gemm(new OnnxBuilder().Input("left", -1, 784).Input("right", -1, 784).Node("Add", ["left", "right"], "x")));

    [Fact]
    public void DigitClassifier_Load_RefusesAnotherNumberOfClasses() =>
        AssertInvalid(
            "'logits', Float with the shape N x 9; one of N x 10", OnnxBuilder.Linear(new float[9 * 784], new float[9], -1, 1, 28, 28));

    [Theory]
    [InlineData("{\"Temperature\":")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Temperature\":\"warm\"}")]
    [InlineData("{\"Temperature\":0}")]
    [InlineData("{\"Temperature\":\"NaN\"}")]
    [InlineData("{\"InputStandardDeviation\":0}")]
    [InlineData("{\"Classes\":[\"0\",\"1\"]}")]
    [InlineData("{\"Classes\":null}")]
    [InlineData("{\"Epochs\":null}")]
    [InlineData("{\"Epochs\":[null]}")]
    [InlineData("{\"Classes\":[null,\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]}")]
    [InlineData("{\"TrainingOptions\":{\"Seed\":null}}")]
    [InlineData("{\"Temperature\":1e-320}")]
    [InlineData("{\"InputMean\":\"NaN\"}")]
    [InlineData("{\"InputMean\":1e300}")]
    [InlineData("{\"InputStandardDeviation\":1e-320}")]
    [InlineData("{\"InputStandardDeviation\":\"NaN\"}")]
    public void DigitClassifier_Load_RefusesDamagedMetadata(string metadata) =>
        AssertInvalid("metadata", OnnxBuilder.Echo(1).Metadata(metadata));

    [Fact]
    public void DigitClassifier_Load_RefusesWeightsThatAreNoNumbers()
    {
        float[] weights = [.. LinearModel.Weights];
        weights[^1] = float.NaN;
        AssertInvalid("no numbers", OnnxBuilder.Linear(weights, LinearModel.Bias, -1, 1, 28, 28));
    }

    [Fact]
    public void DigitClassifier_Load_RefusesAModelThatFailsWhenItRuns() =>
        AssertInvalid("fails when it reads a picture", new OnnxBuilder()
            .Input("pixels", -1, 784)
            .Weights("columns", [0L, 1, 2, 3, 4, 5, 6, 7, 8, 5000], 10)
            .Node("Gather", ["pixels", "columns"], "logits", ("axis", 1))
            .Output("logits", -1, 10));

    /// <summary>Its description says N x 10, and no row comes.</summary>
    [Fact]
    public void DigitClassifier_Load_RefusesAnotherNumberOfRows() =>
        AssertInvalid("doesn't fit", new OnnxBuilder()
            .Input("pixels", -1, 784)
            .Weights("columns", [0L, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10)
            .Node("Gather", ["pixels", "columns"], "all", ("axis", 1))
            .Weights("first", [1f], 1)
            .Weights("limit", [2f])
            .Node("Greater", ["first", "limit"], "wanted")
            .Node("Compress", ["all", "wanted"], "logits", ("axis", 0))
            .Output("logits", -1, 10));

    [Fact]
    public void DigitClassifier_Load_AFileThatMayNotBeReadIsUnreadable()
    {
        string path = OnnxBuilder.Echo(1).Write(_folder["model.onnx"]);
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess,
            "Windows has other rights, and nothing is forbidden to the super user.");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        DigitAssert.Throws(DigitErrorId.ModelUnreadable, path, "cannot be read", () => DigitClassifier.Load(path));
    }

    [Theory]
    [InlineData("{\"Architecture\":\"Small\"}", "no finite number")]
    [InlineData("{\"Architecture\":\"Small\",\"Epochs\":[null]}", "null")]
    public void OnnxWeights_Read_RefusesDamagedModels(string metadata, string reason)
    {
        float[] weights = [float.PositiveInfinity, .. LinearModel.Weights[1..]];
        string path = OnnxBuilder.Linear(weights, LinearModel.Bias, -1, 1, 28, 28).Metadata(metadata).Write(_folder["model.onnx"]);
        DigitAssert.Throws(DigitErrorId.ModelInvalid, path, reason, () => OnnxWeights.Read(path));
    }

    /// <summary>The rest of a model that has put 784 pixels into <c>x</c>.</summary>
    private static OnnxBuilder Gemm(OnnxBuilder builder) => builder
        .Weights("w", LinearModel.Weights, 10, 784)
        .Weights("b", LinearModel.Bias, 10)
        .Node("Gemm", ["x", "w", "b"], "logits", ("transB", 1))
        .Output("logits", -1, 10);

    private void AssertInvalid(string reason, OnnxBuilder model) => AssertInvalid(reason, model.Write(_folder["model.onnx"]));

    private static void AssertInvalid(string reason, string path)
    {
        DigitException error = DigitAssert.Throws(DigitErrorId.ModelInvalid, path, reason, () => DigitClassifier.Load(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
