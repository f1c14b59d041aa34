using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>How many frames a GIF, WebP or PNG file has, found in its bytes: a picture of one frame costs no more than this look.</summary>
/// <param name="All">Frames of the file, a last one that is cut off included; 1 for a file of another format.</param>
/// <param name="Visible">Those among them, from the first, that the decoder sees.</param>
internal readonly record struct FrameCount(int All, int Visible)
{
    /// <summary>Frames of an animation that are looked at.</summary>
    public const int MostLooked = 64;

    private const byte GifExtension = 0x21, GifImage = 0x2C, GifEnd = 0x3B;
    private const int GifHeader = 13, GifImageHeader = 10;
    private const int WebPHeader = 12, WebPChunkHeader = 8, WebPFlags = 20, WebPAnimationFlag = 2;

    /// <summary>
    /// Counts the frames, and hides from the decoder those that aren't looked at: it keeps notes on each, for a WebP in a time that grows
    /// with the square of their number, and a small file can have a million.
    /// </summary>
    /// <param name="file">All bytes of a file.</param>
    /// <param name="pixels">Pixels that the frames may have together: those of a GIF, which may be larger than the picture.</param>
    public static FrameCount Limit(Span<byte> file, long pixels)
    {
        if (file.StartsWith("GIF8"u8) && file.Length >= GifHeader) return LimitGif(file, pixels);
        if (file.StartsWith(PngChunks.Signature)) return CountPng(file);

        bool isWebP = file.Length > WebPFlags && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBPVP8X"u8);
        return isWebP && (file[WebPFlags] & WebPAnimationFlag) != 0 ? LimitWebP(file) : new FrameCount(1, 1);
    }

    /// <summary>What Skia sees of a PNG is one frame, whatever there is.</summary>
    private static FrameCount CountPng(Span<byte> file)
    {
        int count = 0;
        bool isAnimation = false;
        var chunks = new PngChunks(file);
        while (chunks.MoveNext())
        {
            isAnimation |= chunks.Type.SequenceEqual("acTL"u8);
            if (isAnimation && chunks.Type.SequenceEqual(PngFrame.Type)) count++;
        }

        return new FrameCount(Math.Max(1, count), Math.Clamp(count, 1, MostLooked));
    }

    private static FrameCount LimitGif(Span<byte> file, long pixels)
    {
        int count = 0, hidden = 0, visible = 0;
        int at = GifHeader + GifPalette(file[10]);
        while (at + GifImageHeader <= file.Length)
        {
            if (file[at] == GifImage)
            {
                count++;
                pixels -= GifNumber(file, at + 5) * GifNumber(file, at + 7);
                if (count == 1 || (hidden == 0 && count <= MostLooked && pixels >= 0)) visible = count;
                else if (hidden == 0) hidden = at;

                // Behind the palette stands the size of the first codes.
                at = BehindGifBlocks(file, at + GifImageHeader + GifPalette(file[at + 9]) + 1);
            }
            else if (file[at] == GifExtension)
            {
                at = BehindGifBlocks(file, at + 2);
            }
            else
            {
                break;
            }
        }

        if (hidden > 0) file[hidden] = GifEnd;
        return new FrameCount(Math.Max(1, count), Math.Max(1, visible));
    }

    /// <summary>Bytes of the palette that the flags of the screen or of a frame announce.</summary>
    private static int GifPalette(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    private static long GifNumber(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static int BehindGifBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0) at += 1 + file[at];
        return at + 1;
    }

    private static FrameCount LimitWebP(Span<byte> file)
    {
        int count = 0, hidden = 0;
        long end = Math.Min(file.Length, WebPChunkHeader + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]));
        for (long at = WebPHeader; at + WebPChunkHeader <= end;)
        {
            Span<byte> chunk = file[(int)at..];
            if (chunk.StartsWith("ANMF"u8) && ++count == MostLooked + 1) hidden = (int)at;

            uint length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            at += WebPChunkHeader + (long)length + (length & 1);
        }

        if (hidden > 0) BinaryPrimitives.WriteInt32LittleEndian(file[4..], hidden - WebPChunkHeader);
        return new FrameCount(Math.Max(1, count), Math.Clamp(count, 1, MostLooked));
    }
}
