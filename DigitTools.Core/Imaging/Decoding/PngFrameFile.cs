using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Makes a PNG of its own of a frame of an animated one.</summary>
internal static class PngFrameFile
{
    private const int Checksum = 4, SequenceNumber = 4, HeaderLength = 13;

    private static readonly uint[] s_crc = [.. Enumerable.Range(0, 256).Select(value => CrcOf((uint)value))];

    /// <summary>A file with the frame's pixels, in its size, with the colours of the animation.</summary>
    /// <param name="file">All bytes of the animation.</param>
    /// <param name="frame">The frame.</param>
    /// <returns>The bytes, which the caller disposes.</returns>
    public static PictureBytes Make(Span<byte> file, PngFrame frame)
    {
        var made = new MemoryStream();
        made.Write(PngChunks.Signature);
        var chunks = new PngChunks(file);
        while (chunks.MoveNext() && !chunks.Type.SequenceEqual("IDAT"u8))
        {
            if (chunks.Type.SequenceEqual("IHDR"u8)) Write(made, "IHDR"u8, Header(chunks.Data, frame.Place));
            else if (chunks.Type.SequenceEqual("PLTE"u8) || chunks.Type.SequenceEqual("tRNS"u8)) made.Write(chunks.Whole);
        }

        chunks = new PngChunks(file, frame.Start);
        while (chunks.MoveNext() && !chunks.Type.SequenceEqual(PngFrame.Type))
        {
            if (chunks.Type.SequenceEqual("IDAT"u8)) made.Write(chunks.Whole);
            else if (chunks.Type.SequenceEqual("fdAT"u8) && chunks.Data.Length > SequenceNumber)
                Write(made, "IDAT"u8, chunks.Data[SequenceNumber..]);
        }

        // Without an end the decoder knows that something is missing.
        if (!chunks.IsCut) Write(made, "IEND"u8, []);
        var bytes = new PictureBytes((int)made.Length);
        made.GetBuffer().AsSpan(0, (int)made.Length).CopyTo(bytes.Span);
        return bytes;
    }

    private static byte[] Header(ReadOnlySpan<byte> header, PixelBox place)
    {
        byte[] own = header.ToArray();
        if (own.Length < HeaderLength) return own;
        BinaryPrimitives.WriteInt32BigEndian(own, place.Width);
        BinaryPrimitives.WriteInt32BigEndian(own.AsSpan(4), place.Height);
        return own;
    }

    private static void Write(MemoryStream made, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[Checksum];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        made.Write(number);
        made.Write(type);
        made.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        made.Write(number);
    }

    /// <summary>The checksum that PNG has, of what goes on behind other bytes.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data) crc = s_crc[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    private static uint CrcOf(uint value)
    {
        for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
