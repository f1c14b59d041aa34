using DigitTools.Core.Imaging;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Tests.Imaging;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Lines;

public sealed class TextPipelineTests : IDisposable
{
    private static readonly string s_samples = Path.Combine(Repository.Root, "examples", "amounts");

    private readonly LineNetwork _network = LineNetwork.Load(LineNetwork.ShippedPath);
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Take_TheSamples_AreReadInTheirOrder()
    {
        string[] files = [.. Directory.GetFiles(s_samples, "*.png").Order(StringComparer.Ordinal)];
        TextResult[] results = Read(new TextOptions(), files);
        Assert.Equal(files, results.Select(result => result.Path));
        // Each is called as it reads.
        Assert.Equal(
            files.Select(file => Path.GetFileNameWithoutExtension(file).Replace("-", "", StringComparison.Ordinal)),
            results.Select(result => string.Concat(result.Digits.Select(digit => digit.Digit))));
    }

    [Fact]
    public void Take_ADigit_HasItsPlaceInThePicture()
    {
        TextResult result = Read(new TextOptions(), Path.Combine(s_samples, "1025.png")).Single();
        Assert.Equal(4, result.Digits.Count);
        for (int i = 1; i < 4; i++) Assert.True(result.Digits[i].Left > result.Digits[i - 1].Left, "They stand from left to right.");
        Assert.All(result.Digits, digit =>
        {
            Assert.InRange(digit.Height, 25, 90);
            Assert.InRange(digit.Left + digit.Width, 1, result.Width);
            Assert.InRange(digit.Top + digit.Height, 1, result.Height);
        });
    }

    [Fact]
    public void Take_ADigitOfALargePicture_HasItsPlaceInTheFile()
    {
        string file = _folder["large.png"];
        GrayPicture picture = new Drawing(2400, 1200)
            .Stroke(Drawing.Seven, 400, 400, 400, 40)
            .Stroke(Drawing.Four, 1200, 400, 400, 40).Picture;
        File.WriteAllBytes(file, PngFile.Make(2400, 1200, PngFile.Gray, 8, picture.Pixels));
        TextResult result = Read(new TextOptions(), file).Single();
        Assert.Equal((2400, 1200), (result.Width, result.Height));
        Assert.Equal([7, 4], result.Digits.Select(digit => digit.Digit));
        Assert.InRange(result.Digits[0].Left, 400, 540);
        Assert.InRange(result.Digits[1].Left, 1180, 1300);
        Assert.All(result.Digits, digit => Assert.InRange(digit.Height, 280, 460));
    }

    [Fact]
    public void Take_APattern_GivesTheTextItsForm()
    {
        var options = new TextOptions { Form = new TextForm { Pattern = DigitPattern.Parse("####-##-##") } };
        Assert.Equal("2026-11-26", Read(options, Path.Combine(s_samples, "2026-11-26.png")).Single().Text);
    }

    [Fact]
    public void Take_ASignBetweenDigits_IsASpace() =>
        Assert.Equal("2026 11 26", Read(new TextOptions(), Path.Combine(s_samples, "2026-11-26.png")).Single().Text);

    [Fact]
    public void Take_WithAJoinedModel_AsksItsCompanionsInDoubtOnly()
    {
        string[] files = [.. Directory.GetFiles(s_samples, "*.png").Order(StringComparer.Ordinal)];
        string alone = _folder["alone.onnx"];
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(LineNetwork.ShippedPath);
        OnnxExporter.Write(alone, architecture, tensors, _network.Metadata);
        using var first = LineNetwork.Load(alone, TestRun.Token);
        Assert.Equal((0, 1), (first.Companions.Count, _network.Companions.Count));
        double[] own = Confidences(first, files), joined = Confidences(_network, files);
        Assert.Contains(files.Select((_, i) => i), i => own[i] == joined[i]);
        Assert.Contains(files.Select((_, i) => i), i => own[i] != joined[i]);
    }

    [Fact]
    public void Take_ABlankPicture_IsEmpty()
    {
        string file = _folder["blank.png"];
        File.WriteAllBytes(file, PngFile.Make(60, 40, PngFile.Gray, 8, Enumerable.Repeat((byte)250, 60 * 40).ToArray()));
        TextResult result = Read(new TextOptions(), file).Single();
        Assert.Equal((RecognitionStatus.Empty, RecognitionReason.NoInk, ""), (result.Status, result.Reason, result.Text));
    }

    [Fact]
    public void Take_ABadFile_IsAnErrorOfItsOwn()
    {
        File.WriteAllText(_folder["bad.png"], "no picture");
        TextResult[] results = Read(new TextOptions(), _folder["bad.png"], Path.Combine(s_samples, "1025.png"));
        Assert.Equal(DigitErrorId.PictureUnreadable, results[0].Error?.Id);
        Assert.Null(results[1].Error);
    }

    [Fact]
    public void Take_AHighThreshold_RejectsAndStillTellsTheText()
    {
        TextResult result = Read(new TextOptions { MinimumConfidence = 1 }, Path.Combine(s_samples, "1025.png")).Single();
        Assert.Equal((RecognitionStatus.Rejected, RecognitionReason.LowConfidence), (result.Status, result.Reason));
        Assert.Equal("1025", result.Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Take_AChart_IsWritten()
    {
        string chart = _folder["1025.text.png"];
        using var pipeline = new TextPipeline(_network, new TextOptions());
        pipeline.Add(new PictureRequest(Path.Combine(s_samples, "1025.png"), chart));
        Assert.Null(pipeline.Take(TestRun.Token).ChartError);
        Assert.InRange(new FileInfo(chart).Length, 2000, 1 << 20);
    }

    private static double[] Confidences(LineNetwork network, string[] files) =>
        [.. Read(network, new TextOptions(), files).Select(result => result.Confidence)];

    private TextResult[] Read(TextOptions options, params string[] files) => Read(_network, options, files);

    private static TextResult[] Read(LineNetwork network, TextOptions options, string[] files)
    {
        using var pipeline = new TextPipeline(network, options);
        var results = new List<TextResult>();
        foreach (string file in files)
        {
            pipeline.Add(new PictureRequest(file));
            while (pipeline.TryTake(out TextResult? result, TestRun.Token)) results.Add(result);
        }

        while (pipeline.Pending > 0) results.Add(pipeline.Take(TestRun.Token));
        return [.. results];
    }
}
