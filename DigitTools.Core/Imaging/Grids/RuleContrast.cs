namespace DigitTools.Core.Imaging.Grids;

/// <summary>How much darker a line is than what lies beside it, over any stretch of it: paper's noise comes to nothing.</summary>
internal sealed class RuleContrast
{
    /// <summary>
    /// Pixels to each side from where on there is no more of a line, at least; in shares of its length, as photos are blurred.
    /// </summary>
    private const int LeastBeyond = 5, BeyondShare = 120;

    /// <summary>The sums up to each place, of three pixels across each.</summary>
    private readonly int[] _line, _before, _after;

    private RuleContrast(int length) => (_line, _before, _after) = (new int[length + 1], new int[length + 1], new int[length + 1]);

    /// <summary>That of nothing.</summary>
    /// <param name="length">Pixels.</param>
    public static RuleContrast None(int length) => new(length);

    /// <summary>Measures it.</summary>
    /// <param name="curve">Where the line is, pixels across for pixels along.</param>
    /// <param name="evidence">Where thin lines are; this one goes to the right.</param>
    public static RuleContrast Of(Func<double, double> curve, BytePlane evidence)
    {
        var contrast = new RuleContrast(evidence.Width);
        int beyond = Math.Max(LeastBeyond, evidence.Width / BeyondShare);
        for (int x = 0; x < evidence.Width; x++)
        {
            int at = (int)Math.Floor(curve(x + 0.5));
            contrast._line[x + 1] = contrast._line[x] + Sum(evidence, x, at);
            contrast._before[x + 1] = contrast._before[x] + Sum(evidence, x, at - beyond);
            contrast._after[x + 1] = contrast._after[x] + Sum(evidence, x, at + beyond);
        }

        return contrast;
    }

    /// <summary>That of two lines, the clearer one at each place.</summary>
    /// <param name="other">As long as this one.</param>
    public RuleContrast With(RuleContrast other)
    {
        var both = new RuleContrast(_line.Length - 1);
        for (int x = 1; x < _line.Length; x++)
        {
            RuleContrast clearer = Between(x - 1, x) >= other.Between(x - 1, x) ? this : other;
            both._line[x] = both._line[x - 1] + clearer._line[x] - clearer._line[x - 1];
            both._before[x] = both._before[x - 1] + clearer._before[x] - clearer._before[x - 1];
            both._after[x] = both._after[x - 1] + clearer._after[x] - clearer._after[x - 1];
        }

        return both;
    }

    /// <summary>The contrast of a stretch to the paler of its sides: a digit may stand on the other.</summary>
    /// <param name="first">Pixels along.</param>
    /// <param name="last">Pixels along, more than that.</param>
    public double Between(int first, int last)
    {
        int beside = Math.Min(_before[last] - _before[first], _after[last] - _after[first]);
        return (_line[last] - _line[first] - beside) / (3.0 * (last - first));
    }

    /// <summary>The contrast of a stretch to the darker of its sides: that of an edge is none.</summary>
    /// <param name="first">Pixels along.</param>
    /// <param name="last">Pixels along, more than that.</param>
    public double BetweenBoth(int first, int last)
    {
        int beside = Math.Max(_before[last] - _before[first], _after[last] - _after[first]);
        return (_line[last] - _line[first] - beside) / (3.0 * (last - first));
    }

    private static int Sum(BytePlane evidence, int x, int middle)
    {
        int sum = 0;
        for (int y = Math.Max(0, middle - 1); y <= Math.Min(evidence.Height - 1, middle + 1); y++)
            sum += evidence.Pixels[y * evidence.Width + x];
        return sum;
    }
}
