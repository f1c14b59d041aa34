namespace DigitTools.Core.Evaluation;

/// <summary>Whether confidences mean what they say.</summary>
internal static class Calibration
{
    /// <summary>
    /// Nothing is fitted on fewer pictures: all of them may be read right by chance, and 1 % of them is too few to count on.
    /// </summary>
    public const int FewestPictures = 500;

    private const int BinCount = 15;

    /// <summary>The readings in 15 equal intervals of confidence.</summary>
    public static IReadOnlyList<ReliabilityBin> Bins(ReadOnlySpan<Reading> readings)
    {
        int[] counts = new int[BinCount];
        int[] rights = new int[BinCount];
        double[] confidences = new double[BinCount];
        foreach (Reading reading in readings)
        {
            int bin = Math.Clamp((int)Math.Ceiling(reading.Confidence * BinCount) - 1, 0, BinCount - 1);
            counts[bin]++;
            confidences[bin] += reading.Confidence;
            if (reading.IsRight) rights[bin]++;
        }

        return [.. Enumerable.Range(0, BinCount).Select(b => new ReliabilityBin(
            (double)b / BinCount, (b + 1.0) / BinCount, counts[b],
            counts[b] == 0 ? 0 : confidences[b] / counts[b], counts[b] == 0 ? 0 : (double)rights[b] / counts[b]))];
    }

    /// <summary>Mean distance of confidence and accuracy, weighted by count.</summary>
    /// <remarks>
    /// M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    /// </remarks>
    public static double ExpectedError(IReadOnlyList<ReliabilityBin> bins) =>
        bins.Sum(b => b.Count * Math.Abs(b.MeanConfidence - b.Accuracy)) / bins.Sum(b => b.Count);

    /// <summary>The error left when the least sure readings are rejected.</summary>
    /// <param name="readings">At least one.</param>
    /// <param name="rejectedFractions">Parts of them that are rejected, 0..1 each.</param>
    public static IReadOnlyList<CoveragePoint> Coverage(ReadOnlySpan<Reading> readings, ReadOnlySpan<double> rejectedFractions)
    {
        Reading[] sorted = readings.ToArray();
        Array.Sort(sorted, (a, b) => a.Confidence.CompareTo(b.Confidence));
        var points = new List<CoveragePoint>();
        foreach (double fraction in rejectedFractions)
        {
            // At least one is kept, so that there is an error rate to speak of.
            int rejected = Math.Min((int)Math.Round(fraction * sorted.Length), sorted.Length - 1);
            ReadOnlySpan<Reading> kept = sorted.AsSpan(rejected);
            int errors = 0;
            foreach (Reading reading in kept) errors += reading.IsRight ? 0 : 1;
            points.Add(new CoveragePoint(fraction, kept[0].Confidence, kept.Length, errors, (double)errors / kept.Length));
        }

        return points;
    }

    /// <summary>The largest part of the readings that can be kept, the surest first, with few enough of them wrong, 0..1.</summary>
    /// <param name="readings">At least one.</param>
    /// <param name="oneWrongIn">One wrong reading is allowed in so many.</param>
    public static double LargestKept(ReadOnlySpan<Reading> readings, int oneWrongIn)
    {
        Reading[] sorted = readings.ToArray();
        Array.Sort(sorted, (a, b) => b.Confidence.CompareTo(a.Confidence));
        int errors = 0, kept = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (!sorted[i].IsRight) errors++;
            // No threshold parts readings that are equally sure.
            bool isWhole = i + 1 == sorted.Length || sorted[i + 1].Confidence < sorted[i].Confidence;
            if (isWhole && errors * oneWrongIn <= i + 1) kept = i + 1;
        }

        return (double)kept / sorted.Length;
    }
}
