namespace DigitTools.Core.Imaging.Layout;

/// <summary>Brings ink to the full range of levels.</summary>
internal static class InkScale
{
    /// <summary>Of the pixels with ink, this share reaches 255 in the end: in MNIST most of a stroke does.</summary>
    private const double FullShare = 0.25;

    /// <summary>Levels below this one are the outermost edge of a stroke.</summary>
    private const int Faintest = 8;

    /// <summary>Maps noise to 0 and full ink to 255; what is between stays soft.</summary>
    public static void Stretch(Raster ink, int noise, int full)
    {
        Span<byte> map = stackalloc byte[Histogram.Levels];
        for (int level = 0; level < map.Length; level++) map[level] = Stretched(level, noise, full);
        foreach (ref byte pixel in ink.Pixels) pixel = map[pixel];
    }

    /// <summary>What <see cref="Stretch"/> makes of a level.</summary>
    public static byte Stretched(int level, int noise, int full)
    {
        int range = Math.Max(1, full - noise);
        return (byte)Math.Clamp(((level - noise) * 255 + range / 2) / range, 0, 255);
    }

    /// <summary>Makes the middle of the strokes 255 again after a reduction has thinned them out.</summary>
    public static void Restore(Raster ink)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        Histogram.Add(ink.Pixels, counts);
        counts[..Faintest].Clear();
        int full = Histogram.Percentile(counts, 1 - FullShare);
        if (full is > 0 and < 255) Stretch(ink, 0, full);
    }
}
