using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Images;
using UglyToad.PdfPig.Tokens;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The picture of a page of a PDF: a JPEG, which Skia decodes, or samples.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="image">The picture.</param>
/// <param name="filters">What unpacks it.</param>
/// <param name="maximumPixels">Width x height above which it is refused.</param>
/// <param name="stop">Ends the decoding.</param>
internal sealed class PdfPicture(string path, IPdfImage image, PdfFilters filters, long maximumPixels, CancellationToken stop)
{
    private const string WayOut = "draw it as a picture first, with 'pdftoppm -r 300 -png' for example";

    /// <summary>Opens the picture.</summary>
    /// <exception cref="DigitException">PictureTooLarge, PictureUnreadable or PictureFormatUnsupported.</exception>
    public IPictureDecoder Open()
    {
        var size = new PictureSize(image.WidthInSamples, image.HeightInSamples);
        if (size.Width < 1 || size.Height < 1) throw Errors.PictureUnreadable(path, "it claims no pixels.");
        PictureLimits.CheckPixels(path, size, maximumPixels);
        string last = Filters().LastOrDefault("");
        PictureOrigin origin = OriginOf(image.BoundingBox);
        switch (last)
        {
            case "JBIG2Decode":
                throw Errors.PictureFormatUnsupported(path, "a PDF with JBIG2 inside", WayOut);
            case "JPXDecode":
                throw Errors.PictureFormatUnsupported(path, "a PDF with JPEG 2000 inside", WayOut);
            case "LZWDecode" or "LZW":
                throw Errors.PictureFormatUnsupported(path, "a PDF with LZW inside", WayOut);
            case "DCTDecode" or "DCT":
                return new TurnedDecoder(OpenJpeg(), origin, IsNegative());
            default:
                return new TurnedDecoder(OpenSamples(size), origin, isNegative: false);
        }
    }

    private string[] Filters()
    {
        DictionaryToken dictionary = image.ImageDictionary;
        if (!dictionary.TryGet(NameToken.Filter, out IToken? filter) && !dictionary.TryGet(NameToken.F, out filter)) return [];
        return filter switch
        {
            NameToken name => [name.Data],
            ArrayToken names => [.. names.Data.OfType<NameToken>().Select(name => name.Data)],
            _ => [],
        };
    }

    /// <summary>The JPEG itself, which other filters may be laid around.</summary>
    private PictureCodec OpenJpeg()
    {
        Memory<byte> jpeg = image.RawMemory;
        IReadOnlyList<IFilter> around = filters.GetFilters(image.ImageDictionary);
        for (int i = 0; i < around.Count - 1; i++) jpeg = around[i].Decode(jpeg, image.ImageDictionary, filters, i);
        var bytes = new PictureBytes(jpeg.Length);
        jpeg.Span.CopyTo(bytes.Span);
        return PictureCodec.Open(path, bytes, maximumPixels, stop);
    }

    private RasterPicture OpenSamples(PictureSize size)
    {
        if (!image.TryGetBytesAsMemory(out Memory<byte> samples)) throw Errors.PictureUnreadable(path, "it is packed in an unknown way.");
        int bits = image.BitsPerComponent;
        if (bits is not (1 or 2 or 4 or 8 or 16)) throw Errors.PictureUnreadable(path, "it is damaged.");

        // The stencil that a black and white scan may be is painted in black where it is 0.
        ColorSpaceDetails? colors = image.IsImageMask ? DeviceGrayColorSpaceDetails.Instance : image.ColorSpaceDetails;
        if (colors is null or UnsupportedColorSpaceDetails || colors.BaseType == ColorSpace.Pattern)
            throw Errors.PictureFormatUnsupported(path, "a PDF with a picture in unusual colours", WayOut);
        long needed = ((long)size.Width * bits * colors.NumberOfColorComponents + 7) / 8 * size.Height;
        if (samples.Length < needed) throw Errors.PictureUnreadable(path, "it is damaged, or ends early.");
        samples = samples[..(int)needed];
        if (IsGray(colors))
            return RasterPicture.OfSamples(size, samples, bits, Decoded(0), Decoded(1));
        byte[] pixels = ColorSpaceDetailsByteConverter
            .Convert(colors, samples.ToArray(), bits, size.Width, size.Height, image.Decode)
            .ToArray();
        long channels = pixels.Length / size.Area;
        if (channels is not (1 or 3 or 4) || pixels.Length != channels * size.Area) throw Errors.PictureUnreadable(path, "it is damaged.");
        return new RasterPicture(size, pixels, (int)channels);
    }

    private static bool IsGray(ColorSpaceDetails colors) => colors.Type is ColorSpace.DeviceGray or ColorSpace.CalGray
        || (colors.Type == ColorSpace.ICCBased && colors.NumberOfColorComponents == 1);

    /// <summary>What the lowest sample (0) or the highest (1) stands for, 0 black .. 1 white.</summary>
    private double Decoded(int end) => image.Decode.Count >= 2 ? image.Decode[end] : end;

    private bool IsNegative() => image.Decode is { Count: 2 or 6 } decode && decode[0] > decode[1];

    /// <summary>How the picture lies on the page as it is seen: the box has been turned with the page.</summary>
    private static PictureOrigin OriginOf(PdfRectangle box)
    {
        double rightX = box.BottomRight.X - box.BottomLeft.X, rightY = box.BottomRight.Y - box.BottomLeft.Y;
        double upX = box.TopLeft.X - box.BottomLeft.X, upY = box.TopLeft.Y - box.BottomLeft.Y;
        bool isUpright = Math.Abs(rightX) >= Math.Abs(rightY);

        // Where the first row lies on the page, and where the first column.
        if (isUpright)
        {
            return (upY >= 0, rightX >= 0) switch
            {
                (true, true) => PictureOrigin.TopLeft,
                (true, false) => PictureOrigin.TopRight,
                (false, true) => PictureOrigin.BottomLeft,
                _ => PictureOrigin.BottomRight,
            };
        }

        return (upX >= 0, rightY >= 0) switch
        {
            (true, true) => PictureOrigin.RightBottom,
            (true, false) => PictureOrigin.RightTop,
            (false, true) => PictureOrigin.LeftBottom,
            _ => PictureOrigin.LeftTop,
        };
    }
}
