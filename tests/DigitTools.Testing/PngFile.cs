using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DigitTools.Testing;

/// <summary>Writes PNG files of every kind, chunk by chunk, so that what is in them is known; <see cref="PngPicture"/> reads.</summary>
public static class PngFile
{
    public const byte Gray = 0;
    public const byte Rgb = 2;
    public const byte Palette = 3;
    public const byte GrayAlpha = 4;
    public const byte Rgba = 6;

    /// <summary>The eight bytes that a file begins with.</summary>
    internal static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A file of any kind.</summary>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colorType">One of the constants above.</param>
    /// <param name="bitDepth">Bits a sample.</param>
    /// <param name="samples">Rows of samples as the format stores them, without filter bytes.</param>
    /// <param name="extra">Chunks between header and data, such as the palette.</param>
    public static byte[] Make(
        int width,
        int height,
        byte colorType,
        int bitDepth,
        ReadOnlySpan<byte> samples,
        params IEnumerable<(string Type, byte[] Data)> extra)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            int rowLength = samples.Length / height;
            for (int at = 0; at < samples.Length; at += rowLength)
            {
                deflate.WriteByte(0); // no filter
                deflate.Write(samples.Slice(at, rowLength));
            }
        }

        return Frame(Header(width, height, colorType, bitDepth), packed, extra);
    }

    public static byte[] MakeGray(int width, int height, ReadOnlySpan<byte> pixels, params IEnumerable<(string Type, byte[] Data)> extra) =>
        Make(width, height, Gray, 8, pixels, extra);

    /// <summary>An interlaced PNG of a white sheet: the seven passes of Adam7, whose rows are all the same.</summary>
    /// <param name="side">Pixels a row, and rows.</param>
    /// <param name="colorType">One of the constants above.</param>
    /// <param name="bitDepth">Bits a sample.</param>
    /// <param name="samplesPerPixel">As the colour type has.</param>
    public static byte[] MakeInterlaced(int side, byte colorType, int bitDepth, int samplesPerPixel)
    {
        (int X, int Y, int StepX, int StepY)[] passes =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
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

        byte[] header = Header(side, side, colorType, bitDepth);
        header[12] = 1;
        return Frame(header, packed, []);
    }

    /// <summary>Writes 8-bit gray, in a folder of its own if need be.</summary>
    /// <returns>The path.</returns>
    public static string Write(
        string path, ReadOnlySpan<byte> pixels, int width, int height, params IEnumerable<(string Type, byte[] Data)> extra)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, MakeGray(width, height, pixels, extra));
        return path;
    }

    /// <summary>Writes rows that are made one by one.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colorType">One of the constants above.</param>
    /// <param name="rows">Samples of 8 bits, a filter byte before each row.</param>
    public static void WriteRows(string path, int width, int height, byte colorType, IEnumerable<byte[]> rows)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (byte[] row in rows) deflate.Write(row);
        }

        File.WriteAllBytes(path, Frame(Header(width, height, colorType, bitDepth: 8), packed, []));
    }

    /// <summary>Writes a 28 x 28 picture as it is in a data set.</summary>
    public static string WriteDigit(string path, ReadOnlySpan<byte> pixels) => Write(path, pixels, Mnist.Side, Mnist.Side);

    /// <summary>Writes a sheet of one shade.</summary>
    public static string WritePlain(string path, int side, byte shade = 255)
    {
        byte[] pixels = new byte[side * side];
        pixels.AsSpan().Fill(shade);
        return Write(path, pixels, side, side);
    }

    /// <summary>Whether a file begins and ends as a PNG does.</summary>
    public static bool IsWhole(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        return bytes.StartsWith(Signature) && bytes.Length > 20 && bytes[^8..^4].SequenceEqual("IEND"u8);
    }

    /// <summary>Pixels a row, from the header.</summary>
    public static int Width(string path) => BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(path).AsSpan(16));

    /// <summary>Adds a chunk, with the right checksum.</summary>
    public static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        file.Write(number);
    }

    private static byte[] Header(int width, int height, byte colorType, int bitDepth)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bitDepth, colorType);
        return header;
    }

    private static byte[] Frame(byte[] header, MemoryStream data, IEnumerable<(string Type, byte[] Data)> extra)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", header);
        foreach ((string type, byte[] content) in extra) WriteChunk(file, type, content);
        WriteChunk(file, "IDAT", data.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
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
