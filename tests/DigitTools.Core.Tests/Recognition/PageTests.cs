using System.Buffers.Binary;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>A file with pages gives a result a page.</summary>
public sealed class PageTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DigitClassifier _classifier = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"));

    public void Dispose()
    {
        _classifier.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RecognitionPipeline_Pages_ComeInOrderAmongOtherFiles()
    {
        string tiff = _folder.Write("a.tif", TiffFile.Make(TiffPage.Digit(1), TiffPage.Blank(), TiffPage.Digit(0)));
        string pdf = _folder.Write("b.pdf", PdfFile.Make(PdfPage.Digit(3), PdfPage.Digit(2)));
        string single = _folder.Digit("c.png", 2), missing = _folder["none.tif"];
        string[] paths = [single, tiff, missing, pdf, single, tiff];
        PictureRequest[] requests = [.. paths.Select(path => new PictureRequest(path))];
        RecognitionResult[] results = PipelineRun.All(_classifier, new RecognitionOptions { Workers = 2 }, requests);
        Assert.Equal(
            [
                (single, 1, 1, 1), (tiff, 1, 3, 2), (tiff, 2, 3, null), (tiff, 3, 3, 7), (missing, 1, 1, null), (pdf, 1, 2, 0),
                (pdf, 2, 2, 1),
                (single, 1, 1, 1), (tiff, 1, 3, 2), (tiff, 2, 3, null), (tiff, 3, 3, 7),
            ],
            results.Select(r => (r.Path, r.Page, r.PageCount, r.Error is null ? r.Digit : null)));
        Assert.Equal(RecognitionStatus.Empty, results[2].Status);
    }

    [Fact]
    public void RecognitionPipeline_DamagedPage_IsAnErrorThatNamesItAndTheOthersGoOn()
    {
        byte[] bytes = TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1), TiffPage.Digit(2));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(TiffFile.DirectoryOf(bytes, 2) + 10), 0);
        string path = _folder.Write("a.tif", bytes);
        RecognitionResult[] results = PipelineRun.All(_classifier, new RecognitionOptions { Workers = 1 }, new PictureRequest(path));
        Assert.Equal([7, null, 1], results.Select(r => r.Error is null ? r.Digit : null));
        Assert.Equal((DigitErrorId.PictureUnreadable, path), (results[1].Error!.Id, results[1].Error!.Target));
        Assert.StartsWith("Page 2: ", results[1].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecognitionPipeline_ChartsOfPages_HaveTheNumberInTheirNames()
    {
        string path = _folder.Write("scan.tif", TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1)));
        string chart = new ChartNames(_folder["charts"]).Next(path);
        _ = PipelineRun.All(_classifier, new RecognitionOptions { Workers = 1 }, new PictureRequest(path, chart));
        Assert.Equal(["charts/scan.p2.prediction.png", "charts/scan.prediction.png", "scan.tif"], _folder.Files);
    }

    [Fact]
    public void RecognitionPipeline_OnePage_RefusesSeveral()
    {
        string path = _folder.Write("scan.tif", TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1)));
        var options = new RecognitionOptions { Workers = 1 };
        DigitException error = Assert.Single(PipelineRun.All(_classifier, options, new PictureRequest(path, OnePage: true))).Error!;
        Assert.Equal(DigitErrorId.PictureUnreadable, error.Id);
        Assert.Contains("2 pages", error.Message, StringComparison.Ordinal);
        string one = _folder.Write("one.tif", TiffFile.Make(TiffPage.Digit(0)));
        Assert.Equal(7, Assert.Single(PipelineRun.All(_classifier, options, new PictureRequest(one, OnePage: true))).Digit);
    }

    [Fact]
    public void TextPipeline_OnePage_RefusesSeveral()
    {
        string path = _folder.Write("scan.tif", TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1)));
        var options = new TextOptions { Workers = 1 };
        using var pipeline = new TextPipeline(LineNetwork.Get(LineNetwork.ShippedPath, TestRun.Token), options);
        pipeline.Add(new PictureRequest(path, OnePage: true));
        DigitException error = pipeline.Take(TestRun.Token).Error!;
        Assert.Equal((0, DigitErrorId.PictureUnreadable), (pipeline.Pending, error.Id));
        Assert.Contains("2 pages", error.Message, StringComparison.Ordinal);
        pipeline.Add(new PictureRequest(_folder.Write("one.tif", TiffFile.Make(TiffPage.Digit(0))), OnePage: true));
        Assert.Equal("7", pipeline.Take(TestRun.Token).Text);
        Assert.Equal(0, pipeline.Pending);
    }

    [Fact]
    public void TextPipeline_Pages_ComeInOrder()
    {
        string path = _folder.Write("scan.tif", TiffFile.Make(TiffPage.Blank(), TiffPage.Digit(0)));
        using var pipeline = new TextPipeline(LineNetwork.Get(LineNetwork.ShippedPath, TestRun.Token), new TextOptions { Workers = 1 });
        pipeline.Add(new PictureRequest(path));
        TextResult first = pipeline.Take(TestRun.Token), second = pipeline.Take(TestRun.Token);
        Assert.Equal(0, pipeline.Pending);
        Assert.Equal((1, RecognitionStatus.Empty, 2, "7"), (first.Page, first.Status, second.Page, second.Text));
    }
}
