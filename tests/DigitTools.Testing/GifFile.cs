namespace DigitTools.Testing;

/// <summary>Gray GIF files: 128 levels, each code of 8 bits, as the table of codes is cleared before it grows.</summary>
public static class GifFile
{
    private const int Levels = 128, Clear = Levels, End = Levels + 1, ClearEvery = 100;

    /// <summary>A picture of one frame, without what animations need.</summary>
    public static byte[] Picture(int width, int height, ReadOnlySpan<byte> gray) =>
        [.. Header(width, height), .. Image(new GifFrame(0, 0, width, height, gray.ToArray())), 0x3B];

    /// <summary>An animation.</summary>
    public static byte[] Animation(int width, int height, params IEnumerable<GifFrame> frames) =>
        [.. Header(width, height), .. frames.SelectMany(f => (byte[])[.. Control(f), .. Image(f)]), 0x3B];

    private static byte[] Header(int width, int height) =>
    [
        .. "GIF89a"u8, .. Number(width), .. Number(height), 0xF6, 0, 0,
        .. Enumerable.Range(0, Levels).SelectMany(level => Enumerable.Repeat((byte)(level * 255 / (Levels - 1)), 3)),
    ];

    private static byte[] Control(GifFrame frame)
    {
        byte flags = (byte)((int)frame.Disposal << 2 | (frame.Transparent is null ? 0 : 1));
        return [0x21, 0xF9, 4, flags, 10, 0, Index(frame.Transparent ?? 0), 0];
    }

    private static byte[] Image(GifFrame frame)
    {
        var codes = new List<byte>();
        for (int i = 0; i < frame.Gray.Length; i++)
        {
            if (i % ClearEvery == 0) codes.Add(Clear);
            codes.Add(Index(frame.Gray[i]));
        }

        codes.Add(End);
        return
        [
            0x2C, .. Number(frame.Left), .. Number(frame.Top), .. Number(frame.Width), .. Number(frame.Height), 0, 7,
            .. codes.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0,
        ];
    }

    private static byte Index(byte level) => (byte)((level * (Levels - 1) + Levels - 1) / 255);

    private static byte[] Number(int value) => [(byte)value, (byte)(value >> 8)];
}
