using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The filter for fax in a PDF: LibTiff decodes it, as the strip of a TIFF that is put around it.</summary>
/// <param name="stop">Ends the decoding.</param>
internal sealed class FaxFilter(CancellationToken stop) : IFilter
{
    private const int Header = 8, DefaultColumns = 1728;

    static FaxFilter() => Tiff.SetErrorHandler(new TiffComplaints());

    /// <inheritdoc/>
    public bool IsSupported => true;

    /// <inheritdoc/>
    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        DictionaryToken parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
        int kind = Number(parameters, NameToken.K, 0), columns = Number(parameters, NameToken.Columns, DefaultColumns);
        int height = Number(streamDictionary, NameToken.Height, Number(streamDictionary, NameToken.H, 0));
        int rows = height > 0 ? height : Number(parameters, NameToken.Rows, 0);
        bool isAligned = Is(parameters, NameToken.EncodedByteAlign), isBlackOne = Is(parameters, NameToken.BlackIs1);
        if (columns < 1 || rows < 1) throw new InvalidDataException("A fax without rows or columns.");

        Compression compression = kind < 0 ? Compression.CCITTFAX4 : kind == 0 && isAligned ? Compression.CCITTRLE : Compression.CCITTFAX3;
        Memory<byte>? decoded = isAligned && kind != 0 ? null : Decode(input.Span, columns, rows, compression, kind > 0 ? 1u : 0);
        if (decoded is not { } pixels)
        {
            // Rows that nothing parts, and such that begin with a byte of their own, LibTiff doesn't know.
            return kind < 0 && !isAligned
                ? throw new InvalidDataException("A fax that is damaged, or ends early.")
                : new CcittFaxDecodeFilter().Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        // To LibTiff black is 1.
        if (isBlackOne) return pixels;
        foreach (ref byte pixel in pixels.Span) pixel = (byte)~pixel;
        return pixels;
    }

    private static int Number(DictionaryToken from, NameToken name, int other) =>
        from.TryGet(name, out NumericToken number) ? number.Int : other;

    private static bool Is(DictionaryToken from, NameToken name) => from.TryGet(name, out BooleanToken value) && value.Data;

    /// <summary>Decodes all rows; null if one can't be.</summary>
    private Memory<byte>? Decode(ReadOnlySpan<byte> fax, int columns, int rows, Compression compression, uint options)
    {
        byte[] file = Wrap(fax, columns, rows, compression, options);
        using var bytes = new PictureBytes(file.Length);
        file.CopyTo(bytes.Span);
        var source = new TiffSource(bytes, Header + fax.Length, stop);
        using var tiff = Tiff.ClientOpen("fax", "r", source, source);
        if (tiff is null) return null;
        int rowBytes = (columns + 7) / 8;
        byte[] pixels = new byte[rowBytes * rows];
        for (int y = 0; y < rows; y++)
            if (!tiff.ReadScanline(pixels, y * rowBytes, y, 0)) return null;
        return pixels;
    }

    /// <summary>A TIFF with the fax as its only strip, and the directory behind.</summary>
    private static byte[] Wrap(ReadOnlySpan<byte> fax, int columns, int rows, Compression compression, uint options)
    {
        (TiffTag Tag, uint Value)[] tags =
        [
            (TiffTag.IMAGEWIDTH, (uint)columns), (TiffTag.IMAGELENGTH, (uint)rows), (TiffTag.BITSPERSAMPLE, 1),
            (TiffTag.COMPRESSION, (uint)compression), (TiffTag.PHOTOMETRIC, 0), (TiffTag.STRIPOFFSETS, Header),
            (TiffTag.ROWSPERSTRIP, (uint)rows), (TiffTag.STRIPBYTECOUNTS, (uint)fax.Length), (TiffTag.GROUP3OPTIONS, options),
        ];
        const int Entry = 12, End = 4;
        byte[] file = new byte[Header + fax.Length + sizeof(short) + tags.Length * Entry + End];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Header + fax.Length);
        fax.CopyTo(file.AsSpan(Header));
        Span<byte> directory = file.AsSpan(Header + fax.Length);
        BinaryPrimitives.WriteInt16LittleEndian(directory, (short)tags.Length);
        for (int i = 0; i < tags.Length; i++)
        {
            Span<byte> entry = directory[(sizeof(short) + i * Entry)..];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tags[i].Tag);
            BinaryPrimitives.WriteInt16LittleEndian(entry[2..], (short)TiffType.LONG);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], tags[i].Value);
        }

        return file;
    }
}
