using DigitTools.Core.Imaging.Decoding.Pages;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>
/// Reads picture files: PNG, JPEG, BMP, GIF, WebP, TIFF, PBM, PGM, PPM, TGA and scanned PDF, told apart by their content. Thread-safe.
/// </summary>
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

    /// <summary>Opens a file that is to have one picture, to be seen in several ways.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureFormatUnsupported, PictureLocked or
    /// PictureTooLarge; later, when it is decoded, PictureUnreadable. PictureUnreadable too if it has several pages.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static OpenedPicture Open(string path, long maximumPixels = DefaultMaximumPixels, CancellationToken stop = default) =>
        Open(path, page: null, maximumPixels, stop);

    /// <summary>Opens one page of a file, to be seen in several ways.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="page">Which, 1 ..; null for the only one.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">As of the other; PictureUnreadable if there is no such page.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static OpenedPicture Open(string path, int? page, long maximumPixels, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        PictureBytes bytes = PictureFile.Load(path);
        bool isPlain = page is null or 1 && FormatFinder.Of(bytes.Span) == FileFormat.Skia;
        if (isPlain) return new OpenedPicture(PictureCodec.Open(path, bytes, maximumPixels, stop));
        OpenedFile file = Open(path, bytes, maximumPixels, stop);
        try
        {
            if (page is null && file.PageCount > 1) throw Errors.PictureHasPages(path, file.PageCount);
            if (page > file.PageCount) throw Errors.PageNotFound(path, page.Value, file.PageCount);
            return file.Open(page ?? 1, owns: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file of which the bytes are there.</summary>
    /// <param name="path">Where they come from, for messages.</param>
    /// <param name="bytes">All of them; they are gone with the opened file.</param>
    /// <param name="maximumPixels">Width x height as stored above which a picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureUnreadable, PictureFormatUnsupported or PictureTooLarge; later, when it is decoded,
    /// PictureUnreadable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static OpenedFile Open(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop)
    {
        FileFormat format = FormatFinder.Of(bytes.Span);
        switch (format)
        {
            case FileFormat.Foreign:
                ForeignFormat foreign = ForeignFormat.Of(bytes.Span)!;
                bytes.Dispose();
                throw Errors.PictureFormatUnsupported(path, foreign.Name, foreign.WayOut);
            case FileFormat.Tiff:
                return new OpenedFile(TiffPages.Open(path, bytes, maximumPixels, stop));
            case FileFormat.Pdf:
                return new OpenedFile(PdfPages.Open(path, bytes, maximumPixels, stop));
            case FileFormat.Pnm or FileFormat.Tga:
                return new OpenedFile(SharpPicture.Open(path, bytes, format, maximumPixels, stop));
            default:
                return new OpenedFile(PictureCodec.Open(path, bytes, maximumPixels, stop));
        }
    }

    /// <summary>
    /// Checks that a long file is no longer than the picture in it can be. One with pages may be as long as they are many.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="head">Its first bytes; they are gone after the call.</param>
    /// <exception cref="DigitException">PictureUnreadable: it is longer, or no picture at all; PictureFormatUnsupported.</exception>
    internal static void CheckLength(string path, long length, PictureBytes head)
    {
        if (SizeClaimed(path, head) is { } size) PictureLimits.CheckLength(path, length, size);
    }

    /// <summary>The size that the first bytes of a picture claim; null of a file with pages.</summary>
    /// <param name="name">What people call it, for messages.</param>
    /// <param name="head">Its first bytes; they are gone after the call.</param>
    /// <exception cref="DigitException">PictureUnreadable: it is no picture at all; PictureFormatUnsupported.</exception>
    internal static PictureSize? SizeClaimed(string name, PictureBytes head)
    {
        FileFormat format = FormatFinder.Of(head.Span);
        if (format is FileFormat.Skia) return PictureCodec.SizeClaimed(name, head);

        using PictureBytes bytes = head;
        return format is FileFormat.Pnm or FileFormat.Tga ? SharpPicture.SizeClaimed(name, bytes) : null;
    }
}
