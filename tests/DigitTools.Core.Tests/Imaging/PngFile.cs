using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Writes PNG files of every kind, chunk by chunk, so that what is in them is known.</summary>
internal static class PngFile
{
    public const byte Gray = 0;
    public const byte Rgb = 2;
    public const byte Palette = 3;
    public const byte GrayAlpha = 4;
    public const byte Rgba = 6;

    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colorType">One of the constants above.</param>
    /// <param name="bitDepth">Bits a sample.</param>
    /// <param name="samples">Rows of samples as the format stores them, without filter bytes.</param>
    /// <param name="extra">Chunks between header and data, such as the palette.</param>
    public static byte[] Make(int width, int height, byte colorType, int bitDepth, ReadOnlySpan<byte> samples, params (string Type, byte[] Data)[] extra)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)bitDepth;
        header[9] = colorType;
        WriteChunk(file, "IHDR", header);
        foreach ((string? type, byte[]? data) in extra) WriteChunk(file, type, data);
        WriteChunk(file, "IDAT", Compress(samples, samples.Length / height));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] MakeGray(int width, int height, ReadOnlySpan<byte> pixels, params (string Type, byte[] Data)[] extra) =>
        Make(width, height, Gray, 8, pixels, extra);

    /// <summary>An interlaced PNG of a white sheet: the seven passes of Adam7, whose rows are all the same.</summary>
    /// <param name="side">Pixels a row, and rows.</param>
    /// <param name="colorType">One of the constants above.</param>
    /// <param name="bitDepth">Bits a sample.</param>
    /// <param name="samplesPerPixel">As the colour type has.</param>
    public static byte[] MakeInterlaced(int side, byte colorType, int bitDepth, int samplesPerPixel)
    {
        (int X, int Y, int StepX, int StepY)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach ((int x, int y, int stepX, int stepY) in passes)
            {
                byte[] row = new byte[1 + ((side - x + stepX - 1) / stepX * samplesPerPixel * bitDepth + 7) / 8];
                row.AsSpan(1).Fill(255);
                for (int i = y; i < side; i += stepY) deflate.Write(row);
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9], header[12]) = ((byte)bitDepth, colorType, 1);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", packed.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> samples, int rowLength)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            for (int at = 0; at < samples.Length; at += rowLength)
            {
                deflate.WriteByte(0);
                deflate.Write(samples.Slice(at, rowLength));
            }
        }

        return compressed.ToArray();
    }

    /// <summary>Adds a chunk, with the right checksum.</summary>
    public static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
