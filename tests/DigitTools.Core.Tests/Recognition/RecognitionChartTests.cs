using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class RecognitionChartTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DigitClassifier _classifier = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"));

    public void Dispose()
    {
        _classifier.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RecognitionPipeline_Take_WritesTheChartsThatWereAskedFor()
    {
        string digit = _folder.Digit("digit.png", 0), blank = PngFile.WritePlain(_folder["blank.png"], 50);
        RecognitionResult[] results = Run(
            new(digit, _folder["charts", "digit.prediction.png"]),
            new(blank, _folder["charts", "blank.prediction.png"]),
            new(_folder["missing.png"], _folder["charts", "missing.prediction.png"]),
            new(digit));
        Assert.All(results, r => Assert.Null(r.ChartError));
        Assert.Equal(["blank.png", "charts/blank.prediction.png", "charts/digit.prediction.png", "digit.png"], _folder.Files);
    }

    [Fact]
    public void RecognitionPipeline_Take_AChartThatFailsLeavesTheResult()
    {
        string digit = _folder.Digit("digit.png", 0);
        string chart = Path.Combine(digit, "chart.png");
        RecognitionResult result = Assert.Single(Run(new PictureRequest(digit, chart)));
        Assert.Equal((DigitErrorId.OutputNotWritable, chart), (result.ChartError!.Id, result.ChartError.Target));
        Assert.Equal((RecognitionStatus.Recognized, 7), (result.Status, result.Best));
        Assert.Null(result.Error);
    }

    private RecognitionResult[] Run(params PictureRequest[] requests) =>
        PipelineRun.All(_classifier, new RecognitionOptions { Workers = 2 }, requests);
}
