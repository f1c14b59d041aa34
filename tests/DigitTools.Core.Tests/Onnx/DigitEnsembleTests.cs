using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Onnx;

public sealed class DigitEnsembleTests : IDisposable
{
    private const int Classes = DigitShape.ClassCount;

    private readonly TestFolder _folder = new();
    private readonly DigitDataset _data = Mnist.Test.First(300);
    private readonly DigitClassifier _shipped = DigitClassifier.Load(DigitClassifier.ShippedPath, TestRun.Token);
    private readonly DigitClassifier _foreign = ClassifierCache.Load(Repository.Fixture("pytorch-cnn.onnx"), null, TestRun.Token);

    public void Dispose()
    {
        _shipped.Dispose();
        _foreign.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Classify_GivesTheMeanOfTheCalibratedProbabilities()
    {
        double[] shipped = Probabilities(_shipped), foreign = Probabilities(_foreign);
        double[] together = Probabilities(DigitEnsemble.Of([_shipped, _foreign]));
        for (int i = 0; i < together.Length; i++) Assert.Equal((shipped[i] + foreign[i]) / 2, together[i], 1e-6);
        // Two that agree on everything would prove nothing.
        Assert.Contains(Enumerable.Range(0, together.Length), i => Math.Abs(shipped[i] - foreign[i]) > 0.3);
    }

    [Fact]
    public void Classify_AveragesThatItIsNoDigit()
    {
        using DigitClassifier denying = Denying();
        IDigitModel together = DigitEnsemble.Of([_shipped, denying]);
        float[] logits = new float[_data.Count * Classes], others = new float[_data.Count];
        together.Classify(_data.Pixels, logits, others, TestRun.Token);
        // The one is sure of a digit and knows no other class, the other that it is none.
        Assert.All(others, other => Assert.Equal(0.5, other, 1e-3));
    }

    [Fact]
    public void Of_One_IsThatOne() => Assert.Same(_shipped, DigitEnsemble.Of([_shipped]));

    [Fact]
    public void ModelId_TellsMembersAndTheirOrder()
    {
        string[] ids =
        [
            _shipped.ModelId,
            _foreign.ModelId,
            DigitEnsemble.Of([_shipped, _foreign]).ModelId,
            DigitEnsemble.Of([_foreign, _shipped]).ModelId,
            DigitEnsemble.Of([_shipped, _foreign, _shipped]).ModelId,
        ];
        Assert.Equal(ids, ids.Distinct());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{12}$", id));
        Assert.Equal(ids[2], DigitEnsemble.Of([_shipped, _foreign]).ModelId);
    }

    [Fact]
    public void MinimumConfidence_IsTheMean() => Assert.Equal(
        (_shipped.MinimumConfidence + _foreign.MinimumConfidence) / 2, DigitEnsemble.Of([_shipped, _foreign]).MinimumConfidence, 1e-12);

    [Fact]
    public void FilesOf_APath_GivesTheFilesItIsMadeOf()
    {
        string odd = Path.Combine(Path.GetTempPath(), $"12{Path.PathSeparator}30.onnx");
        string path = string.Join(Path.PathSeparator, _shipped.Path, odd, _foreign.Path);
        Assert.Equal([_shipped.Path, odd, _foreign.Path], DigitEnsemble.FilesOf(path));
        Assert.Equal(DigitEnsemble.Of([_shipped, _foreign]).Path, string.Join(Path.PathSeparator, _shipped.Path, _foreign.Path));
    }

    [Fact]
    public void Recognize_WithSeveral_GivesAnyNumberOfThreadsTheSame()
    {
        string[] paths = [.. Enumerable.Range(0, 40).Select(i => _folder.Digit($"{i}.png", i))];
        Assert.Equal(Read(paths, 1), Read(paths, 4));
    }

    /// <summary>Sees no digit in anything, with the last of eleven classes.</summary>
    private DigitClassifier Denying() => DigitClassifier.Load(
        OnnxBuilder.Linear(new float[(Classes + 1) * DigitShape.PixelCount], [.. new float[Classes], 40], 1, 1, 28, 28)
            .Write(_folder["none.onnx"]),
        TestRun.Token);

    private double[][] Read(string[] paths, int workers)
    {
        using var pipeline = new RecognitionPipeline(
            DigitEnsemble.Of([_shipped, _foreign]), new RecognitionOptions { Workers = workers });
        foreach (string path in paths) pipeline.Add(new PictureRequest(path));
        return [.. paths.Select(_ => pipeline.Take(TestRun.Token).Probabilities)];
    }

    /// <summary>The probabilities of the digits in all pictures.</summary>
    private double[] Probabilities(IDigitModel model)
    {
        float[] logits = new float[_data.Count * Classes], others = new float[_data.Count];
        model.Classify(_data.Pixels, logits, others, TestRun.Token);
        double[] probabilities = new double[logits.Length];
        for (int i = 0; i < _data.Count; i++)
        {
            Span<double> own = probabilities.AsSpan(i * Classes, Classes);
            Softmax.Apply(logits.AsSpan(i * Classes, Classes), model.Temperature, own);
            for (int k = 0; k < Classes; k++) own[k] *= 1 - others[i];
        }

        return probabilities;
    }
}
