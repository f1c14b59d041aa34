namespace DigitTools.Core.Imaging;

/// <summary>The levels that tell ink from what is left of the paper, once the background is removed.</summary>
/// <param name="Noise">Up to here a pixel is paper.</param>
/// <param name="Edge">From here a pixel belongs to a stroke: nearer to the paper than to the ink, because a thin stroke between two pixels gives each only half.</param>
/// <param name="Full">The middle of a stroke has about this level.</param>
internal readonly record struct InkLevels(int Noise, int Edge, int Full)
{
    /// <summary>Levels of an 8-bit picture that rounding and compression alone may move the paper by.</summary>
    private const int Rounding = 5;

    /// <summary>Standard deviations of its noise that paper stays within.</summary>
    private const double NoiseDeviations = 4;

    /// <summary>A normal distribution has this many standard deviations in one median deviation.</summary>
    private const double DeviationsPerMedianDeviation = 1.4826;

    /// <summary>From this share of ink on, the picture is so tight a crop that its median is no longer surely paper.</summary>
    private const double TightInk = 0.3;

    /// <summary>From above this level on pixels that touch are one piece; lower, the blur between two neighbours would join them.</summary>
    public int Stroke => Noise + (Edge - Noise) / 2;

    /// <summary>Measures a picture.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    public static InkLevels Measure(Plane ink)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        Histogram.Add(ink.Pixels, counts);

        int otsu = Histogram.Otsu(counts);
        int above = 0;
        foreach (int count in counts[(otsu + 1)..]) above += count;
        var paper = above > ink.Pixels.Length * TightInk ? counts[..(otsu + 1)] : counts;

        int median = Histogram.Percentile(paper, 0.5);
        double deviation = Histogram.MedianDeviation(paper, median) * DeviationsPerMedianDeviation;
        int noise = (int)Math.Min(254, median + NoiseDeviations * deviation + Rounding);

        // What is above the noise are strokes, with their soft edges, and fainter things such as ruled lines: the upper class is ink.
        counts[..(noise + 1)].Clear();
        counts[..(Histogram.Otsu(counts) + 1)].Clear();
        int full = Math.Max(noise + 1, Histogram.Percentile(counts, 0.5));
        int edge = Math.Max(noise + 1, median + (full - median) * 2 / 5);
        return new InkLevels(noise, edge, full);
    }
}
