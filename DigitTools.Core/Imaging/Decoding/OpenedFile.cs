namespace DigitTools.Core.Imaging.Decoding;

/// <summary>A picture file that was opened: one picture, or pages. One page at a time is open.</summary>
internal sealed class OpenedFile : IDisposable
{
    private readonly IPictureDecoder? _single;
    private readonly IPages? _pages;

    /// <summary>A file with one picture.</summary>
    /// <param name="single">Its decoder; disposed of with this.</param>
    public OpenedFile(IPictureDecoder single) => _single = single;

    /// <summary>A file with pages.</summary>
    /// <param name="pages">The pages; disposed of with this.</param>
    public OpenedFile(IPages pages) => _pages = pages;

    /// <summary>How many pages there are; 1 of a file that can't have more.</summary>
    public int PageCount => _pages?.Count ?? 1;

    /// <summary>Opens a page, to be seen in one way or in several.</summary>
    /// <param name="page">Which, 1 ..</param>
    /// <param name="owns">Whether the file is disposed of with the picture.</param>
    /// <exception cref="DigitException">PictureUnreadable, PictureTooLarge or PictureFormatUnsupported; the others may be good.</exception>
    public OpenedPicture Open(int page, bool owns = false) => new(_single ?? _pages!.Open(page), owns ? this : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _single?.Dispose();
        _pages?.Dispose();
    }
}
