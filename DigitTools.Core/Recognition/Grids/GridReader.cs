using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads sheets. One instance per thread: it keeps its memory.</summary>
internal sealed partial class GridReader : IPictureReader<GridRequest, GridResult>
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
    public void Read(ReadOnlySpan<GridRequest> requests, IResultReceiver<GridResult> results, CancellationToken stop)
    {
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            Read(requests[i], i, results, stop);
        }
    }

    private void Read(GridRequest request, int index, IResultReceiver<GridResult> results, CancellationToken stop)
    {
        byte[]? hash = null;
        OpenedFile? file;
        try
        {
            file = _content.Open(request.Path, request.Content, request.OnePage, request.IsKnown, ref hash, stop);
        }
        catch (DigitException e)
        {
            results.Add(index, new GridResult { Path = request.Path, Error = e, ContentHash = hash }, isLast: true);
            return;
        }

        if (file is null)
        {
            results.Add(index, new GridResult { Path = request.Path, ContentHash = hash, IsKnown = true }, isLast: true);
            return;
        }

        using (file)
        {
            for (int page = 1; page <= file.PageCount; page++)
            {
                stop.ThrowIfCancellationRequested();
                GridResult result = Read(request, file, page, stop) with { ContentHash = hash };
                if (result.Error is null && request.NeedsPictures) DrawChart(request, result);
                results.Add(index, result, page == file.PageCount);
            }
        }
    }

    private GridResult Read(GridRequest request, OpenedFile file, int page, CancellationToken stop)
    {
        var result = new GridResult { Path = request.Path, Page = page, PageCount = file.PageCount };
        try
        {
            using OpenedPicture opened = file.Open(page);
            GrayPicture gray = opened.GrayOfSheet(_buffers);
            ReadSheets read = _read(new SheetPicture(request.Path, gray, opened.Size, request.NeedsPictures), stop);
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
            return result with { Error = file.PageCount == 1 ? e : Errors.OfPage(e, page) };
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
    partial void DrawChart(GridRequest request, GridResult result);
}
