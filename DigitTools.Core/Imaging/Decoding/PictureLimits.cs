namespace DigitTools.Core.Imaging.Decoding;

/// <summary>
/// What a picture may ask of the machine, in proportion to its file and to the largest picture that is allowed. Found in the bytes of the
/// file, before a pixel is decoded. No encoder makes files beyond these limits.
/// </summary>
internal static class PictureLimits
{
    /// <summary>Bytes that any file may have, for what lies beside the pixels of its first frame.</summary>
    public const long FreeBytes = 64L << 20;

    /// <summary>Bytes per pixel that a file may have beyond these: four samples of 16 bits that were not packed.</summary>
    public const int BytesPerPixel = 8;

    /// <summary>How often a JPEG may make the decoder go through as many pixels as are allowed. Encoders write up to 24 scans.</summary>
    public const int Scans = 32;

    /// <summary>
    /// Bytes that an interlaced PNG may unpack to, for each pixel that is allowed: it is held as a whole, and unpacked anew for each band.
    /// </summary>
    public const int InterlacedBytesPerPixel = 2;

    /// <summary>Pixels that cost next to nothing, whatever the file says.</summary>
    internal const long FreePixels = 1_000_000;

    // Bytes that deflate can make of one: 258 for two bits.
    internal const int DeflateRatio = 1032;

    // Pixels that a byte of the file can stand for. GIF: LZW has 3,839 for a code of 12 bits at most. BMP: a run of 255 takes two bytes.
    // JPEG: a block of 64 takes a bit.
    internal const int JpegDensity = 512;
    private const int GifDensity = 2560, BmpDensity = 128;

    private const int ShortestScanHeader = 10;

    /// <summary>Bytes that a file may have.</summary>
    /// <param name="size">What its header claims.</param>
    public static long MostBytes(PictureSize size) => Math.Min(PictureFile.MaximumLength, FreeBytes + BytesPerPixel * size.Area);

    /// <summary>Checks that a file does not have too many bytes.</summary>
    /// <exception cref="DigitException">PictureUnreadable.</exception>
    public static void CheckLength(string path, long length, PictureSize size)
    {
        long limit = MostBytes(size);
        if (length > limit) throw Errors.PictureFileTooLong(path, length, size.Width, size.Height, limit);
    }

    /// <summary>Checks that a picture does not have too many pixels.</summary>
    /// <exception cref="DigitException">PictureTooLarge.</exception>
    public static void CheckPixels(string path, PictureSize size, long maximumPixels)
    {
        if (size.Area > maximumPixels) throw Errors.PictureTooLarge(path, size.Width, size.Height, maximumPixels);
    }

    /// <summary>Checks that the picture may be decoded.</summary>
    /// <param name="path">For the error.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="format">What the file is.</param>
    /// <param name="size">What its header claims.</param>
    /// <param name="maximumPixels">Pixels that are allowed.</param>
    /// <returns>Bytes that the decoder holds beside the rows that it gives.</returns>
    /// <exception cref="DigitException">PictureTooLarge, or PictureUnreadable if the file can't hold what it claims.</exception>
    public static long Check(string path, ReadOnlySpan<byte> file, PictureFormat format, PictureSize size, long maximumPixels)
    {
        CheckPixels(path, size, maximumPixels);
        switch (format)
        {
            case PictureFormat.Jpeg:
                CheckDensity(path, file.Length, size, JpegDensity);
                return CheckJpeg(path, file, size, maximumPixels);
            case PictureFormat.Png:
                return CheckPng(path, file, size, maximumPixels);
            case PictureFormat.Gif:
                CheckDensity(path, file.Length, size, GifDensity);
                return 0;
            case PictureFormat.Bmp:
                CheckDensity(path, file.Length, size, BmpDensity);
                return 0;
            default:
                // WebP without loss stores a blank sheet of any size in 38 bytes, and is decoded fast. It is held as a whole.
                bool isLarge = size.Area * sizeof(uint) > LargePictures.SharedBytes;
                return isLarge && file.IndexOf("VP8L"u8) >= 0 ? size.Area * sizeof(uint) : 0;
        }
    }

    private static void CheckDensity(string path, long length, PictureSize size, int pixelsPerByte)
    {
        bool isTooShort = size.Area > FreePixels && size.Area / pixelsPerByte > length;
        if (isTooShort) throw Errors.PictureFileTooShort(path, length, size.Width, size.Height);
    }

    private static long CheckJpeg(string path, ReadOnlySpan<byte> file, PictureSize size, long maximumPixels)
    {
        double mostScans = Scans * ((double)maximumPixels / size.Area);
        if (size.Area <= FreePixels && file.Length / ShortestScanHeader <= mostScans) return 0;

        var outline = JpegOutline.Of(file);
        if (outline.Scans > mostScans) throw Errors.PictureOfTooManyScans(path, outline.Scans, size.Width, size.Height, (long)mostScans);

        return size.Area * outline.BytesKeptPerPixel;
    }

    private static long CheckPng(string path, ReadOnlySpan<byte> file, PictureSize size, long maximumPixels)
    {
        if (size.Area <= FreePixels) return 0;

        // The header has a fixed place: bits per sample, samples per pixel, and whether the rows are interlaced.
        int samples = file[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        bool isInterlaced = file[28] != 0;
        long unpacked = size.Height * (1 + ((long)size.Width * samples * file[24] + 7) / 8);
        if (unpacked / DeflateRatio > file.Length) throw Errors.PictureFileTooShort(path, file.Length, size.Width, size.Height);
        if (!isInterlaced) return 0;

        long limit = maximumPixels > long.MaxValue / InterlacedBytesPerPixel ? long.MaxValue : maximumPixels * InterlacedBytesPerPixel;
        return unpacked <= limit ? unpacked : throw Errors.InterlacedPictureTooLarge(path, unpacked, limit);
    }
}
