using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Repeated measurements of one thing.</summary>
/// <param name="values">At least one.</param>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public double Median => (_sorted[(_sorted.Length - 1) / 2] + _sorted[_sorted.Length / 2]) / 2;

    /// <summary>Median, and smallest and largest in brackets.</summary>
    /// <param name="format">A format of numbers.</param>
    public string Text(string format)
    {
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return $"{Number(Median)} ({Number(_sorted[0])} .. {Number(_sorted[^1])})";
    }
}
