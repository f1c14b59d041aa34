using System.Buffers.Binary;
using System.IO.Compression;

namespace DigitTools.Testing;

/// <summary>Makes the bytes of IDX files, right and wrong ones.</summary>
public static class IdxFile
{
    public const uint ImagesMagic = 0x803;
    public const uint LabelsMagic = 0x801;

    /// <summary>A file of pictures.</summary>
    /// <param name="pixels">28 x 28 bytes for each.</param>
    public static byte[] Images(ReadOnlySpan<byte> pixels) =>
        Make(pixels, ImagesMagic, (uint)(pixels.Length / Mnist.PixelCount), Mnist.Side, Mnist.Side);

    public static byte[] Labels(params byte[] labels) => Make(labels, LabelsMagic, (uint)labels.Length);

    public static byte[] Make(ReadOnlySpan<byte> data, params uint[] header)
    {
        byte[] file = new byte[4 * header.Length + data.Length];
        for (int i = 0; i < header.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 * i), header[i]);
        data.CopyTo(file.AsSpan(4 * header.Length));
        return file;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Writes both files of one half, plain.</summary>
    public static void WriteHalf(string folder, string prefix, ReadOnlySpan<byte> pixels, byte[] labels)
    {
        File.WriteAllBytes(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), Images(pixels));
        File.WriteAllBytes(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), Labels(labels));
    }
}
