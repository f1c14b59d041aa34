using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Tells formats apart by the content of a file; its name doesn't matter.</summary>
internal static class FormatFinder
{
    /// <summary>Programs put a few lines of their own before the header of a PDF, and readers look for it in so many bytes.</summary>
    private const int PdfHeader = 1024;

    private const int TgaHeader = 18;

    /// <summary>What a file is.</summary>
    /// <param name="head">Its first bytes, a kilobyte if it has so many.</param>
    public static FileFormat Of(ReadOnlySpan<byte> head)
    {
        if (IsOfSkia(head)) return FileFormat.Skia;
        if (IsTiff(head)) return FileFormat.Tiff;
        if (IsPnm(head)) return FileFormat.Pnm;
        if (head[..Math.Min(head.Length, PdfHeader)].IndexOf("%PDF-"u8) >= 0) return FileFormat.Pdf;
        if (ForeignFormat.Of(head) is not null) return FileFormat.Foreign;
        return IsTga(head) ? FileFormat.Tga : FileFormat.Skia;
    }

    /// <summary>Whether it is one of the formats that nearly all pictures have: nothing else begins like these.</summary>
    private static bool IsOfSkia(ReadOnlySpan<byte> head) =>
        head is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..]
            or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] or [(byte)'B', (byte)'M', ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..];

    private static bool IsTiff(ReadOnlySpan<byte> head) =>
        head is [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..];

    private static bool IsPnm(ReadOnlySpan<byte> head) =>
        head is [(byte)'P', >= (byte)'1' and <= (byte)'6', (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'#', ..];

    /// <summary>TGA has no mark at its start, so all that is fixed in its header has to be as it may be.</summary>
    private static bool IsTga(ReadOnlySpan<byte> head)
    {
        if (head.Length < TgaHeader) return false;
        byte hasColors = head[1], kind = head[2], bits = head[16];
        bool isPalette = kind is 1 or 9, isKnown = kind is 1 or 2 or 3 or 9 or 10 or 11;
        bool fits = isPalette
            ? hasColors == 1 && bits == 8 && head[7] is 15 or 16 or 24 or 32
            : hasColors <= 1 && bits is 8 or 15 or 16 or 24 or 32;
        bool hasSize = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]) > 0 && BinaryPrimitives.ReadUInt16LittleEndian(head[14..]) > 0;
        return isKnown && fits && hasSize && (head[17] & 0xC0) == 0;
    }
}
