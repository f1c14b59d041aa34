namespace DigitTools.Core.Evaluation;

/// <summary>Bounds of a proportion that was counted on a sample.</summary>
/// <remarks>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.</remarks>
internal static class WilsonInterval
{
    // The normal distribution's 97.5 % quantile.
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval, within 0..1.</summary>
    /// <param name="successes">0 .. trials.</param>
    /// <param name="trials">At least 1.</param>
    public static (double Low, double High) Of(int successes, int trials)
    {
        double n = trials, p = successes / n, z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        // At the ends the bound is exact, and rounding must not make 100 % a little less.
        return (successes == 0 ? 0 : middle - half, successes == trials ? 1 : middle + half);
    }
}
