using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>How a picture has to be turned, as EXIF says, a directory in the form of TIFF. Skia looks for it in JPEG and WebP.</summary>
internal static class ExifOrientation
{
    private const ushort OrientationTag = 0x0112, ShortType = 3;
    private const int Entry = 12, ValueInEntry = 8;

    /// <summary>The orientation that the EXIF of a PNG names, wherever in the file it stands.</summary>
    /// <param name="file">All bytes of a PNG, or the first.</param>
    public static PictureOrigin OfPng(Span<byte> file)
    {
        var chunks = new PngChunks(file);
        while (chunks.MoveNext())
        {
            if (chunks.Type.SequenceEqual("eXIf"u8)) return Of(chunks.Data);
        }

        return PictureOrigin.TopLeft;
    }

    /// <summary>The orientation of the first directory; upright if it names none.</summary>
    /// <param name="exif">From the byte order on.</param>
    private static PictureOrigin Of(ReadOnlySpan<byte> exif)
    {
        bool isLittle = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || (!isLittle && !exif.StartsWith("MM\0*"u8))) return PictureOrigin.TopLeft;

        uint start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (start > exif.Length - 2) return PictureOrigin.TopLeft;

        ReadOnlySpan<byte> entries = exif[(int)start..];
        int count = Number(entries, isLittle);
        entries = entries[2..];
        for (int i = 0; i < count && entries.Length >= Entry; i++, entries = entries[Entry..])
        {
            if (Number(entries, isLittle) != OrientationTag || Number(entries[2..], isLittle) != ShortType) continue;

            var origin = (PictureOrigin)Number(entries[ValueInEntry..], isLittle);
            return Enum.IsDefined(origin) ? origin : PictureOrigin.TopLeft;
        }

        return PictureOrigin.TopLeft;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
