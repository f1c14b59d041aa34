namespace DigitTools.Core.Imaging;

/// <summary>Counts of the 256 levels of a picture, and the levels that can be read from them.</summary>
internal static class Histogram
{
    /// <summary>Number of levels, the length of a histogram.</summary>
    public const int Levels = 256;

    /// <summary>Adds pixels to a histogram.</summary>
    /// <param name="pixels">Any number.</param>
    /// <param name="counts">256 counts.</param>
    public static void Add(ReadOnlySpan<byte> pixels, Span<int> counts)
    {
        foreach (byte pixel in pixels) counts[pixel]++;
    }

    /// <summary>The lowest level that at least this share of the pixels does not exceed; 0 if there are no pixels.</summary>
    /// <param name="counts">256 counts.</param>
    /// <param name="share">0 .. 1; one half gives the median.</param>
    public static int Percentile(ReadOnlySpan<int> counts, double share)
    {
        long total = 0;
        foreach (int count in counts) total += count;

        long wanted = (long)Math.Ceiling(total * share);
        long below = 0;
        for (int level = 0; level < counts.Length; level++)
        {
            below += counts[level];
            if (below >= wanted) return level;
        }

        return 0;
    }

    /// <summary>The median distance from a level: a measure of spread that a few other pixels do not change.</summary>
    /// <param name="counts">256 counts.</param>
    /// <param name="centre">0 .. 255.</param>
    public static int MedianDeviation(ReadOnlySpan<int> counts, int centre)
    {
        Span<int> deviations = stackalloc int[Levels];
        deviations.Clear();
        for (int level = 0; level < counts.Length; level++) deviations[Math.Abs(level - centre)] += counts[level];
        return Percentile(deviations, 0.5);
    }

    /// <summary>Splits the levels into two classes as far apart as possible (N. Otsu, 1979).</summary>
    /// <param name="counts">256 counts.</param>
    /// <returns>The highest level of the lower class; if there is only one level, that level.</returns>
    public static int Otsu(ReadOnlySpan<int> counts)
    {
        double total = 0, sum = 0;
        for (int level = 0; level < counts.Length; level++)
        {
            total += counts[level];
            sum += (double)level * counts[level];
        }

        double lowerTotal = 0, lowerSum = 0, widest = -1;
        int best = 0;
        for (int level = 0; level < counts.Length - 1; level++)
        {
            lowerTotal += counts[level];
            lowerSum += (double)level * counts[level];
            if (lowerTotal == 0) continue;
            if (lowerTotal == total) return widest < 0 ? level : best;

            double distance = lowerSum / lowerTotal - (sum - lowerSum) / (total - lowerTotal);
            double between = lowerTotal * (total - lowerTotal) * distance * distance;
            if (between <= widest) continue;

            widest = between;
            best = level;
        }

        return best;
    }
}
