using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>An opened picture file: what its header says, and its rows of pixels.</summary>
internal sealed unsafe class PictureCodec : IPictureDecoder
{
    /// <summary>Bytes decoded at a time if the format allows it: they stay in the cache until they are converted.</summary>
    private const int BandBytes = 1 << 18;

    /// <summary>Bytes a large PNG is decoded into at a time. Each band starts again at the top of the file, so there are few.</summary>
    private const long LargeBandBytes = 128L << 20;

    private readonly string _path;
    private readonly PictureBytes _bytes;
    private readonly CancellationToken _stop;
    private readonly PictureFormat _format;
    private long _decoderBytes;
    private nint _codec;
    private AnimationFrames? _frames;

    private PictureCodec(string path, PictureBytes bytes, nint codec, CancellationToken stop)
    {
        _path = path;
        _bytes = bytes;
        _stop = stop;
        _codec = codec;
        _format = SkiaCodec.GetFormat(codec);
        Origin = _format == PictureFormat.Png ? ExifOrientation.OfPng(bytes.Span) : SkiaCodec.GetOrigin(codec);
        SkiaImageInfo info;
        SkiaCodec.GetInfo(codec, &info);
        Size = new PictureSize(info.Width, info.Height);
        IsGray = info.ColorType == SkiaImageInfo.Gray8;
        IsOpaque = info.AlphaType == SkiaImageInfo.Opaque;
        // Pixels are taken as stored, so nobody needs the profile that came with them.
        if (info.ColorSpace != 0) SkiaCodec.ReleaseColorSpace(info.ColorSpace);
    }

    /// <summary>Pixels as stored, before turning upright.</summary>
    public PictureSize Size { get; }

    /// <summary>How the stored picture has to be turned, from EXIF.</summary>
    public PictureOrigin Origin { get; }

    /// <summary>Whether rows come as one byte per pixel, or else as RGBA with 4.</summary>
    public bool IsGray { get; private set; }

    /// <summary>Whether alpha is 255 everywhere.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>The frame that the rows are of; null of a picture that is no animation.</summary>
    public AnimationFrame? Animation { get; private set; }

    /// <summary>
    /// Reads the header of a file, and refuses what asks too much. Of an animation it decodes the frames up to the first that isn't blank.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it; the codec takes care of them from now on, and may change what is no pixel.</param>
    /// <param name="maximumPixels">Width x height above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding, as soon as the decoder lets go.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureCodec Open(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop = default)
    {
        bytes = JpegEnd.AddTo(path, bytes, maximumPixels, stop);
        PngText.Hide(bytes.Span);
        var frames = FrameCount.Limit(bytes.Span, maximumPixels);
        PictureCodec opened = ReadHeader(path, bytes, stop);
        try
        {
            if (!Enum.IsDefined(opened._format)) throw NoPicture(path);

            opened._decoderBytes = PictureLimits.Check(path, bytes.Span, opened._format, opened.Size, maximumPixels);
            if (frames.All > 1) opened.FindFrame(frames, maximumPixels);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The size that the header of a file claims.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first bytes; they are gone after the call.</param>
    /// <exception cref="DigitException">PictureUnreadable: they are no header.</exception>
    public static PictureSize SizeClaimed(string path, PictureBytes head)
    {
        using PictureCodec opened = ReadHeader(path, head, CancellationToken.None);
        return opened.Size;
    }

    /// <summary>The smallest size the format decodes to by itself whose longer side has at least this many pixels.</summary>
    /// <param name="longerSide">Pixels.</param>
    public PictureSize SizeDecoded(int longerSide)
    {
        if (Size.LongerSide < 2 * longerSide || _format is not (PictureFormat.Jpeg or PictureFormat.Webp)) return Size;
        if (_frames is not null) return Size;

        // Halves, quarters and eighths are the scales that the JPEG decoder has fast code for.
        int divisor = Math.Min(8, 1 << BitOperations.Log2((uint)(Size.LongerSide / longerSide)));
        PictureSize scaled;
        SkiaCodec.GetScaledSize(_codec, 1f / divisor, &scaled);
        return scaled;
    }

    /// <summary>Decodes the picture from the top, and hands out its rows in groups.</summary>
    /// <param name="size">A size from <see cref="SizeDecoded"/>, or <see cref="Size"/>.</param>
    /// <param name="rows">Takes size.Width x 1 or 4 bytes per row.</param>
    /// <exception cref="DigitException">PictureUnreadable: the file ends early or is damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void DecodeRows(PictureSize size, IRowReceiver rows)
    {
        if (_frames is not null)
        {
            _frames.CopyTo(rows);
            return;
        }

        long rowBytes = RowBytes(size.Width);
        bool lines = _format == PictureFormat.Jpeg;
        bool bands = lines || (_format == PictureFormat.Png && rowBytes * size.Height > LargeBandBytes);
        int bandRows = bands ? (int)Math.Clamp((lines ? BandBytes : LargeBandBytes) / rowBytes, 1, size.Height) : size.Height;
        if (bandRows * rowBytes + _decoderBytes <= LargePictures.SharedBytes)
        {
            DecodeBands(size, rows, lines, bandRows);
            return;
        }

        LargePictures.Enter(_stop);
        try
        {
            DecodeBands(size, rows, lines, bandRows);
        }
        finally
        {
            LargePictures.Leave();
        }
    }

    /// <inheritdoc/>
    public bool TryDecodeWhole(Span<byte> pixels)
    {
        fixed (byte* memory = pixels) DecodePixels(InfoFor(Size), memory);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_codec == 0) return;

        _frames?.Dispose();
        SkiaCodec.DestroyCodec(_codec);
        _bytes.Dispose();
        _codec = 0;
    }

    private static DigitException NoPicture(string path) => Errors.PictureUnreadable(
        path, "it is damaged, or of no format that is read: PNG, JPEG, BMP, GIF, WebP, TIFF, PBM, PGM, PPM, TGA or scanned PDF.");

    private static PictureCodec ReadHeader(string path, PictureBytes bytes, CancellationToken stop)
    {
        nint codec = SkiaCodec.NewCodec(bytes.Data);
        if (codec != 0) return new PictureCodec(path, bytes, codec, stop);

        bytes.Dispose();
        throw NoPicture(path);
    }

    /// <summary>If all frames are blank, the first is decoded anew, like a picture that is no animation.</summary>
    private void FindFrame(FrameCount frames, long maximumPixels)
    {
        bool isPng = _format == PictureFormat.Png;
        _frames = isPng ? new PngFrames(_path, _bytes, Size, _stop) : new SkiaFrames(_codec, InfoFor(Size), Size, _stop);
        Check(_frames.Find(frames.Visible, maximumPixels));
        bool isBlank = _frames.Found < 0;
        Animation = new AnimationFrame(isBlank ? 1 : _frames.Found + 1, frames.All, _frames.Looked, isBlank);
        if (!isBlank)
        {
            IsOpaque = _frames.IsOpaque;
            IsGray &= !isPng;
            return;
        }

        _frames.Dispose();
        _frames = null;
    }

    private long RowBytes(int width) => (long)width * (IsGray ? 1 : 4);

    /// <summary>Without a colour space, so that the bytes are those of the file: MNIST as PNG stays MNIST.</summary>
    private SkiaImageInfo InfoFor(PictureSize size) => new()
    {
        Width = size.Width,
        Height = size.Height,
        ColorType = IsGray ? SkiaImageInfo.Gray8 : SkiaImageInfo.Rgba8888,
        AlphaType = IsOpaque ? SkiaImageInfo.Opaque : SkiaImageInfo.Unpremultiplied,
    };

    private void DecodeBands(PictureSize size, IRowReceiver rows, bool lines, int bandRows)
    {
        SkiaImageInfo info = InfoFor(size);
        long rowBytes = RowBytes(size.Width);
        byte* memory = (byte*)NativeMemory.Alloc((nuint)(bandRows * rowBytes));
        try
        {
            if (lines) Check(SkiaCodec.StartLines(_codec, &info, null));
            for (int top = 0; top < size.Height; top += bandRows)
            {
                _stop.ThrowIfCancellationRequested();
                int count = Math.Min(bandRows, size.Height - top);
                if (lines) CheckLines(SkiaCodec.GetLines(_codec, memory, count, (nint)rowBytes), count);
                else if (bandRows < size.Height) DecodeBand(info, memory, top, count);
                else DecodePixels(info, memory);

                for (int row = 0; row < count; row++)
                    rows.Add(new ReadOnlySpan<byte>(memory + row * rowBytes, (int)rowBytes));
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private void DecodePixels(SkiaImageInfo info, byte* memory)
    {
        var whole = SkiaCodecOptions.FirstFrame(null);
        Check(SkiaCodec.GetPixels(_codec, &info, memory, (nint)RowBytes(info.Width), &whole));
    }

    private void DecodeBand(SkiaImageInfo info, byte* memory, int top, int count)
    {
        var rows = new PixelBox(0, top, info.Width, top + count);
        var band = SkiaCodecOptions.FirstFrame(&rows);
        Check(SkiaCodec.StartPart(_codec, &info, memory, (nint)RowBytes(info.Width), &band));
        int decoded;
        Check(SkiaCodec.GetPart(_codec, &decoded));
    }

    private void Check(DecodeResult result)
    {
        if (result == DecodeResult.Success) return;

        throw Errors.PictureUnreadable(_path, result == DecodeResult.IncompleteInput ? "it ends early." : $"it is damaged ({result}).");
    }

    private void CheckLines(int decoded, int expected)
    {
        if (decoded < expected) Check(DecodeResult.IncompleteInput);
    }
}
