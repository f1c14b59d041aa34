using System.Buffers.Binary;
using System.IO.Compression;
using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

/// <summary>Makes the bytes of IDX files, right and wrong ones.</summary>
internal static class IdxFile
{
    public const uint ImagesMagic = 0x803;
    public const uint LabelsMagic = 0x801;

    public static byte[] Images(DigitDataset data) => Make(data.Pixels, ImagesMagic, (uint)data.Count, DigitShape.Side, DigitShape.Side);

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
    public static void WriteHalf(TemporaryFolder folder, string prefix, DigitDataset data)
    {
        folder.Write($"{prefix}-images-idx3-ubyte", Images(data));
        folder.Write($"{prefix}-labels-idx1-ubyte", Labels(data.Labels));
    }
}
