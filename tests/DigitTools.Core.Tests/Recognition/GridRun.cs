using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>Reads sheets as the cmdlet does.</summary>
internal sealed class GridRun : IDisposable
{
    private readonly DigitClassifier _classifier = DigitClassifier.Load(DigitClassifier.ShippedPath);
    private readonly LineNetwork _network = LineNetwork.Load(LineNetwork.ShippedPath);

    public void Dispose()
    {
        _classifier.Dispose();
        _network.Dispose();
    }

    /// <summary>Reads cells alone.</summary>
    public CellReader Cells() => new(_classifier, _network, new GridOptions());

    /// <summary>Adds all pictures and takes all results.</summary>
    public GridResult[] All(GridOptions options, params PictureRequest[] requests)
    {
        var results = new List<GridResult>();
        using var pipeline = new GridPipeline(_classifier, _network, options);
        foreach (PictureRequest request in requests)
        {
            pipeline.Add(request);
            while (pipeline.TryTake(out GridResult? result, TestRun.Token)) results.Add(result);
        }

        while (pipeline.Pending > 0) results.Add(pipeline.Take(TestRun.Token));
        return [.. results];
    }

    /// <summary>Reads a picture that is no file.</summary>
    public GridResult Read(GrayPicture picture, GridOptions options) =>
        All(options, new PictureRequest("sheet.png", Content: PngFile.MakeGray(picture.Width, picture.Height, picture.Pixels))).Single();
}
