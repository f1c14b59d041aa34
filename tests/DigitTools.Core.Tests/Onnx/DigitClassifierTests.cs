using System.Security.Cryptography;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Core.Tests.Onnx;

public sealed class DigitClassifierTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DigitClassifier_Load_IdentifiesTheFile()
    {
        string path = Repository.Fixture("pytorch-cnn.onnx");
        using var classifier = DigitClassifier.Load(path, TestRun.Token);
        byte[] file = File.ReadAllBytes(path);
        Assert.Equal(path, classifier.Path);
        Assert.Equal(file.Length, classifier.Size);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file))[..12], classifier.ModelId);
    }

    [Fact]
    public void DigitClassifier_Load_DoesNotKeepTheFileOpen()
    {
        string path = OnnxBuilder.Echo(1).Write(_folder["model.onnx"]);
        using var classifier = DigitClassifier.Load(path, TestRun.Token);
        using FileStream file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(file.CanWrite);
    }

    [Fact]
    public void DigitClassifier_Classify_GivesEachPictureItsOwnLogits()
    {
        using var classifier = DigitClassifier.Load(OnnxBuilder.Echo(1).Write(_folder["model.onnx"]), TestRun.Token);
        DigitDataset data = new("noise", [.. Enumerable.Range(0, 200).SelectMany(i => SyntheticDigits.Noise((ulong)i))], new byte[200]);
        float[] logits = new float[200 * 10];
        classifier.Classify(data.Pixels, logits, TestRun.Token);
        for (int i = 0; i < 200; i++)
        {
            for (int k = 0; k < 10; k++) Assert.Equal(data.Picture(i)[k], logits[10 * i + k], 1e-3);
        }
    }

    [Fact]
    public void DigitClassifier_Classify_OfNothingDoesNothing()
    {
        using var classifier = DigitClassifier.Load(OnnxBuilder.Echo(1).Write(_folder["model.onnx"]), TestRun.Token);
        float[] logits = [1, 2, 3];
        classifier.Classify([], logits, TestRun.Token);
        Assert.Equal([1, 2, 3], logits);
    }

    [Fact]
    public void DigitClassifier_Classify_GivesManyThreadsWhatItGivesOne()
    {
        using var classifier = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"), TestRun.Token);
        DigitDataset data = Mnist.Test.First(500);
        float[] alone = Classify(classifier, data);
        float[][] together = new float[16][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestRun.Token };
        Parallel.For(0, together.Length, options, i => together[i] = Classify(classifier, data));
        Assert.All(together, logits => Assert.Equal(alone, logits));
    }

    [Fact]
    public void ClassifierCache_Get_LoadsAFileOnce()
    {
        string path = OnnxBuilder.Echo(1).Write(_folder["model.onnx"]);
        Assert.Same(ClassifierCache.Get(path, TestRun.Token), ClassifierCache.Get(path, TestRun.Token));
    }

    [Fact]
    public void ClassifierCache_Get_LoadsAReplacedFileAgain()
    {
        string path = OnnxBuilder.Echo(1).Write(_folder["model.onnx"]);
        DigitClassifier first = ClassifierCache.Get(path, TestRun.Token);
        OnnxBuilder.Echo(2).Write(path);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
        Assert.NotEqual(first.ModelId, ClassifierCache.Get(path, TestRun.Token).ModelId);
    }

    [Fact]
    public void ClassifierCache_Get_ForgetsAFileThatFailed()
    {
        string path = _folder["model.onnx"];
        DigitAssert.Throws(DigitErrorId.ModelNotFound, path, path, () => ClassifierCache.Get(path));
        File.WriteAllText(path, "not yet");
        DateTime written = File.GetLastWriteTimeUtc(path);
        DigitAssert.Throws(DigitErrorId.ModelInvalid, path, path, () => ClassifierCache.Get(path));
        OnnxBuilder.Echo(1).Write(path);
        File.SetLastWriteTimeUtc(path, written);
        Assert.Equal(path, ClassifierCache.Get(path, TestRun.Token).Path);
    }

    private static float[] Classify(DigitClassifier classifier, DigitDataset data)
    {
        float[] logits = new float[data.Count * DigitShape.ClassCount];
        classifier.Classify(data.Pixels, logits);
        return logits;
    }
}
