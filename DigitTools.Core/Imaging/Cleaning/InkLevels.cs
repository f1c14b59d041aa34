namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>The levels that tell ink from what is left of the paper, once the background is removed.</summary>
/// <param name="Paper">The median level of the paper.</param>
/// <param name="Noise">Up to this level a pixel is paper.</param>
/// <param name="Edge">From this level on a pixel belongs to a stroke: nearer to the paper than to the ink, because a thin stroke between
/// two pixels gives each only half.</param>
/// <param name="Full">The middle of a stroke has about this level.</param>
internal readonly record struct InkLevels(int Paper, int Noise, int Edge, int Full)
{
    /// <summary>Levels by which rounding and compression alone may move the paper of an 8-bit picture.</summary>
    private const int Rounding = 5;

    /// <summary>Paper stays within this many standard deviations of its noise.</summary>
    private const double NoiseDeviations = 2.5;

    /// <summary>A normal distribution has this many standard deviations in one median deviation.</summary>
    private const double DeviationsPerMedianDeviation = 1.4826;

    /// <summary>From this share of ink on, the crop is so tight that the median level may not be paper.</summary>
    private const double TightInk = 0.3;

    /// <summary>
    /// Pixels above this level that touch are one piece; a lower level would join two neighbours by the blur between them.
    /// </summary>
    public int Stroke => Noise + (Edge - Noise) * 3 / 4;

    /// <summary>Whether the ink is so little above the noise that noise may be taken for it.</summary>
    public bool AreNoisy => Full - Paper < 2 * (Noise - Paper);

    /// <summary>Those under which what is half as strong is ink as well.</summary>
    public InkLevels OfFainter()
    {
        int full = Math.Max(Noise + 2, Paper + (Full - Paper) / 2);
        return this with { Edge = EdgeOf(Paper, Noise, full), Full = full };
    }

    /// <summary>Measures a picture.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    public static InkLevels Measure(Raster ink)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        Histogram.Add(ink.Pixels, counts);

        (int paper, int noise) = MeasurePaper(counts);

        // What is above the noise are strokes, with their soft edges, and fainter things such as ruled lines: the upper class is ink.
        counts[..(noise + 1)].Clear();
        int split = Histogram.Otsu(counts) + 1;
        // Drawn or scanned without soft edges, ink may have one level, and then there is no upper class.
        if (counts[split..].ContainsAnyExcept(0)) counts[..split].Clear();
        int full = Math.Max(noise + 1, Histogram.Percentile(counts, 0.5));
        return new InkLevels(paper, noise, EdgeOf(paper, noise, full), full);
    }

    private static int EdgeOf(int paper, int noise, int full) => Math.Max(noise + 1, paper + (full - paper) * 2 / 5);

    /// <summary>The median of the paper, and the highest level that its noise reaches.</summary>
    private static (int Median, int Noise) MeasurePaper(ReadOnlySpan<int> counts)
    {
        int otsu = Histogram.Otsu(counts);
        long pixels = 0, above = 0;
        for (int level = 0; level < counts.Length; level++)
        {
            pixels += counts[level];
            if (level > otsu) above += counts[level];
        }

        if (above > pixels * TightInk)
        {
            // Two halves of mere noise would overlap; ink stands out of the noise of the paper.
            (int Median, int Noise) lower = MeasureNoise(counts[..(otsu + 1)]);
            if (lower.Noise < otsu + 1 + Histogram.Percentile(counts[(otsu + 1)..], 0.5)) return lower;
        }

        return MeasureNoise(counts);
    }

    private static (int Median, int Noise) MeasureNoise(ReadOnlySpan<int> counts)
    {
        int median = Histogram.Percentile(counts, 0.5);
        double deviation = Histogram.MedianDeviation(counts, median) * DeviationsPerMedianDeviation;
        return (median, (int)Math.Min(byte.MaxValue - 1, median + NoiseDeviations * deviation + Rounding));
    }
}
