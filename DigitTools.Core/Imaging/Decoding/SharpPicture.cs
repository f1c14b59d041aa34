using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>A PBM, PGM, PPM or TGA picture, which ImageSharp decodes: as a whole, each time that it is asked for.</summary>
internal sealed class SharpPicture : IPictureDecoder
{
    /// <summary>Megabytes for one picture; by then it was found to be within the limits of the caller.</summary>
    private const int MostMemory = 4096;

    /// <summary>Megabytes that are kept for the next picture.</summary>
    private const int KeptMemory = 32;

    private const int TgaBits = 16, TgaKind = 2;

    /// <summary>ImageSharp with these two decoders alone.</summary>
    private static readonly Configuration s_configuration = new(new PbmConfigurationModule(), new TgaConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(
            new MemoryAllocatorOptions { MaximumPoolSizeMegabytes = KeptMemory, AllocationLimitMegabytes = MostMemory }),
    };

    private readonly string _path;
    private readonly PictureBytes _bytes;
    private readonly CancellationToken _stop;
    private bool _isDisposed;

    private SharpPicture(string path, PictureBytes bytes, FileFormat format, PictureSize size, CancellationToken stop)
    {
        (_path, _bytes, _stop, Size) = (path, bytes, stop, size);
        Span<byte> head = bytes.Span;
        IsGray = format == FileFormat.Pnm ? head[1] is not ((byte)'3' or (byte)'6') : head[TgaKind] is 3 or 11 && head[TgaBits] == 8;
        IsOpaque = format == FileFormat.Pnm || head[TgaBits] != 32;
    }

    /// <inheritdoc/>
    public PictureSize Size { get; }

    /// <inheritdoc/>
    public PictureOrigin Origin => PictureOrigin.TopLeft;

    /// <inheritdoc/>
    public bool IsGray { get; }

    /// <inheritdoc/>
    public bool IsOpaque { get; }

    /// <summary>Reads the header of a file, and refuses what asks too much.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it; the picture takes care of them from now on.</param>
    /// <param name="format">What it is.</param>
    /// <param name="maximumPixels">Width x height above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureTooLarge.</exception>
    public static SharpPicture Open(string path, PictureBytes bytes, FileFormat format, long maximumPixels, CancellationToken stop)
    {
        try
        {
            PictureSize size = SizeClaimed(path, bytes);
            PictureLimits.CheckPixels(path, size, maximumPixels);
            long needed = format == FileFormat.Pnm ? PnmBytes(bytes.Span[1], size) : TgaBytes(bytes.Span, size);
            bool isShort = bytes.Span.Length < needed || (format == FileFormat.Pnm && !NetpbmText.Holds(bytes.Span, size));
            if (isShort) throw Errors.PictureFileTooShort(path, bytes.Span.Length, size.Width, size.Height);
            return new SharpPicture(path, bytes, format, size, stop);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The size that the header of a file claims.</summary>
    /// <exception cref="DigitException">PictureUnreadable: there is no header, or it claims no pixels.</exception>
    public static PictureSize SizeClaimed(string path, PictureBytes bytes)
    {
        using Stream stream = bytes.AsStream();
        IImageInfo? info = ManagedDecoder.Run(path, () => Image.Identify(s_configuration, stream));
        if (info is not { Width: > 0, Height: > 0 }) throw Errors.PictureUnreadable(path, "its header is damaged.");
        return new PictureSize(info.Width, info.Height);
    }

    /// <inheritdoc/>
    public void DecodeRows(PictureSize size, IRowReceiver rows)
    {
        bool isLarge = Size.Area * (IsGray ? 1 : 4) > LargePictures.SharedBytes;
        if (isLarge) LargePictures.Enter(_stop);
        try
        {
            if (IsGray) Decode<L8>(rows);
            else Decode<Rgba32>(rows);
        }
        finally
        {
            if (isLarge) LargePictures.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _bytes.Dispose();
    }

    /// <summary>The fewest bytes that the pixels can take.</summary>
    private static long PnmBytes(byte kind, PictureSize size) => kind switch
    {
        (byte)'1' or (byte)'5' => size.Area,
        (byte)'2' => 2 * size.Area - 1,
        (byte)'3' => 6 * size.Area - 1,
        (byte)'4' => (size.Width + 7L) / 8 * size.Height,
        _ => 3 * size.Area,
    };

    private static long TgaBytes(ReadOnlySpan<byte> file, PictureSize size)
    {
        const int FirstPacked = 9, LongestRun = 128;
        int pixel = (file[TgaBits] + 7) / 8;
        return file[TgaKind] < FirstPacked ? pixel * size.Area : size.Area / LongestRun * (1 + pixel);
    }

    private void Decode<TPixel>(IRowReceiver rows)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        _stop.ThrowIfCancellationRequested();
        using Stream stream = _bytes.AsStream();
        using Image<TPixel> image = ManagedDecoder.Run(_path, () => Image.Load<TPixel>(s_configuration, stream));
        if (image.Width != Size.Width || image.Height != Size.Height) throw Errors.PictureUnreadable(_path, "its header is damaged.");
        image.ProcessPixelRows(pixels =>
        {
            for (int y = 0; y < pixels.Height; y++) rows.Add(MemoryMarshal.AsBytes(pixels.GetRowSpan(y)));
        });
    }
}
