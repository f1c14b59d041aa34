namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The pages of a TIFF: its directories, but for previews and masks.</summary>
internal sealed class TiffPages : IPages
{
    /// <summary>More are refused: a scanner's feeder takes a hundred sheets.</summary>
    public const int MostPages = 10_000;

    /// <summary>What Canon writes behind the header of its RAW files.</summary>
    private const int CanonMark = 8;

    private readonly string _path;
    private readonly PictureBytes _bytes;
    private readonly long _maximumPixels;
    private readonly CancellationToken _stop;

    /// <summary>Null in place of one that is damaged; where the next one stands isn't known then.</summary>
    private readonly List<TiffDirectory?> _pages;

    private TiffPages(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop)
    {
        (_path, _bytes, _maximumPixels, _stop) = (path, bytes, maximumPixels, stop);
        List<TiffDirectory?> all = ReadAll(path, bytes.Span, stop);
        _pages = all.FindAll(page => page is not { IsPicture: false });
        if (_pages.Count == 0) _pages = all;
    }

    /// <inheritdoc/>
    public int Count => _pages.Count;

    /// <summary>Reads the directories of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it; the pages take care of them from now on.</param>
    /// <param name="maximumPixels">Width x height above which a page is refused.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <exception cref="DigitException">PictureUnreadable, PictureTooLarge, or PictureFormatUnsupported: it is camera RAW.</exception>
    public static TiffPages Open(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop)
    {
        try
        {
            return new TiffPages(path, bytes, maximumPixels, stop);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IPictureDecoder Open(int page)
    {
        if (_pages[page - 1] is not { } directory) throw Errors.PictureUnreadable(_path, "its list of pages is damaged from here on.");
        PictureSize size = TiffLimits.Check(_path, new TiffFile(_bytes.Span), directory, _maximumPixels);
        return ManagedDecoder.Run(_path, () => new TiffPicture(_path, _bytes, directory, size, _stop));
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    private static List<TiffDirectory?> ReadAll(string path, ReadOnlySpan<byte> bytes, CancellationToken stop)
    {
        var file = new TiffFile(bytes);
        bool isCanon = file.Holds(CanonMark, 2) && bytes.Slice(CanonMark, 2).SequenceEqual("CR"u8);
        var pages = new List<TiffDirectory?>();
        var seen = new HashSet<long>();
        long next = file.Number(file.FirstOffset, file.OffsetSize);
        while (next > 0 && seen.Add(next))
        {
            stop.ThrowIfCancellationRequested();
            if (pages.Count == MostPages) throw Errors.PictureOfTooManyPages(path, MostPages);
            if (TiffDirectory.TryRead(file, next, out TiffDirectory? page) && (isCanon || TiffRaw.Is(file, page)))
                throw Errors.PictureFormatUnsupported(path, ForeignFormat.Raw.Name, ForeignFormat.Raw.WayOut);
            pages.Add(page);
            next = page?.Next ?? 0;
        }

        return pages.Count > 0 ? pages : throw Errors.PictureUnreadable(path, "it is a TIFF without pages, or damaged.");
    }
}
