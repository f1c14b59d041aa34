namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Reads picture files: PNG, JPEG, BMP, GIF and WebP, told apart by their content. Thread-safe.</summary>
/// <remarks>Of an animation the first frame is read that isn't blank, and the picture says which one that was.</remarks>
internal static class PictureReader
{
    /// <summary>Pixels, width x height as stored, above which a picture is refused unless the caller allows more.</summary>
    public const long DefaultMaximumPixels = 100_000_000;

    /// <summary>
    /// Reads a picture for recognition: gray, upright, transparency laid over white - or over black if only that shows its ink well.
    /// </summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <returns>The picture, its longer side reduced to 1000 .. 1999 pixels if it is longer; a strip is reduced less.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or
    /// PictureTooLarge.</exception>
    public static GrayPicture Read(string path, long maximumPixels = DefaultMaximumPixels) =>
        Read(path, maximumPixels, new PictureBuffers());

    /// <summary>As <see cref="Read(string, long)"/>, into memory that is used again for the next picture.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="buffers">The memory; the picture lasts until it is passed again.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or
    /// PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static GrayPicture Read(string path, long maximumPixels, PictureBuffers buffers, CancellationToken stop = default)
    {
        using OpenedPicture picture = Open(path, maximumPixels, stop);
        return picture.Gray(buffers);
    }

    /// <summary>Reads a picture for recognition and for showing.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or
    /// PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static ShownPicture ReadShown(string path, long maximumPixels, CancellationToken stop = default)
    {
        using OpenedPicture picture = Open(path, maximumPixels, stop);
        return picture.Shown(new PictureBuffers());
    }

    /// <summary>Opens a picture, to be seen in several ways.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or PictureTooLarge; later,
    /// when it is decoded, PictureUnreadable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static OpenedPicture Open(string path, long maximumPixels = DefaultMaximumPixels, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(path, PictureFile.Load(path), maximumPixels, stop);
    }

    /// <summary>Opens a picture of which the bytes are there.</summary>
    /// <param name="path">Where they come from, for messages.</param>
    /// <param name="bytes">All of them; they are gone with the opened picture.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge; later, when it is decoded, PictureUnreadable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static OpenedPicture Open(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop) =>
        new(PictureCodec.Open(path, bytes, maximumPixels, stop));
}
