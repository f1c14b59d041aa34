using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The pages of a PDF, each of which is one scanned picture, or none that can be read.</summary>
internal sealed class PdfPages : IPages
{
    private readonly string _path;
    private readonly long _maximumPixels;
    private readonly CancellationToken _stop;
    private readonly PdfFilters _filters;
    private readonly PdfDocument _document;
    private readonly bool _hasTurn;

    private PdfPages(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop)
    {
        (_path, _maximumPixels, _stop) = (path, maximumPixels, stop);
        _filters = new PdfFilters(maximumPixels, stop);
        byte[] copy;
        using (bytes) copy = bytes.Span.ToArray();
        if (copy.Length > LargePictures.SharedBytes)
        {
            LargePictures.Enter(stop);
            _hasTurn = true;
        }

        try
        {
            _document = ManagedDecoder.Run(path, () => Open(path, copy, _filters));
            Count = _document.NumberOfPages;
            if (Count > TiffPages.MostPages) throw Errors.PictureOfTooManyPages(path, TiffPages.MostPages);
            if (Count < 1) throw Errors.PictureUnreadable(path, "it is a PDF without pages, or damaged.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Reads the list of pages of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it; the pages take care of them from now on.</param>
    /// <param name="maximumPixels">Width x height above which a page is refused.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge.</exception>
    public static PdfPages Open(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop) =>
        new(path, bytes, maximumPixels, stop);

    /// <inheritdoc/>
    public IPictureDecoder Open(int page) => ManagedDecoder.Run(_path, () =>
    {
        _stop.ThrowIfCancellationRequested();
        Page opened = _document.GetPage(page);
        IPdfImage image = PdfScan.Find(_path, opened);
        return new PdfPicture(_path, image, _filters, _maximumPixels, _stop).Open();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _document?.Dispose();
        if (_hasTurn) LargePictures.Leave();
    }

    private static PdfDocument Open(string path, byte[] bytes, PdfFilters filters)
    {
        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions { FilterProvider = filters, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw Errors.PdfProtected(path, e);
        }
    }
}
