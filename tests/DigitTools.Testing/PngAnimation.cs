using System.Buffers.Binary;

namespace DigitTools.Testing;

/// <summary>Animated PNG files, put together of pictures.</summary>
public static class PngAnimation
{
    /// <summary>An animation.</summary>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="frames">The first has the size of the picture. Where one has something transparent, all have an opacity.</param>
    public static byte[] Make(int width, int height, params IReadOnlyList<GifFrame> frames)
    {
        bool hasAlpha = frames.Any(f => f.Transparent is not null);
        using var file = new MemoryStream();
        int sequence = 0;
        for (int i = 0; i < frames.Count; i++)
        {
            byte[] png = Png(frames[i], hasAlpha);
            if (i == 0)
            {
                file.Write(png.AsSpan(0, 33)); // with the header
                PngFile.WriteChunk(file, "acTL", [.. Number(frames.Count), 0, 0, 0, 0]);
            }

            PngFile.WriteChunk(file, "fcTL", Control(frames[i], sequence++));
            ReadOnlySpan<byte> pixels = png.AsSpan(41, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33)));
            if (i == 0) PngFile.WriteChunk(file, "IDAT", pixels);
            else PngFile.WriteChunk(file, "fdAT", [.. Number(sequence++), .. pixels]);
        }

        PngFile.WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Png(GifFrame frame, bool hasAlpha) => hasAlpha
        ? PngFile.Make(
            frame.Width, frame.Height, PngFile.GrayAlpha, 8,
            (byte[])[.. frame.Gray.SelectMany(level => (byte[])[level, level == frame.Transparent ? byte.MinValue : byte.MaxValue])])
        : PngFile.MakeGray(frame.Width, frame.Height, frame.Gray);

    /// <summary>Size, place, a tenth of a second, what becomes of it, and that what is transparent shows what is below.</summary>
    private static byte[] Control(GifFrame frame, int sequence) =>
    [
        .. Number(sequence), .. Number(frame.Width), .. Number(frame.Height), .. Number(frame.Left), .. Number(frame.Top),
        0, 1, 0, 10, (byte)(frame.Disposal - 1), 1,
    ];

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
