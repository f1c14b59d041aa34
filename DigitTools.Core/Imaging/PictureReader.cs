namespace DigitTools.Core.Imaging;

/// <summary>Reads picture files: PNG, JPEG, BMP, GIF (first frame) and WebP, told apart by their content. Thread-safe.</summary>
public static class PictureReader
{
    /// <summary>Pixels, width x height as stored, above which a picture is refused unless the caller allows more.</summary>
    public const long DefaultMaximumPixels = 100_000_000;

    /// <summary>A gray picture whose longer side has twice as many pixels or more is reduced by a whole factor to at least this many.</summary>
    internal const int LongerSideKept = 1000;

    /// <summary>Pixels of the longer side that a colour picture is reduced to.</summary>
    internal const int LongerSideShown = 512;

    /// <summary>Levels between the lightest and the darkest pixel, from which on ink is well seen.</summary>
    private const int VisibleContrast = 32;

    private const byte White = 255;
    private const byte Black = 0;

    /// <summary>Reads a picture for recognition: gray, upright, transparency laid over white - or over black where only that shows its ink well.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <returns>The picture, its longer side reduced to 1000 .. 1999 pixels where it is longer.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or PictureTooLarge.</exception>
    public static GrayPicture Read(string path, long maximumPixels = DefaultMaximumPixels) => Read(path, maximumPixels, new PictureBuffers());

    /// <summary>As <see cref="Read(string, long)"/>, into memory that is used again for the next picture.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="buffers">The memory; the picture lasts until it is passed again.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static GrayPicture Read(string path, long maximumPixels, PictureBuffers buffers, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var codec = PictureCodec.Open(path, PictureFile.Load(path), maximumPixels, stop);
        return DecodeForRecognition(codec, buffers);
    }

    /// <summary>As <see cref="Read(string, long)"/>, unless the file is one that is known already; one that another program keeps to itself is refused.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="buffers">The memory; the picture lasts until it is passed again.</param>
    /// <param name="probe">Sees the bytes before they are decoded, and is told also of those that are no picture.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <returns>The picture; null for a known one.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static GrayPicture? Read(string path, long maximumPixels, PictureBuffers buffers, ContentProbe probe, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        PictureBytes bytes = PictureFile.Load(path, evenIfInUse: false);
        if (probe.IsKnown(bytes.Span))
        {
            bytes.Dispose();
            return null;
        }

        using var codec = PictureCodec.Open(path, bytes, maximumPixels, stop);
        return DecodeForRecognition(codec, buffers);
    }

    /// <summary>Reads a picture for showing: in colour, upright, laid over white, the longer side at most 512 pixels.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or PictureTooLarge.</exception>
    public static ColorPicture ReadColor(string path, long maximumPixels = DefaultMaximumPixels) => ReadColor(path, maximumPixels, CancellationToken.None);

    /// <summary>As <see cref="ReadColor(string, long)"/>, until somebody cancels it.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable, PictureLocked or PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static ColorPicture ReadColor(string path, long maximumPixels, CancellationToken stop)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var codec = PictureCodec.Open(path, PictureFile.Load(path), maximumPixels, stop);
        PictureSize size = codec.SizeDecoded(LongerSideShown);
        int longerSide = Math.Max(size.Width, size.Height);
        var reducer = new BoxReducer(size.Width, size.Height, channels: 4, (longerSide + LongerSideShown - 1) / LongerSideShown, new PictureBuffers());
        codec.DecodeRows(size, new ColorReceiver(codec, reducer));

        byte[] rgba = Orientation.ApplyRgba(reducer.Pixels, reducer.Width, codec.Origin);
        return Orientation.Transposes(codec.Origin)
            ? new ColorPicture(reducer.Height, reducer.Width, rgba)
            : new ColorPicture(reducer.Width, reducer.Height, rgba);
    }

    private static GrayPicture DecodeForRecognition(PictureCodec codec, PictureBuffers buffers)
    {
        GrayPicture picture = DecodeGray(codec, White, buffers);
        if (codec.IsOpaque || Contrast(picture) >= VisibleContrast) return picture;

        // White ink on nothing, as drawing apps export it, cannot be seen on white paper. In memory of its own: the picture on white may still be the better one.
        GrayPicture onBlack = DecodeGray(codec, Black, new PictureBuffers());
        return IsMostlyBlack(onBlack) && Contrast(onBlack) > Contrast(picture) ? onBlack : picture;
    }

    /// <summary>Whether the paper is black, because there is none.</summary>
    private static bool IsMostlyBlack(GrayPicture picture) => picture.Pixels.AsSpan().Count(Black) > picture.Pixels.Length / 2;

    private static int Contrast(GrayPicture picture)
    {
        byte lowest = byte.MaxValue, highest = 0;
        foreach (byte pixel in picture.Pixels)
        {
            lowest = Math.Min(lowest, pixel);
            highest = Math.Max(highest, pixel);
        }

        return highest - lowest;
    }

    private static GrayPicture DecodeGray(PictureCodec codec, byte backdrop, PictureBuffers buffers)
    {
        PictureSize size = codec.SizeDecoded(LongerSideKept);
        int factor = Math.Max(1, Math.Max(size.Width, size.Height) / LongerSideKept);
        var reducer = new BoxReducer(size.Width, size.Height, channels: 1, factor, buffers);
        if (codec.IsGray && factor == 1 && size == codec.Size) codec.DecodeWhole(reducer.Pixels);
        else codec.DecodeRows(size, new GrayReceiver(codec, reducer, backdrop, buffers));

        byte[] pixels = Orientation.Apply(reducer.Pixels, reducer.Width, codec.Origin);
        return Orientation.Transposes(codec.Origin)
            ? new GrayPicture(reducer.Height, reducer.Width, pixels)
            : new GrayPicture(reducer.Width, reducer.Height, pixels);
    }
}
