using System.Numerics;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace DigitTools.Core.Imaging;

/// <summary>An opened picture file: what its header says, and its rows of pixels.</summary>
internal sealed unsafe class PictureCodec : IDisposable
{
    /// <summary>Bytes decoded at a time where the format allows it: they stay in the cache until they are converted.</summary>
    private const int BandBytes = 1 << 18;

    /// <summary>Bytes a large PNG is decoded into at a time. Each band starts again at the top of the file, so there are few.</summary>
    private const long LargeBandBytes = 128L << 20;

    private readonly string _path;
    private readonly SKData _data;
    private readonly SKCodec _codec;

    private PictureCodec(string path, SKData data, SKCodec codec)
    {
        _path = path;
        _data = data;
        _codec = codec;
        Origin = codec.EncodedOrigin;
        var info = codec.Info;
        Size = info.Size;
        IsGray = info.ColorType == SKColorType.Gray8;
        IsOpaque = info.AlphaType == SKAlphaType.Opaque;
        // Pixels are taken as stored, so nobody needs the profile that came with them.
        info.ColorSpace?.Dispose();
    }

    /// <summary>Pixels as stored, before turning upright.</summary>
    public SKSizeI Size { get; }

    /// <summary>How the stored picture has to be turned, from EXIF.</summary>
    public SKEncodedOrigin Origin { get; }

    /// <summary>Whether rows come as one byte a pixel, or else as RGBA with 4.</summary>
    public bool IsGray { get; }

    /// <summary>Whether alpha is 255 everywhere.</summary>
    public bool IsOpaque { get; }

    /// <summary>Bytes a pixel of the rows that <see cref="DecodeRows"/> gives.</summary>
    public int Channels => IsGray ? 1 : 4;

    private int LongerSide => Math.Max(Size.Width, Size.Height);

    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">Its bytes; the codec owns them from now on.</param>
    /// <param name="maximumPixels">Width x height above which the picture is refused.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge.</exception>
    public static PictureCodec Open(string path, SKData data, long maximumPixels)
    {
        var codec = SKCodec.Create(data);
        if (codec is null)
        {
            data.Dispose();
            throw Errors.PictureUnreadable(path, "it is damaged, or no PNG, JPEG, BMP, GIF or WebP picture.");
        }

        var opened = new PictureCodec(path, data, codec);
        if (!IsSupported(codec.EncodedFormat))
        {
            opened.Dispose();
            throw Errors.PictureUnreadable(path, "it is no PNG, JPEG, BMP, GIF or WebP picture.");
        }

        if ((long)opened.Size.Width * opened.Size.Height > maximumPixels)
        {
            opened.Dispose();
            throw Errors.PictureTooLarge(path, opened.Size.Width, opened.Size.Height, maximumPixels);
        }

        return opened;
    }

    /// <summary>The smallest size the format decodes to by itself whose longer side has at least this many pixels.</summary>
    /// <param name="longerSide">Pixels.</param>
    public SKSizeI SizeDecoded(int longerSide)
    {
        if (LongerSide < 2 * longerSide || _codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp))
            return Size;

        // Halves, quarters and eighths are the scales that the JPEG decoder has fast code for.
        int divisor = Math.Min(8, 1 << BitOperations.Log2((uint)(LongerSide / longerSide)));
        return _codec.GetScaledDimensions(1f / divisor);
    }

    /// <summary>Decodes the picture from the top, and hands out its rows in groups.</summary>
    /// <param name="size">A size from <see cref="SizeDecoded"/>, or <see cref="Size"/>.</param>
    /// <param name="rows">Takes size.Width x <see cref="Channels"/> bytes a row.</param>
    /// <exception cref="DigitException">PictureUnreadable: the file ends early or is damaged.</exception>
    public void DecodeRows(SKSizeI size, IRowReceiver rows)
    {
        var info = InfoFor(size);
        long rowBytes = info.RowBytes64;
        bool lines = _codec.EncodedFormat == SKEncodedImageFormat.Jpeg;
        bool bands = lines || (_codec.EncodedFormat == SKEncodedImageFormat.Png && info.BytesSize64 > LargeBandBytes);
        int bandRows = bands ? (int)Math.Clamp((lines ? BandBytes : LargeBandBytes) / rowBytes, 1, size.Height) : size.Height;
        void* memory = NativeMemory.Alloc((nuint)(bandRows * rowBytes));
        try
        {
            if (lines) Check(_codec.StartScanlineDecode(info));
            for (int top = 0; top < size.Height; top += bandRows)
            {
                int count = Math.Min(bandRows, size.Height - top);
                if (lines) CheckLines(_codec.GetScanlines((nint)memory, count, (int)rowBytes), count);
                else if (bands) DecodeBand(info, (nint)memory, top, count);
                else Check(_codec.GetPixels(info, (nint)memory));

                for (int row = 0; row < count; row++)
                    rows.Add(new ReadOnlySpan<byte>((byte*)memory + row * rowBytes, (int)rowBytes));
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    /// <summary>Decodes the whole picture in its own size, without a step between.</summary>
    /// <param name="pixels">Width x Height x <see cref="Channels"/> bytes.</param>
    /// <exception cref="DigitException">PictureUnreadable: the file ends early or is damaged.</exception>
    public void DecodeWhole(Span<byte> pixels)
    {
        fixed (byte* memory = pixels)
            Check(_codec.GetPixels(InfoFor(Size), (nint)memory));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _codec.Dispose();
        _data.Dispose();
    }

    private static bool IsSupported(SKEncodedImageFormat format) => format is
        SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Bmp or SKEncodedImageFormat.Gif or SKEncodedImageFormat.Webp;

    /// <summary>Without a colour space, so that the bytes are those of the file: MNIST as PNG stays MNIST.</summary>
    private SKImageInfo InfoFor(SKSizeI size) => new(
        size.Width,
        size.Height,
        IsGray ? SKColorType.Gray8 : SKColorType.Rgba8888,
        IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);

    private void DecodeBand(SKImageInfo info, nint memory, int top, int count)
    {
        var band = new SKCodecOptions(new SKRectI(0, top, info.Width, top + count));
        Check(_codec.StartIncrementalDecode(info, memory, info.RowBytes, band));
        Check(_codec.IncrementalDecode());
    }

    private void Check(SKCodecResult result)
    {
        if (result == SKCodecResult.Success) return;

        throw Errors.PictureUnreadable(_path, result == SKCodecResult.IncompleteInput ? "it ends early." : $"it is damaged ({result}).");
    }

    private void CheckLines(int decoded, int expected)
    {
        if (decoded < expected) Check(SKCodecResult.IncompleteInput);
    }
}
