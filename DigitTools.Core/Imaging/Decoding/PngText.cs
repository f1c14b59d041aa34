using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Text that a PNG carries packed beside its pixels. libpng unpacks all of it, a thousandfold, and nobody here reads it.</summary>
internal static class PngText
{
    private const int FirstChunk = 8;
    private const int LengthAndType = 8;
    private const int Checksum = 4;

    /// <summary>Hides it from the decoder, which skips chunks of a name that it doesn't know, without a look at their checksum.</summary>
    /// <param name="file">All bytes of a PNG.</param>
    public static void Hide(Span<byte> file)
    {
        for (long at = FirstChunk; at + LengthAndType <= file.Length;)
        {
            Span<byte> chunk = file[(int)at..];
            Span<byte> type = chunk.Slice(4, 4);
            if (type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8)) "teXt"u8.CopyTo(type);
            at += LengthAndType + BinaryPrimitives.ReadUInt32BigEndian(chunk) + Checksum;
        }
    }
}
