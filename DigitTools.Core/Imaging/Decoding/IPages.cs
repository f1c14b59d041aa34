namespace DigitTools.Core.Imaging.Decoding;

/// <summary>An opened file with pages, each a picture of its own.</summary>
internal interface IPages : IDisposable
{
    /// <summary>How many there are, at least 1.</summary>
    int Count { get; }

    /// <summary>Opens a page.</summary>
    /// <param name="page">Which, 1 ..</param>
    /// <returns>Its decoder, which is disposed before the pages are.</returns>
    /// <exception cref="DigitException">PictureUnreadable, PictureTooLarge or PictureFormatUnsupported: the others may be good.</exception>
    IPictureDecoder Open(int page);
}
