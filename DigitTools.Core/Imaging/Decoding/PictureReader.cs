namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Reads picture files: PNG, JPEG, BMP, GIF and WebP, told apart by their content. Thread-safe.</summary>
/// <remarks>Of an animation the first frame is read that isn't blank, and the picture says which one that was.</remarks>
public static class PictureReader
{
    /// <summary>Pixels, width x height as stored, above which a picture is refused unless the caller allows more.</summary>
    public const long DefaultMaximumPixels = 100_000_000;

    /// <summary>
    /// A gray picture whose longer side has twice as many pixels or more is reduced by a whole factor to at least this many.
    /// </summary>
    internal const int LongerSideKept = 1000;

    /// <summary>Pixels of the longer side that a colour picture is reduced to.</summary>
    internal const int LongerSideShown = 512;

    /// <summary>Levels between the lightest and the darkest pixel, from which on ink is well seen.</summary>
    private const int VisibleContrast = 32;

    private const byte White = 255;
    private const byte Black = 0;

    /// <summary>
    /// Reads a picture for recognition: gray, upright, transparency laid over white - or over black if only that shows its ink well.
    /// </summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <returns>The picture, its longer side reduced to 1000 .. 1999 pixels if it is longer.</returns>
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
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Decode(path, PictureFile.Load(path), maximumPixels, buffers, stop);
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
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DecodeShown(path, PictureFile.Load(path), maximumPixels, new PictureBuffers(), stop);
    }

    /// <summary>Makes of the bytes of a file what <see cref="Read(string, long)"/> does.</summary>
    /// <param name="path">Where they come from, for messages.</param>
    /// <param name="bytes">All of them; they are gone after the call.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="buffers">Memory; the picture lasts until it is passed again.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static GrayPicture Decode(string path, PictureBytes bytes, long maximumPixels, PictureBuffers buffers, CancellationToken stop)
    {
        using var codec = PictureCodec.Open(path, bytes, maximumPixels, stop);
        return DecodeForRecognition(codec, buffers, shown: null);
    }

    /// <summary>As <see cref="Decode"/>, and for showing, in one go.</summary>
    /// <param name="path">Where they come from, for messages.</param>
    /// <param name="bytes">All of them; they are gone after the call.</param>
    /// <param name="maximumPixels">Width x height as stored above which the picture is refused.</param>
    /// <param name="buffers">Memory; the gray picture lasts until it is passed again.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static ShownPicture DecodeShown(
        string path, PictureBytes bytes, long maximumPixels, PictureBuffers buffers, CancellationToken stop)
    {
        using var codec = PictureCodec.Open(path, bytes, maximumPixels, stop);
        PictureSize size = codec.SizeDecoded(LongerSideKept);
        int factor = (size.LongerSide + LongerSideShown - 1) / LongerSideShown;
        var reducer = new BoxReducer(size.Width, size.Height, channels: 4, factor, new PictureBuffers());
        GrayPicture gray = DecodeForRecognition(codec, buffers, new ColorReceiver(codec, reducer));

        byte[] rgba = Orientation.ApplyRgba(reducer.Pixels, reducer.Width, codec.Origin);
        return new ShownPicture(gray, Orientation.Transposes(codec.Origin)
            ? new ColorPicture(reducer.Height, reducer.Width, rgba)
            : new ColorPicture(reducer.Width, reducer.Height, rgba));
    }

    private static GrayPicture DecodeForRecognition(PictureCodec codec, PictureBuffers buffers, ColorReceiver? shown)
    {
        GrayPicture picture = DecodeGray(codec, White, buffers, shown);
        if (codec.IsOpaque || Contrast(picture) >= VisibleContrast) return picture;

        // White ink on nothing, as drawing apps export it, cannot be seen on white paper. In memory of its own: the picture on white
        // may still be the better one.
        GrayPicture onBlack = DecodeGray(codec, Black, new PictureBuffers(), shown: null);
        return IsMostlyBlack(onBlack) && Contrast(onBlack) > Contrast(picture) ? onBlack : picture;
    }

    /// <summary>Whether most of the picture is black, as transparent paper is.</summary>
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

    private static GrayPicture DecodeGray(PictureCodec codec, byte backdrop, PictureBuffers buffers, ColorReceiver? shown)
    {
        PictureSize size = codec.SizeDecoded(LongerSideKept);
        int factor = Math.Max(1, size.LongerSide / LongerSideKept);
        var reducer = new BoxReducer(size.Width, size.Height, channels: 1, factor, buffers);
        var gray = new GrayReceiver(codec, reducer, backdrop, buffers);
        if (shown is not null) codec.DecodeRows(size, new BothReceiver(gray, shown));
        else if (codec.IsGray && factor == 1 && size == codec.Size) codec.DecodeWhole(reducer.Pixels);
        else codec.DecodeRows(size, gray);

        byte[] pixels = Orientation.Apply(reducer.Pixels, reducer.Width, codec.Origin);
        return Orientation.Transposes(codec.Origin)
            ? new GrayPicture(reducer.Height, reducer.Width, pixels) { Animation = codec.Animation }
            : new GrayPicture(reducer.Width, reducer.Height, pixels) { Animation = codec.Animation };
    }
}
