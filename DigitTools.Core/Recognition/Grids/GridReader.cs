using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads sheets. One instance per thread: it keeps its memory.</summary>
internal sealed partial class GridReader : IPictureReader<GridResult>
{
    private readonly PictureBuffers _buffers = new();
    private readonly PictureContent _content;
    private readonly Func<SheetPicture, CancellationToken, ReadSheets> _read;
    private readonly GridOptions _options;

    /// <summary>Makes a reader.</summary>
    /// <param name="classifier">The model for single digits.</param>
    /// <param name="network">The model for numbers.</param>
    /// <param name="options">How to read.</param>
    public GridReader(IDigitModel classifier, LineNetwork network, GridOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _content = new PictureContent(options.HashContent, options.MaximumPixels);
        var cells = new CellReader(classifier, network, options);
        _read = options.Fields.Count > 0 ? new FormSheet(cells, options).Read : new RuledSheets(cells, options).Read;
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<PictureRequest> requests, IResultReceiver<GridResult> results, CancellationToken stop)
    {
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            PictureRequest request = requests[i];
            foreach (PicturePage page in _content.Pages(request, stop))
            {
                GridResult result = Read(page, request.NeedsPictures, stop);
                if (page.IsOpen && result.Error is null && request.NeedsPictures) DrawChart(request, result);
                results.Add(i, result, page.IsLast);
            }
        }
    }

    private GridResult Read(PicturePage page, bool needsPictures, CancellationToken stop)
    {
        var result = new GridResult(page);
        if (!page.IsOpen) return result;
        try
        {
            using OpenedPicture opened = page.Open();
            GrayPicture gray = opened.GrayOfSheet(_buffers);
            ReadSheets read = _read(new SheetPicture(page.Path, gray, opened.Size, needsPictures), stop);
            (RecognitionStatus status, RecognitionReason reason) = Worst(read.Cells);
            return result with
            {
                Status = status,
                Reason = reason,
                Sheets = read.Sheets,
                Cells = read.Cells,
                Width = opened.Size.Width,
                Height = opened.Size.Height,
                Animation = gray.Animation,
            };
        }
        catch (DigitException e) when (e.Id != DigitErrorId.ModelInvalid)
        {
            return result with { Error = page.ErrorOf(e) };
        }
    }

    private static (RecognitionStatus Status, RecognitionReason Reason) Worst(IReadOnlyList<GridCell> cells)
    {
        GridCell? rejected = cells.FirstOrDefault(cell => cell.Status == RecognitionStatus.Rejected);
        if (rejected is not null) return (rejected.Status, rejected.Reason);
        return cells.Any(cell => cell.Status == RecognitionStatus.Recognized)
            ? (RecognitionStatus.Recognized, RecognitionReason.None)
            : (RecognitionStatus.Empty, RecognitionReason.NoInk);
    }

    /// <summary>Where charts are part of the build.</summary>
    partial void DrawChart(PictureRequest request, GridResult result);
}
