using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DigitTools.PowerShell.Tests;

/// <summary>Writes gray pictures without the library that the module reads them with.</summary>
internal static class PngFile
{
    private static readonly byte[] s_signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes width x height bytes of gray, and chunks before them.</summary>
    public static void Write(string path, ReadOnlySpan<byte> pixels, int width, int height, params IEnumerable<(string Type, byte[] Data)> extra)
    {
        byte[][] rows = new byte[height][];
        for (int y = 0; y < height; y++) rows[y] = [0, .. pixels.Slice(y * width, width)]; // no filter
        WriteRows(path, width, height, colorType: 0, rows, extra);
    }

    /// <summary>Writes rows of samples of 8 bits, a filter byte before each.</summary>
    public static void WriteRows(string path, int width, int height, byte colorType, IEnumerable<byte[]> rows, params IEnumerable<(string Type, byte[] Data)> extra)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colorType);

        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (byte[] row in rows) packed.Write(row);
        }

        using FileStream file = File.Create(path);
        file.Write(s_signature);
        Chunk(file, "IHDR", header);
        foreach ((string type, byte[] content) in extra) Chunk(file, type, content);
        Chunk(file, "IDAT", data.ToArray());
        Chunk(file, "IEND", []);
    }

    /// <summary>Whether a file begins and ends as a PNG does.</summary>
    public static bool IsWhole(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        return bytes.StartsWith(s_signature) && bytes.Length > 20 && bytes[^8..^4].SequenceEqual("IEND"u8);
    }

    /// <summary>Pixels a row, from the header.</summary>
    public static int Width(string path) => BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(path).AsSpan(16));

    private static void Chunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
