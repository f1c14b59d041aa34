using DigitTools.Core.Data;
using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class RecognitionPipelineTests : IDisposable
{
    private static readonly RecognitionOptions s_options = new() { Workers = 3 };

    private readonly TestFolder _folder = new();
    private readonly DigitClassifier _classifier = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"));

    public void Dispose()
    {
        _classifier.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RecognitionPipeline_Take_GivesWhatTheClassifierSays()
    {
        DigitDataset data = Mnist.Test.First(60);
        RecognitionResult[] results = Run([.. Digits(60)]);
        for (int i = 0; i < data.Count; i++)
        {
            float[] logits = new float[10];
            _classifier.Classify(data.Picture(i), logits, TestRun.Token);
            double sum = logits.Sum(v => Math.Exp(v));
            RecognitionResult result = results[i];
            Assert.Equal((RecognitionStatus.Recognized, RecognitionReason.None), (result.Status, result.Reason));
            for (int k = 0; k < 10; k++) Assert.Equal(Math.Exp(logits[k]) / sum, result.Probabilities[k], 1e-5);
            int[] sorted = [.. Enumerable.Range(0, 10).OrderByDescending(k => logits[k])];
            Assert.Equal((sorted[0], sorted[1]), (result.Best, result.Second));
        }

        Assert.InRange(results.Zip(data.Labels).Count(r => r.First.Best == r.Second), 56, 60);
    }

    [Fact]
    public void RecognitionPipeline_Take_TellsWhichFrameOfAnAnimationWasRead()
    {
        const int Side = DigitShape.Side;
        GifFrame blank = GifFrame.Plain(0, 0, Side, Side, 0), seven = new(0, 0, Side, Side, Mnist.Test.Pixels(0));
        string animation = _folder.Write("seven.gif", GifFile.Animation(Side, Side, blank, seven));
        string empty = _folder.Write("blank.gif", GifFile.Animation(Side, Side, blank, blank));
        string[] paths = [_folder.Digit("2.png", 1), animation, empty, _folder.Digit("1.png", 2), _folder.Text("text.gif"), empty];
        RecognitionResult[] results = Run(paths);

        var blankFrame = new AnimationFrame(1, Count: 2, Looked: 2, IsBlank: true);
        AnimationFrame?[] frames = [null, new AnimationFrame(2, Count: 2, Looked: 2, IsBlank: false), blankFrame, null, null, blankFrame];
        Assert.Equal(frames, results.Select(r => r.Animation));
        Assert.Equal([2, 7, -1, 1, -1, -1], results.Select(r => r.Best));
        Assert.Equal(RecognitionStatus.Empty, results[2].Status);
    }

    [Fact]
    public void RecognitionPipeline_Take_KeepsTheOrderOfSlowAndBadFiles()
    {
        string[] digits = Digits(4);
        string slow = PngFile.WritePlain(_folder["slow.png"], side: 3000);
        string text = _folder.Write("text.png", "no picture"u8), missing = _folder["missing.png"];
        string[] paths = [slow, digits[0], text, digits[1], missing, slow, _folder.FullName, digits[2], digits[3]];
        RecognitionResult[] results = Run(paths);

        Assert.Equal(paths, results.Select(r => r.Path));
        DigitErrorId?[] errors =
        [
            null, null, DigitErrorId.PictureUnreadable,
            null, DigitErrorId.PictureNotFound, null,
            DigitErrorId.PictureIsDirectory, null, null,
        ];
        Assert.Equal(errors, results.Select(r => r.Error?.Id));
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal(r.Path, r.Error!.Target));
        Assert.Equal([7, 2, 1, 0], results.Where(r => r.Error is null && r.Path != slow).Select(r => r.Best));
    }

    [Fact]
    public void RecognitionPipeline_Take_KeepsTheOrderOfThousands()
    {
        string[] digits = Digits(50);
        string[] paths = [.. Enumerable.Range(0, 3000).Select(i => digits[i * 7 % 50])];
        RecognitionResult[] results = Run(paths);
        Assert.Equal(paths, results.Select(r => r.Path));
        // The same file gives the same numbers, whatever batch it was in.
        Assert.All(
            results.GroupBy(r => r.Path), same => Assert.Single(same.Select(r => Math.Round(r.Probabilities[r.Best], 5)).Distinct()));
    }

    [Fact]
    public void RecognitionPipeline_TryTake_GivesALonePictureBeforeTheNextIsFetched()
    {
        string[] digits = Digits(10);
        using var pipeline = new RecognitionPipeline(_classifier, s_options);
        pipeline.Add(new PictureRequest(digits[0]));
        Assert.True(pipeline.TryTake(out RecognitionResult? first, TestRun.Token));
        Assert.Equal(digits[0], first.Path);
        Assert.False(pipeline.TryTake(out _, TestRun.Token));
        Assert.Equal(0, pipeline.Pending);
    }

    [Fact]
    public void RecognitionPipeline_Take_ABlankPictureIsEmpty()
    {
        foreach (byte shade in (byte[])[0, 90, 255])
        {
            RecognitionResult result = Assert.Single(Run([PngFile.WritePlain(_folder[$"{shade}.png"], 50, shade)]));
            Assert.Equal(
                (RecognitionStatus.Empty, RecognitionReason.NoInk, -1, -1), (result.Status, result.Reason, result.Best, result.Second));
            Assert.Equal(new double[10], result.Probabilities);
            Assert.Null(result.Error);
        }
    }

    [Fact]
    public void RecognitionPipeline_Take_RejectsBelowTheMinimumConfidence()
    {
        string[] digits = Digits(20);
        double[] confidences = [.. Run(digits).Select(r => r.Probabilities[r.Best])];
        double limit = confidences.Order().ElementAt(10);
        RecognitionResult[] results = Run(digits, s_options with { MinimumConfidence = limit });
        // At the limit is enough.
        Assert.Equal(
            confidences.Select(c => c >= limit ? RecognitionStatus.Recognized : RecognitionStatus.Rejected), results.Select(r => r.Status));
        Assert.All(
            results.Where(r => r.Status == RecognitionStatus.Rejected), r => Assert.Equal(RecognitionReason.LowConfidence, r.Reason));
        Assert.All(results, r => Assert.InRange(r.Best, 0, 9));
    }

    [Fact]
    public void RecognitionPipeline_Take_TakesTemperatureAndThresholdOfTheModel()
    {
        string metadata = MetadataJson.Write(new ModelMetadata { MinimumConfidence = 0.5, Temperature = 2 });
        string path = OnnxBuilder.Echo(0).Metadata(metadata).Write(_folder["model.onnx"]);
        using var unsure = DigitClassifier.Load(path, TestRun.Token);
        string[] digits = Digits(1);
        Assert.Equal(RecognitionStatus.Rejected, Assert.Single(Run(digits, s_options, unsure)).Status);
        RecognitionResult accepted = Assert.Single(Run(digits, s_options with { MinimumConfidence = 0 }, unsure));
        Assert.Equal(RecognitionStatus.Recognized, accepted.Status);
        Assert.All(accepted.Probabilities, p => Assert.Equal(0.1, p, 1e-12));
        Assert.NotEqual(accepted.Best, accepted.Second);
    }

    [Fact]
    public void RecognitionPipeline_Take_RefusesLargePictures()
    {
        string path = PngFile.WritePlain(_folder["large.png"], 101);
        Assert.Equal(DigitErrorId.PictureTooLarge, Assert.Single(Run([path], s_options with { MaximumPixels = 10_000 })).Error?.Id);
    }

    [Fact]
    public void RecognitionPipeline_Take_UsesThePolarityAskedFor()
    {
        string[] digits = Digits(1);
        RecognitionResult right = Assert.Single(Run(digits, s_options with { Polarity = Polarity.LightOnDark }));
        RecognitionResult wrong = Assert.Single(Run(digits, s_options with { Polarity = Polarity.DarkOnLight }));
        Assert.Equal(7, right.Best);
        Assert.NotEqual(right.Probabilities, wrong.Probabilities);
    }

    [Fact]
    public void RecognitionPipeline_Constructor_NeedsAWorker() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecognitionPipeline(_classifier, new RecognitionOptions { Workers = 0 }));

    [Fact]
    public void RecognitionPipeline_Take_OfNothingIsAMistake()
    {
        using var pipeline = new RecognitionPipeline(_classifier, s_options);
        Assert.Throws<InvalidOperationException>(() => pipeline.Take(TestRun.Token));
    }

    private string[] Digits(int count) => [.. Enumerable.Range(0, count).Select(i => _folder.Digit($"{i:0000}.png", i))];

    private RecognitionResult[] Run(string[] paths, RecognitionOptions? options = null, DigitClassifier? classifier = null) =>
        PipelineRun.All(classifier ?? _classifier, options ?? s_options, [.. paths.Select(p => new PictureRequest(p))]);
}
