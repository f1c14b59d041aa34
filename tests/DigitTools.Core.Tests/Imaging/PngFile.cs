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
        foreach (var (type, data) in extra) WriteChunk(file, type, data);
        WriteChunk(file, "IDAT", Compress(samples, samples.Length / height));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] MakeGray(int width, int height, ReadOnlySpan<byte> pixels, params (string Type, byte[] Data)[] extra) =>
        Make(width, height, Gray, 8, pixels, extra);

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
