using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Onnx;

/// <summary>A model is a program: it can fail at some pictures only, or never end.</summary>
public sealed class FailingModelTests : IDisposable
{
    private const string NoNumbers = "no numbers";

    /// <summary>More than the made-up picture has that a model reads when it is loaded, less than <see cref="Blot"/>.</summary>
    private const float Ink = 0.1f;

    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(100);

    private readonly TestFolder _folder = new();

    /// <summary>A quarter of it is ink.</summary>
    private static byte[] Blot { get; } =
    [
        .. Enumerable.Range(0, DigitShape.PixelCount).Select(i => (X: i % DigitShape.Side, Y: i / DigitShape.Side))
            .Select(place => place is { X: > 6 and < 21, Y: > 6 and < 21 } ? byte.MaxValue : byte.MinValue),
    ];

    private static DigitDataset Blots { get; } = new("blots", [.. Blot, .. Blot], [0, 1]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DigitEvaluator_Evaluate_AModelThatGivesNaNIsInvalid()
    {
        using var classifier = DigitClassifier.Load(GivesNaN(), TestRun.Token);
        void Evaluate() => DigitEvaluator.Evaluate(classifier, Blots, cancellationToken: TestRun.Token);
        DigitAssert.Throws(DigitErrorId.ModelInvalid, classifier.Path, NoNumbers, Evaluate);
    }

    [Fact]
    public void RecognitionPipeline_Take_AModelThatGivesNaNIsInvalid()
    {
        using var classifier = DigitClassifier.Load(GivesNaN(), TestRun.Token);
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions { Workers = 1 });
        pipeline.Add(new PictureRequest(PngFile.WriteDigit(_folder["blot.png"], Blot)));
        DigitAssert.Throws(DigitErrorId.ModelInvalid, classifier.Path, NoNumbers, () => pipeline.Take(TestRun.Token));
    }

    /// <summary>The logarithm of a probability that is 0 in single precision is one that a network may give.</summary>
    [Fact]
    public void DigitClassifier_Classify_TakesTheLogarithmOfNothingForAVerySmallOne()
    {
        OnnxBuilder model = OnnxBuilder.Echo(1000).Softmax()
            .Node("Log", ["probabilities"], "logs").Output("logs", -1, 10).DropFirstOutput();
        using var classifier = DigitClassifier.Load(model.Write(_folder["model.onnx"]), TestRun.Token);
        byte[] picture = new byte[DigitShape.PixelCount];
        picture[3] = 255;
        float[] logits = new float[10];

        classifier.Classify(picture, logits, TestRun.Token);

        Assert.Equal(0, logits[3]);
        Assert.All(logits, l => Assert.InRange(l, -1000, 0));
    }

    [Fact]
    public void DigitClassifier_Load_StopsAModelThatNeverEnds()
    {
        string path = OnnxBuilder.Endless(-1).Write(_folder["model.onnx"]);
        using var stop = new CancellationTokenSource(s_soon);
        NamedPipe.DoesNotHang(() => Assert.ThrowsAny<OperationCanceledException>(() => DigitClassifier.Load(path, stop.Token)));
    }

    [Fact]
    public void DigitClassifier_Load_StopsWaitingForAModelThatTakesLongToLoad()
    {
        string path = OnnxBuilder.SlowToLoad().Write(_folder["model.onnx"]);
        using var stop = new CancellationTokenSource(s_soon);
        NamedPipe.DoesNotHang(() => Assert.ThrowsAny<OperationCanceledException>(() => DigitClassifier.Load(path, stop.Token)));
    }

    [Fact]
    public void DigitClassifier_Classify_OneThatIsStoppedEndsNoOther()
    {
        using var classifier = DigitClassifier.Load(OnnxBuilder.Endless(Ink).Write(_folder["model.onnx"]), TestRun.Token);
        using var stop = new CancellationTokenSource();
        var endless = Task.Run(() => classifier.Classify(Blot, new float[10], stop.Token), TestRun.Token);

        NamedPipe.DoesNotHang(() => classifier.Classify(new byte[DigitShape.PixelCount], new float[10], TestRun.Token));
        Assert.False(endless.IsCompleted);
        stop.Cancel();
        NamedPipe.DoesNotHang(() => Assert.ThrowsAny<OperationCanceledException>(() => endless.GetAwaiter().GetResult()));
        classifier.Classify(new byte[DigitShape.PixelCount], new float[10], TestRun.Token);
    }

    [Fact]
    public void DigitEvaluator_Evaluate_StopsAModelThatNeverEnds()
    {
        using var classifier = DigitClassifier.Load(OnnxBuilder.Endless(Ink).Write(_folder["model.onnx"]), TestRun.Token);
        using var stop = new CancellationTokenSource(s_soon);
        void Evaluate() => DigitEvaluator.Evaluate(classifier, Blots, cancellationToken: stop.Token);
        NamedPipe.DoesNotHang(() => Assert.ThrowsAny<OperationCanceledException>(Evaluate));
    }

    [Fact]
    public void RecognitionPipeline_Dispose_StopsAModelThatNeverEnds()
    {
        using var classifier = DigitClassifier.Load(OnnxBuilder.Endless(Ink).Write(_folder["model.onnx"]), TestRun.Token);
        using var stop = new CancellationTokenSource(s_soon);
        NamedPipe.DoesNotHang(() =>
        {
            using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions { Workers = 1 });
            pipeline.Add(new PictureRequest(PngFile.WriteDigit(_folder["blot.png"], Blot)));
            Assert.ThrowsAny<OperationCanceledException>(() => pipeline.Take(stop.Token));
        });
    }

    [Fact]
    public void ClassifierCache_Get_WhoGivesUpTakesNothingFromOthers()
    {
        string path = OnnxBuilder.Endless(-1).Write(_folder["model.onnx"]);
        using var stop = new CancellationTokenSource();
        Task first = Task.Run(() => ClassifierCache.Get(path, stop.Token), TestRun.Token);
        using var impatient = new CancellationTokenSource(s_soon);
        NamedPipe.DoesNotHang(() => Assert.ThrowsAny<OperationCanceledException>(() => ClassifierCache.Get(path, impatient.Token)));
        Assert.False(first.IsCompleted);

        stop.Cancel();
        NamedPipe.DoesNotHang(() => Assert.ThrowsAny<OperationCanceledException>(() => first.GetAwaiter().GetResult()));
        OnnxBuilder.Echo(1).Write(path);
        Assert.Equal(path, ClassifierCache.Get(path, TestRun.Token).Path);
    }

    /// <summary>Tests of the module, which can't make models, use it as a file.</summary>
    [Fact]
    public void Fixture_Endless_IsTheModelOfTheseTests() =>
        Assert.Equal(OnnxBuilder.Endless(Ink).ToArray(), File.ReadAllBytes(Repository.Fixture("endless.onnx")));

    /// <summary>A model whose logits are the square root of what is below 0 where there is much ink.</summary>
    private string GivesNaN()
    {
        float[] weights = new float[10 * DigitShape.PixelCount];
        weights.AsSpan().Fill(-1);
        float[] bias = new float[10];
        bias.AsSpan().Fill(Ink * DigitShape.PixelCount);
        return OnnxBuilder.Linear(weights, bias, -1, 1, 28, 28)
            .Node("Sqrt", ["logits"], "roots").Output("roots", -1, 10).DropFirstOutput().Write(_folder["model.onnx"]);
    }
}
