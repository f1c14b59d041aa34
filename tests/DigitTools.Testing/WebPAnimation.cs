using System.Buffers.Binary;

namespace DigitTools.Testing;

/// <summary>Animations as WebP files, put together of pictures.</summary>
public static class WebPAnimation
{
    private const int FileHeader = 12;

    /// <summary>An animation whose frames have all the size of the picture.</summary>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="frames">A gray picture for each frame, or the same one many times.</param>
    public static byte[] Make(int width, int height, params IEnumerable<byte[]> frames)
    {
        var encoded = new Dictionary<byte[], byte[]>(ReferenceEqualityComparer.Instance);
        var chunks = new MemoryStream();
        byte[] sides = [.. Number(width - 1), .. Number(height - 1)];
        chunks.Write(Chunk("VP8X"u8, [2, 0, 0, 0, .. sides]));
        chunks.Write(Chunk("ANIM"u8, new byte[6]));
        foreach (byte[] frame in frames)
        {
            if (!encoded.TryGetValue(frame, out byte[]? chunk))
            {
                byte[] picture = EncodedPicture.WebP(width, height, frame)[FileHeader..];
                encoded[frame] = chunk = Chunk("ANMF"u8, [.. new byte[6], .. sides, .. Number(100), 0, .. picture]);
            }

            chunks.Write(chunk);
        }

        return Chunk("RIFF"u8, [.. "WEBP"u8, .. chunks.ToArray()]);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. name, .. length, .. data, .. new byte[data.Length & 1]];
    }

    private static byte[] Number(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
