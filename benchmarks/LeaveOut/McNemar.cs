namespace DigitTools.Benchmarks.LeaveOut;

/// <summary>Whether one reader is better than another on the same pictures.</summary>
/// <remarks>
/// Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", 1947; the exact binomial form.
/// </remarks>
internal static class McNemar
{
    /// <summary>How probable a difference at least as large is between two equally good readers, 0..1; two-sided.</summary>
    /// <param name="firstAlone">Pictures that only the first reads wrong.</param>
    /// <param name="secondAlone">Pictures that only the second reads wrong.</param>
    public static double P(int firstAlone, int secondAlone)
    {
        int n = firstAlone + secondAlone, least = Math.Min(firstAlone, secondAlone);
        double sum = 0, logTerm = -n * Math.Log(2);
        for (int k = 0; k <= least; k++)
        {
            sum += Math.Exp(logTerm);
            logTerm += Math.Log((double)(n - k) / (k + 1));
        }

        return Math.Min(1, 2 * sum);
    }
}
