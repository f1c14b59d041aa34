namespace DigitTools.Core.Evaluation;

/// <summary>Whether confidences mean what they say.</summary>
internal static class Calibration
{
    /// <summary>
    /// Nothing is fitted on fewer pictures: all of them may be read right by chance, and 1 % of them is too few to count on.
    /// </summary>
    public const int FewestPictures = 500;

    private const int BinCount = 15;

    private static readonly double[] s_rejectedFractions = [0, 0.005, 0.01, 0.02, 0.05];

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

    /// <summary>The error left when the least sure 0, 0.5, 1, 2 and 5 % are rejected.</summary>
    public static IReadOnlyList<CoveragePoint> Coverage(ReadOnlySpan<Reading> readings)
    {
        Reading[] sorted = readings.ToArray();
        Array.Sort(sorted, (a, b) => a.Confidence.CompareTo(b.Confidence));
        var points = new List<CoveragePoint>();
        foreach (double fraction in s_rejectedFractions)
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
}
