namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages what lies at fixed places of GIF, BMP and WebP files.</summary>
internal static class HeaderDamage
{
    /// <summary>Screen, flags, background, aspect; behind 128 colours the frame's place, size and flags, code size, first block.</summary>
    private static readonly int[] s_gif = [3, 6, 8, 10, 11, 12, 397, 398, 400, 402, 404, 406, 407, 408];

    /// <summary>Sizes, offset, header, width, height, planes, bits, compression, resolutions, colours.</summary>
    private static readonly int[] s_bmp = [2, 6, 10, 14, 18, 22, 26, 28, 30, 34, 38, 42, 46, 50];

    /// <summary>Length, form, chunk, its length, frame header, sizes.</summary>
    private static readonly int[] s_webP = [4, 8, 12, 15, 16, 20, 21, 23, 24, 26, 28];

    private static readonly string[] s_webPChunks = ["VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "EXIF", "ICCP", "XMP "];

    /// <summary>Damages a file in one to three places; one of another format by bytes alone.</summary>
    public static byte[] Apply(byte[] file, FuzzRandom random)
    {
        int[]? places = file.AsSpan() switch
        {
            [(byte)'G', (byte)'I', (byte)'F', ..] => s_gif,
            [(byte)'B', (byte)'M', ..] => s_bmp,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => s_webP,
            _ => null,
        };
        if (places is null) return ByteDamage.Apply(file, random);
        byte[] copy = [.. file];
        for (int times = random.OneIn(2) ? 1 : 1 + random.Next(3); times > 0; times--)
        {
            int at = random.Pick(places);
            if (at < copy.Length) ByteDamage.SetNumber(copy, at, random);
        }

        if (places == s_webP && random.OneIn(4)) System.Text.Encoding.ASCII.GetBytes(random.Pick(s_webPChunks)).CopyTo(copy.AsSpan(12));
        return random.OneIn(4) ? ByteDamage.Apply(copy, random) : copy;
    }
}
