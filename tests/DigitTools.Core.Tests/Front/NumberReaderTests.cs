using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Tests.Front;

/// <summary>Numbers as a C# program reads them.</summary>
public sealed class NumberReaderTests : IDisposable
{
    private static readonly string s_samples = Path.Combine(Repository.Root, "examples", "amounts");

    private readonly NumberReader _reader = NumberReader.Open();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void Read_ANumber_GivesWhatThePipelineGives()
    {
        string path = Path.Combine(s_samples, "1025.png");
        using var network = LineNetwork.Load(LineNetwork.ShippedPath, TestRun.Token);
        using var pipeline = new TextPipeline(network, new TextOptions());
        pipeline.Add(new PictureRequest(path));
        TextResult expected = pipeline.Take(TestRun.Token);

        NumberReading reading = _reader.Read(path, TestRun.Token);

        Assert.Equal((ReadingStatus.Recognized, "1025", "1025"), (reading.Status, reading.Text, reading.BestGuess));
        Assert.Equal((expected.Confidence, expected.Width, expected.Height), (reading.Confidence, reading.Width, reading.Height));
        Assert.Equal(
            expected.Digits.Select(d => (d.Digit, d.Line, d.Confidence, d.Left, d.Top, d.Width, d.Height)),
            reading.Digits.Select(d => (d.Digit, d.Line, d.Confidence, d.Left, d.Top, d.Width, d.Height)));
        Assert.Equal(expected.Digits[0].Probabilities, reading.Digits[0].Probabilities);
    }

    [Fact]
    public async Task ReadAllAsync_TheSamples_AreReadInTheirOrder()
    {
        string[] paths = [.. Directory.GetFiles(s_samples, "*.png").Order(StringComparer.Ordinal)];
        List<NumberReading> readings = await _reader.ReadAllAsync([.. paths, s_samples], TestRun.Token).ToListAsync(TestRun.Token);
        Assert.Equal(
            paths.Select(path => Path.GetFileNameWithoutExtension(path).Replace("-", "", StringComparison.Ordinal)),
            readings.SkipLast(1).Select(r => string.Concat(r.Digits.Select(d => d.Digit))));
        Assert.Equal((ReadingStatus.Failed, DigitErrorId.PictureIsDirectory), (readings[^1].Status, readings[^1].Error!.Id));
    }

    [Fact]
    public void Read_WithAForm_KeepsToIt()
    {
        string path = Path.Combine(s_samples, "2026-01-08.png");
        using NumberReader dates = Open(new NumberReaderOptions { Pattern = "####-##-##" });
        using NumberReader three = Open(new NumberReaderOptions { Lengths = [3] });
        Assert.Equal("2026-01-08", dates.Read(path, TestRun.Token).BestGuess);
        Assert.Equal(3, three.Read(path, TestRun.Token).Digits.Count);
    }

    [Fact]
    public void Open_AFormThatCannotBe_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Open(new NumberReaderOptions { Pattern = "none" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Open(new NumberReaderOptions { Lengths = [0] }));
    }

    private static NumberReader Open(NumberReaderOptions options) => NumberReader.Open(null, options, TestRun.Token);
}
