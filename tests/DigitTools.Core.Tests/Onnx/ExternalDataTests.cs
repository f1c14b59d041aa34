using System.Security.Cryptography;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Core.Tests.Onnx;

/// <summary>Models whose weights lie in a file beside them.</summary>
public sealed class ExternalDataTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Model => _folder["model.onnx"];

    private string Data => Model + ".data";

    private static OnnxBuilder Linear => OnnxBuilder.Linear(LinearModel.Weights, LinearModel.Bias, -1, 1, 28, 28);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_ReadsTheWeightsBesideTheModel()
    {
        using var classifier = DigitClassifier.Load(Linear.WriteExternal(Model), TestRun.Token);
        byte[] picture = Mnist.Test.First(1).Pixels;
        float[] logits = new float[10], expected = LinearModel.Logits(picture);
        classifier.Classify(picture, logits, TestRun.Token);
        for (int k = 0; k < 10; k++) Assert.Equal(expected[k], logits[k], 1e-3);
        Assert.Equal(new FileInfo(Model).Length + new FileInfo(Data).Length, classifier.Size);
    }

    [Fact]
    public void Load_IdentifiesBothFiles()
    {
        using var classifier = DigitClassifier.Load(Linear.WriteExternal(Model), TestRun.Token);
        byte[] hashes = [.. SHA256.HashData(File.ReadAllBytes(Model)), .. SHA256.HashData(File.ReadAllBytes(Data))];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(hashes))[..12], classifier.ModelId);
    }

    [Fact]
    public void ClassifierCache_Get_LoadsAModelWhoseWeightsWereReplacedAgain()
    {
        DigitClassifier first = ClassifierCache.Get(Linear.WriteExternal(Model), TestRun.Token);
        Assert.Same(first, ClassifierCache.Get(Model, TestRun.Token));
        byte[] weights = File.ReadAllBytes(Data);
        weights.AsSpan(0, 4).Clear();
        File.WriteAllBytes(Data, weights);
        File.SetLastWriteTimeUtc(Data, DateTime.UtcNow.AddMinutes(1));
        Assert.NotEqual(first.ModelId, ClassifierCache.Get(Model, TestRun.Token).ModelId);
    }

    [Fact]
    public void Load_WithoutTheWeights_SaysWhichFileIsMissing()
    {
        Linear.WriteExternal(Model);
        File.Delete(Data);
        AssertInvalid("model.onnx.data", "missing");
    }

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("below/weights.bin")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("*/_ORT_MEM_ADDR_/*")]
    [InlineData("C:\\weights.bin")]
    public void Load_OfWeightsElsewhere_ReadsNothing(string location)
    {
        Linear.WriteExternal(Model, location);
        AssertInvalid($"'{location}'", "Only a file in its own folder");
    }

    [Fact]
    public void Load_OfALinkThatLeadsElsewhere_ReadsNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights there that tests don't have.");
        Linear.WriteExternal(Model);
        using var elsewhere = new TestFolder();
        File.Move(Data, elsewhere["weights.bin"]);
        File.CreateSymbolicLink(Data, elsewhere["weights.bin"]);
        AssertInvalid("model.onnx.data", "Only a file in its own folder");
    }

    [Fact]
    public void Load_ThroughLinksToBothFiles_ReadsThem()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights there that tests don't have.");
        using var store = new TestFolder();
        Linear.WriteExternal(store["model.onnx"]);
        File.CreateSymbolicLink(Model, store["model.onnx"]);
        File.CreateSymbolicLink(Data, store["model.onnx.data"]);
        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        Assert.Equal(Model, classifier.Path);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-40_000)]
    [InlineData(long.MaxValue - 40_000)]
    public void Load_OfWeightsOutsideTheFile_IsInvalid(long offset)
    {
        Linear.WriteExternal(Model, offset: offset);
        AssertInvalid("model.onnx.data", "are wanted");
    }

    private void AssertInvalid(string file, string reason)
    {
        DigitException error = DigitAssert.Throws(DigitErrorId.ModelInvalid, Model, reason, () => DigitClassifier.Load(Model));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }
}
