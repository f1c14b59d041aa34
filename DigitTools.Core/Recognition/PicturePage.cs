using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition;

/// <summary>A page of a picture file whose turn it is, or why there is nothing to read of the file.</summary>
/// <param name="path">Full path of the file; of a picture that is no file, what people call it.</param>
/// <param name="hash">SHA-256 of the file; null if it was not asked for, or the file could not be read.</param>
internal sealed class PicturePage(string path, byte[]? hash)
{
    private OpenedFile? _file;

    /// <summary>Makes a page that can be read, as long as its file is open.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="hash">SHA-256 of the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="number">Which page, 1 ..</param>
    public PicturePage(string path, byte[]? hash, OpenedFile file, int number)
        : this(path, hash)
    {
        _file = file;
        IsOpen = true;
        Number = number;
        Count = file.PageCount;
    }

    /// <summary>Full path of the file; of a picture that is no file, what people call it.</summary>
    public string Path => path;

    /// <summary>SHA-256 of the file; null if it was not asked for, or the file could not be read.</summary>
    public byte[]? Hash => hash;

    /// <summary>Which page it is, 1 ..; 1 of a single picture, and of a file that could not be opened.</summary>
    public int Number { get; } = 1;

    /// <summary>How many pages the file has; 1 of one that could not be opened.</summary>
    public int Count { get; } = 1;

    /// <summary>Whether no other follows.</summary>
    public bool IsLast => Number == Count;

    /// <summary>Whether there is something to read, or was, before <see cref="Close"/>.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether the content is one that <see cref="PictureRequest.IsKnown"/> knows.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Why the file could not be opened; null if it could.</summary>
    public DigitException? Error { get; init; }

    /// <summary>Opens it, to be seen in one way or in several.</summary>
    /// <exception cref="DigitException">An error of the picture; other pages may be good.</exception>
    public OpenedPicture Open() => _file!.Open(Number);

    /// <summary>Its turn is over: who keeps the page doesn't keep the file.</summary>
    public void Close() => _file = null;

    /// <summary>An error in reading it, with the page where there are several.</summary>
    /// <param name="error">The error.</param>
    public DigitException ErrorOf(DigitException error) => Count == 1 ? error : Errors.OfPage(error, Number);
}
