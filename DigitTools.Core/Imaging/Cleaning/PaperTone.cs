namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>Finds out whether the paper is the dark or the light part of a picture.</summary>
internal static class PaperTone
{
    /// <summary>The border that is looked at is as wide as the shorter side divided by this.</summary>
    private const int BorderPart = 40;

    /// <summary>
    /// A picture with more than this share of one tone has paper of it, even if a frame or a shadow darkens the border.
    /// </summary>
    private const double Dominant = 0.75;

    /// <summary>Whether the ink is lighter than the paper.</summary>
    /// <param name="picture">0 black .. 255 white.</param>
    /// <param name="polarity">What the caller knows.</param>
    public static bool IsDark(Raster picture, Polarity polarity)
    {
        if (polarity != Polarity.Auto) return polarity == Polarity.LightOnDark;

        Span<int> border = stackalloc int[Histogram.Levels];
        Span<int> inside = stackalloc int[Histogram.Levels];
        border.Clear();
        inside.Clear();
        Split(picture, border, inside);
        Span<int> all = stackalloc int[Histogram.Levels];
        for (int level = 0; level < all.Length; level++) all[level] = border[level] + inside[level];

        int threshold = Histogram.Otsu(all);
        double light = ShareAbove(all, threshold);
        if (light > Dominant) return false;
        if (light < 1 - Dominant) return true;
        return ShareAbove(border, threshold) < 0.5;
    }

    private static void Split(Raster picture, Span<int> border, Span<int> inside)
    {
        int thickness = Math.Max(1, Math.Min(picture.Width, picture.Height) / BorderPart);
        if (2 * thickness >= Math.Min(picture.Width, picture.Height))
        {
            Histogram.Add(picture.Pixels, border);
            return;
        }

        for (int y = 0; y < picture.Height; y++)
        {
            Span<byte> row = picture.Row(y);
            if (y < thickness || y >= picture.Height - thickness)
            {
                Histogram.Add(row, border);
                continue;
            }

            Histogram.Add(row[..thickness], border);
            Histogram.Add(row[thickness..^thickness], inside);
            Histogram.Add(row[^thickness..], border);
        }
    }

    private static double ShareAbove(ReadOnlySpan<int> counts, int threshold)
    {
        long total = 0, above = 0;
        for (int level = 0; level < counts.Length; level++)
        {
            total += counts[level];
            if (level > threshold) above += counts[level];
        }

        return (double)above / total;
    }
}
