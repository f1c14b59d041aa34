namespace DigitTools.Core.Imaging.Layout;

/// <summary>Brings a line of writing to one tone, whatever pen and light it had.</summary>
internal static class LineTone
{
    /// <summary>The level that strokes get; darker places stay darker.</summary>
    private const int Full = 230;

    /// <summary>Levels from paper to strokes, at least: what is paler than that is no writing, and is not made so.</summary>
    private const int LeastContrast = 24;

    /// <summary>Levels by which the paper differs from itself.</summary>
    private const int Rounding = 5;

    /// <summary>Paper becomes 0, strokes about 230.</summary>
    /// <param name="line">Ink high, paper low; changed.</param>
    public static void Stretch(Raster line)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        Histogram.Add(line.Pixels, counts);
        int paper = Histogram.Percentile(counts, 0.5);
        counts[..Math.Min(Histogram.Levels - 1, paper + Rounding)].Clear();
        int split = Histogram.Otsu(counts) + 1;
        if (counts[split..].ContainsAnyExcept(0)) counts[..split].Clear();
        int contrast = Math.Max(LeastContrast, Histogram.Percentile(counts, 0.5) - paper);
        foreach (ref byte pixel in line.Pixels) pixel = (byte)Math.Clamp((pixel - paper) * Full / contrast, 0, byte.MaxValue);
    }
}
