using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>How the pixels of a page lie in the file, as LibTiff sees it.</summary>
internal sealed class TiffLayout
{
    /// <summary>Looks at an opened page.</summary>
    public TiffLayout(Tiff tiff)
    {
        int Value(TiffTag tag) => tiff.GetFieldDefaulted(tag)?[0].ToInt() ?? 0;
        Size = new PictureSize(Value(TiffTag.IMAGEWIDTH), Value(TiffTag.IMAGELENGTH));
        Bits = Value(TiffTag.BITSPERSAMPLE);
        int samples = Value(TiffTag.SAMPLESPERPIXEL);
        var compression = (Compression)Value(TiffTag.COMPRESSION);
        bool isFax = compression is Compression.CCITTRLE or Compression.CCITTFAX3 or Compression.CCITTFAX4;
        Photometric photometric = tiff.GetField(TiffTag.PHOTOMETRIC) is { } field ? (Photometric)field[0].ToInt()
            : isFax ? Photometric.MINISWHITE
            : samples >= 3 ? Photometric.RGB : Photometric.MINISBLACK;
        IsInverted = photometric == Photometric.MINISWHITE;
        bool isTogether = !tiff.IsTiled() && (PlanarConfig)Value(TiffTag.PLANARCONFIG) == PlanarConfig.CONTIG;
        IsGray = samples == 1 && !tiff.IsTiled() && photometric is Photometric.MINISWHITE or Photometric.MINISBLACK;
        if (photometric == Photometric.YCBCR && compression == Compression.JPEG && isTogether)
        {
            tiff.SetField(TiffTag.JPEGCOLORMODE, JpegColorMode.RGB);
            photometric = Photometric.RGB;
        }

        IsPlain = IsGray || (isTogether && photometric == Photometric.RGB && samples == 3 && Bits == 8);
        IsOpaque = !HasAlpha(tiff);
        PartWidth = tiff.IsTiled() ? Value(TiffTag.TILEWIDTH) : Size.Width;
        PartHeight = Value(tiff.IsTiled() ? TiffTag.TILELENGTH : TiffTag.ROWSPERSTRIP);
        long decoded = IsPlain ? tiff.ScanlineSize() : (long)PartWidth * Math.Min(PartHeight, Size.Height) * (sizeof(int) + samples * 2);
        Memory = decoded + (tiff.IsTiled() ? (long)Size.Width * Math.Min(PartHeight, Size.Height) * sizeof(int) : 0);
    }

    /// <summary>Pixels.</summary>
    public PictureSize Size { get; }

    /// <summary>Bits of a sample, 1 .. 16.</summary>
    public int Bits { get; }

    /// <summary>Whether 0 is white.</summary>
    public bool IsInverted { get; }

    /// <summary>Whether there is one sample a pixel, of gray.</summary>
    public bool IsGray { get; }

    /// <summary>Whether rows can be taken one by one: gray, or red, green and blue in 8 bits each.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether no pixel lets through what is below.</summary>
    public bool IsOpaque { get; }

    /// <summary>Pixels per row of a tile, or of all.</summary>
    public int PartWidth { get; }

    /// <summary>Rows of a tile or strip.</summary>
    public int PartHeight { get; }

    /// <summary>Bytes that decoding takes, about.</summary>
    public long Memory { get; }

    /// <summary>Colours as LibTiff gives them, times alpha, to straight ones.</summary>
    /// <param name="row">RGBA; changed.</param>
    public ReadOnlySpan<byte> Straight(Span<int> row)
    {
        Span<byte> rgba = MemoryMarshal.AsBytes(row);
        for (int i = 3; i < rgba.Length; i += 4)
        {
            byte alpha = rgba[i];
            if (IsOpaque) rgba[i] = byte.MaxValue;
            else if (alpha is > 0 and < byte.MaxValue)
                for (int k = i - 3; k < i; k++) rgba[k] = (byte)Math.Min(byte.MaxValue, (rgba[k] * byte.MaxValue + alpha / 2) / alpha);
        }

        return rgba;
    }

    /// <summary>Whether a sample is said to be opacity; one of which nothing is said is often 0 everywhere.</summary>
    private static bool HasAlpha(Tiff tiff)
    {
        FieldValue[]? extra = tiff.GetField(TiffTag.EXTRASAMPLES);
        if (extra is null || extra[0].ToInt() == 0) return false;
        return (ExtraSample)extra[1].ToByteArray()[0] is ExtraSample.ASSOCALPHA or ExtraSample.UNASSALPHA;
    }
}
