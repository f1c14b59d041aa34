using System.Buffers.Binary;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Writes sheets of one shade as small as their formats allow.</summary>
internal static class BlankFiles
{
    private static readonly byte[] s_white = [255, 255, 255];

    /// <summary>A white GIF whose codes stand for one pixel more each, until the table is full.</summary>
    /// <param name="side">Pixels a row, and rows, of the whole picture.</param>
    /// <param name="frame">The same of its only frame.</param>
    public static byte[] Gif(int side, int frame)
    {
        const int Clear = 4, End = 5, TableSize = 4096;
        var codes = new BitWriter();
        codes.Put(Clear, 3);
        for (long left = (long)frame * frame; left > 0;)
        {
            int width = 3, next = End + 1;
            for (int length = 1; left > 0 && next < TableSize; length++)
            {
                int run = (int)Math.Min(length, left);
                codes.Put(run == 1 ? 0 : End - 1 + run, width);
                left -= run;
                if (length > 1 && ++next == 1 << width && width < 12) width++;
            }

            codes.Put(left > 0 ? Clear : End, width);
        }

        byte[] all = [(byte)side, (byte)(side >> 8), (byte)side, (byte)(side >> 8)];
        byte[] part = [(byte)frame, (byte)(frame >> 8), (byte)frame, (byte)(frame >> 8)];
        byte[] palette = [.. s_white, .. s_white, .. s_white, .. s_white];
        byte[] blocks = [.. codes.ToArray().Chunk(255).SelectMany(b => (byte[])[(byte)b.Length, .. b])];
        return [.. "GIF89a"u8, .. all, 0x81, 0, 0, .. palette, 0x2C, 0, 0, 0, 0, .. part, 0, 2, .. blocks, 0, 0x3B];
    }

    /// <summary>A white BMP in runs of 255 pixels.</summary>
    /// <param name="side">Pixels a row, and rows.</param>
    /// <param name="rows">Rows that are there.</param>
    public static byte[] Bmp(int side, int rows)
    {
        byte[] row = [.. Enumerable.Range(0, (side + 254) / 255).SelectMany(i => (byte[])[(byte)Math.Min(255, side - i * 255), 1]), 0, 0];
        byte[] data = [.. Enumerable.Repeat(row, rows).SelectMany(r => r), 0, 1];
        byte[] header = new byte[62];
        "BM"u8.CopyTo(header);
        (int At, int Value)[] fields =
        [
            (2, 62 + data.Length), (10, 62), (14, 40), (18, side), (22, side), (26, 1 | 8 << 16), (30, 1), (34, data.Length), (46, 2),
        ];
        foreach ((int at, int value) in fields) BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), value);
        s_white.CopyTo(header, 58);
        return [.. header, .. data];
    }

    /// <summary>A gray JPEG of many scans: the first has a bit for each block, those after it say that nothing changes.</summary>
    /// <param name="side">Pixels a row, and rows.</param>
    /// <param name="scans">How many.</param>
    /// <param name="preview">What an application keeps before the picture.</param>
    public static byte[] Jpeg(int side, int scans, byte[] preview)
    {
        // The run of blocks that end at once: 14 bits say how many beyond 2 to the 14.
        const int LongestRun = 1 << 14;
        int blocks = (side + 7) / 8 * ((side + 7) / 8);
        var runs = new BitWriter();
        for (int i = 0; i < blocks; i += LongestRun) runs.Put(0, 15);
        byte[] later = [.. Segment(0xDA, [1, 1, 0, 1, 63, 0]), .. runs.ToArray()];
        return
        [
            0xFF, 0xD8, .. Segment(0xE1, preview), .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC2, [8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0xE0]),
            .. Segment(0xDA, [1, 1, 0, 0, 0, 0]), .. new byte[(blocks + 7) / 8],
            .. Enumerable.Repeat(later, scans - 1).SelectMany(s => s),
            0xFF, 0xD9,
        ];
    }

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
}
