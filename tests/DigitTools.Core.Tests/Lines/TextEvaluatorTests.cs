using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Lines;

public sealed class TextEvaluatorTests : IDisposable
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
    public void TextEvaluator_Evaluate_ReadsTheSamplesInTheOrderOfTheirLabels()
    {
        IReadOnlyList<LabelledText> labels = LabelledTexts.Read(s_samples);
        var read = new List<TextReading>();

        TextEvaluation evaluation = TextEvaluator.Evaluate(
            _network, labels, new TextOptions(), TextComparison.DigitsAndLines, read.Add, TestRun.Token);

        Assert.Equal((11, 0), (evaluation.Count, evaluation.Errors));
        Assert.Equal(labels, evaluation.Readings.Select(r => r.Label));
        Assert.Equal(evaluation.Readings, read);
        Assert.True(evaluation.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public void TextEvaluator_Evaluate_CountsADamagedPictureAsAMistake()
    {
        string bad = _folder.Text("bad.png");
        TextEvaluation evaluation = Evaluate(TextOptionsOf(TextForm.Any), (bad, "12"), (Sample("1025.png"), "1025"));
        TextReading mistake = Assert.Single(evaluation.Mistakes);
        Assert.Equal((bad, DigitErrorId.PictureUnreadable), (mistake.Label.Path, mistake.Result.Error?.Id));
        Assert.Equal(0.5, evaluation.Score.Exact);
    }

    [Fact]
    public void TextEvaluator_Evaluate_KeepsToTheForm()
    {
        (string, string)[] date = [(Sample("2026-11-26.png"), "2026/11/26")];
        Assert.Equal(0, Evaluate(TextOptionsOf(new TextForm { Lengths = [6] }), date).Score.Exact);
        var pattern = new TextForm { Pattern = DigitPattern.Parse("20##-##-##") };
        Assert.Equal(1, Evaluate(TextOptionsOf(pattern), date).Score.Exact);
    }

    [Fact]
    public void TextEvaluator_Evaluate_StopsWhenCancelled() => Assert.ThrowsAny<OperationCanceledException>(() => TextEvaluator.Evaluate(
        _network, LabelledTexts.Read(s_samples), new TextOptions(), TextComparison.Digits, cancellationToken: new CancellationToken(true)));

    [Fact]
    public void TextMistakesFile_Write_ShowsTheMistakesAndWhatCannotBeRead()
    {
        string bad = _folder.Text("bad.png");
        TextEvaluation evaluation = Evaluate(new TextOptions(), (bad, "12"), (Sample("1025.png"), "1026"), (Sample("96.png"), "96"));

        TextMistakesFile.Write(_folder["sheet.png"], evaluation, "title", new TextOptions { ChartScale = 1 }, TestRun.Token);

        var sheet = PngPicture.Read(_folder["sheet.png"]);
        Assert.Equal(1032, sheet.Width);
        // Two tiles, and no third.
        Assert.InRange(sheet.Ink(24, 90, 1032, 204).Right, 400, 24 + 2 * 250);
    }

    [Fact]
    public void TextMistakesFile_Write_StopsWhenCancelledAndWritesNothing()
    {
        TextEvaluation evaluation = Evaluate(new TextOptions(), (Sample("1025.png"), "1026"));
        Assert.ThrowsAny<OperationCanceledException>(() => TextMistakesFile.Write(
            _folder["sheet.png"], evaluation, "title", new TextOptions(), new CancellationToken(true)));
        Assert.Empty(_folder.Files);
    }

    private static string Sample(string name) => Path.Combine(s_samples, name);

    private static TextOptions TextOptionsOf(TextForm form) => new() { Form = form };

    private TextEvaluation Evaluate(TextOptions options, params (string Path, string Text)[] pictures) => TextEvaluator.Evaluate(
        _network, [.. pictures.Select(p => new LabelledText(p.Path, p.Text, ""))], options, TextComparison.Digits,
        cancellationToken: TestRun.Token);
}
