using System.Globalization;

namespace DigitTools.Core.Charts;

/// <summary>Numbers as charts write them, the same on every machine.</summary>
internal static class ChartNumber
{
    /// <summary>"99.72 %". Only a whole is called 100 %: 99.998 % is "&gt; 99.99 %". NaN is a dash.</summary>
    /// <param name="fraction">0..1.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Percent(double fraction, int decimals = 2)
    {
        if (double.IsNaN(fraction)) return "–";
        double step = Math.Pow(10, -decimals);
        double percent = Math.Round(fraction * 100, decimals, MidpointRounding.AwayFromZero);
        return fraction < 1 && percent >= 100
            ? "> " + Fixed(100 - step, decimals) + " %"
            : Fixed(percent, decimals) + " %";
    }

    /// <summary>"10,000".</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 error", "28 errors".</summary>
    public static string Count(int count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>"0.05": as many digits as the value has, three at most.</summary>
    public static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Fixed(double value, int decimals) =>
        value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
