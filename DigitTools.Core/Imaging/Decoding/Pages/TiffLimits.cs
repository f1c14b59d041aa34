using System.Collections.Frozen;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>What a page of a TIFF may ask of the machine, found in its directory before a decoder sees it.</summary>
internal static class TiffLimits
{
    /// <summary>Samples of a pixel: four inks, and four more channels.</summary>
    private const int MostSamples = 8;

    private const int MostBits = 16;

    /// <summary>Sides of tiles are multiples of it.</summary>
    private const int TileUnit = 16;

    /// <summary>Pixels that may share their colours with others, so that they take half the bytes at least.</summary>
    private const int YCbCr = 6;

    private const int Unsigned = 1, Void = 4, Separate = 2;

    /// <summary>How a TIFF of an unusual kind becomes one that is read, as a clause.</summary>
    public const string WayOut = "save it as a plain TIFF, with 'tiffcp -c lzw a.tif b.tif' or ImageMagick for example";

    // Bytes that a byte of the file can stand for: a run of 128 takes two bytes, 3,839 a code of 12 bits.
    private const int PackBitsRatio = 64, LzwRatio = 2560;

    private static readonly FrozenDictionary<long, string> s_foreign = new Dictionary<long, string>
    {
        [34661] = "JBIG",
        [34712] = "JPEG 2000",
        [34887] = "LERC",
        [34925] = "LZMA",
        [50000] = "Zstandard",
        [50001] = "WebP",
        [50002] = "JPEG XL",
    }.ToFrozenDictionary();

    /// <summary>Checks that a page may be decoded.</summary>
    /// <param name="path">For the error.</param>
    /// <param name="file">The file.</param>
    /// <param name="page">The directory of the page.</param>
    /// <param name="maximumPixels">Pixels that are allowed.</param>
    /// <returns>Its size.</returns>
    /// <exception cref="DigitException">PictureTooLarge; PictureFormatUnsupported; PictureUnreadable if the file can't hold what the page
    /// claims.</exception>
    public static PictureSize Check(string path, TiffFile file, TiffDirectory page, long maximumPixels)
    {
        long width = page[TiffTags.ImageWidth], height = page[TiffTags.ImageLength];
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue) throw Errors.PictureUnreadable(path, "it claims no pixels.");
        var size = new PictureSize((int)width, (int)height);
        PictureLimits.CheckPixels(path, size, maximumPixels);
        CheckSamples(path, page);
        long needed = BytesNeeded(path, page, size);
        if (size.Area > PictureLimits.FreePixels && needed > file.Length)
            throw Errors.PictureFileTooShort(path, file.Length, size.Width, size.Height);
        if (page.Has(TiffTags.TileWidth)) CheckTiles(path, file, page, size, maximumPixels);
        else CheckStrips(path, file, page, size);
        return size;
    }

    private static void CheckSamples(string path, TiffDirectory page)
    {
        long bits = page.ValueOr(TiffTags.BitsPerSample, 1), samples = page.ValueOr(TiffTags.SamplesPerPixel, 1);
        if (samples is < 1 or > MostSamples) throw Unsupported(path, FormattableString.Invariant($"a TIFF with {samples} samples a pixel"));
        if (bits is < 1 or > MostBits) throw Unsupported(path, FormattableString.Invariant($"a TIFF with samples of {bits} bits"));
        if (page.ValueOr(TiffTags.SampleFormat, Unsigned) is not (Unsigned or Void))
            throw Unsupported(path, "a TIFF of measurements, with signed numbers or fractions");
    }

    /// <summary>The fewest bytes that the pixels can take, by the way they are compressed.</summary>
    private static long BytesNeeded(string path, TiffDirectory page, PictureSize size)
    {
        long samples = page.ValueOr(TiffTags.SamplesPerPixel, 1), compression = page.ValueOr(TiffTags.Compression, 1);
        long unpacked = size.Area * page.ValueOr(TiffTags.BitsPerSample, 1) * samples / 8;
        if (page[TiffTags.Photometric] == YCbCr) unpacked /= 2;
        return compression switch
        {
            1 => unpacked,
            2 or 3 or 4 => size.Height / 8,
            5 => unpacked / LzwRatio,
            6 or 7 => size.Area / PictureLimits.JpegDensity,
            8 or 32946 => unpacked / PictureLimits.DeflateRatio,
            32773 => unpacked / PackBitsRatio,
            _ => throw Unsupported(path, s_foreign.TryGetValue(compression, out string? name)
                ? $"a TIFF with {name} inside"
                : FormattableString.Invariant($"a TIFF that is compressed in a way of its own, no. {compression}")),
        };
    }

    private static void CheckTiles(string path, TiffFile file, TiffDirectory page, PictureSize size, long maximumPixels)
    {
        long width = page[TiffTags.TileWidth], height = page[TiffTags.TileLength];
        if (width < TileUnit || height < TileUnit) throw Errors.PictureUnreadable(path, "it is damaged.");
        if (width > int.MaxValue || height > int.MaxValue || width * height > Math.Max(maximumPixels, PictureLimits.FreePixels))
            throw Errors.PictureTooLarge(path, (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), maximumPixels);
        long tiles = (size.Width + width - 1) / width * ((size.Height + height - 1) / height) * PlanesOf(page);
        bool hasOwnTags = page.Has(TiffTags.TileOffsets);
        CheckParts(
            path,
            file,
            page,
            tiles,
            hasOwnTags ? TiffTags.TileOffsets : TiffTags.StripOffsets,
            hasOwnTags ? TiffTags.TileByteCounts : TiffTags.StripByteCounts);
    }

    private static void CheckStrips(string path, TiffFile file, TiffDirectory page, PictureSize size)
    {
        long rows = Math.Clamp(page.ValueOr(TiffTags.RowsPerStrip, size.Height), 1, size.Height);
        long strips = (size.Height + rows - 1) / rows * PlanesOf(page);
        CheckParts(path, file, page, strips, TiffTags.StripOffsets, TiffTags.StripByteCounts);
    }

    /// <summary>Checks that each part has its place, and that none is longer than the file.</summary>
    private static void CheckParts(
        string path, TiffFile file, TiffDirectory page, long parts, TiffTags offsets, TiffTags lengths)
    {
        if (page.CountOf(offsets) < parts) throw Errors.PictureUnreadable(path, "parts of it are missing.");
        int length = file.Length;
        if (page.ValuesOf(file, lengths).Any(part => part < 0 || part > length)) throw Errors.PictureUnreadable(path, "it ends early.");
    }

    private static long PlanesOf(TiffDirectory page) =>
        page[TiffTags.PlanarConfiguration] == Separate ? page.ValueOr(TiffTags.SamplesPerPixel, 1) : 1;

    private static DigitException Unsupported(string path, string what) => Errors.PictureFormatUnsupported(path, what, WayOut);
}
