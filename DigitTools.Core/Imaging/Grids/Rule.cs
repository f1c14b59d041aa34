namespace DigitTools.Core.Imaging.Grids;

/// <summary>A rule that goes across a view, as far as it is there.</summary>
internal sealed class Rule
{
    /// <summary>Pixels across to each side in which it may be seen, and along: dots make a rule too.</summary>
    private const int Reach = 2, Gap = 2;

    private readonly Func<double, double> _curve;

    /// <summary>How many places up to each are inked.</summary>
    private readonly int[] _inked;

    private readonly RuleContrast _contrast;

    private Rule(Func<double, double> curve, int[] inked, RuleContrast contrast)
    {
        (_curve, _inked, _contrast) = (curve, inked, contrast);
        (First, Last) = (this, this);
    }

    /// <summary>How far it goes along, pixels.</summary>
    public int Length => _inked.Length - 1;

    /// <summary>Its place in the middle of the view, pixels across.</summary>
    public double Middle => At(Length / 2.0);

    /// <summary>The first line of a double rule; this one if it is a single one.</summary>
    public Rule First { get; private init; }

    /// <summary>The last line of a double rule; this one if it is a single one.</summary>
    public Rule Last { get; private init; }

    /// <summary>Whether it was drawn, or only follows from others.</summary>
    public bool IsDrawn => _inked[^1] > 0;

    /// <summary>Looks where it is inked.</summary>
    /// <param name="curve">Where it is, pixels across for pixels along.</param>
    /// <param name="evidence">Where thin lines are; this one goes to the right.</param>
    /// <param name="clear">The same without the grain of the paper.</param>
    /// <param name="level">From this level on there is a line.</param>
    public static Rule Seen(Func<double, double> curve, BytePlane evidence, BytePlane clear, byte level)
    {
        bool[] seen = new bool[evidence.Width];
        for (int x = 0; x < evidence.Width; x++)
        {
            int at = (int)Math.Floor(curve(x + 0.5));
            bool isInked = false;
            for (int y = Math.Max(0, at - Reach); y <= Math.Min(evidence.Height - 1, at + Reach); y++)
                isInked |= clear.Pixels[y * clear.Width + x] >= level;
            if (isInked) seen.AsSpan(Math.Max(0, x - Gap)..Math.Min(seen.Length, x + Gap + 1)).Fill(true);
        }

        int[] inked = new int[evidence.Width + 1];
        for (int x = 0; x < seen.Length; x++) inked[x + 1] = inked[x] + (seen[x] ? 1 : 0);

        return new Rule(curve, inked, RuleContrast.Of(curve, evidence));
    }

    /// <summary>A rule of which nothing is seen, beside another one.</summary>
    /// <param name="distance">Pixels across.</param>
    public Rule Beside(double distance) => new(x => _curve(x) + distance, new int[_inked.Length], RuleContrast.None(Length));

    /// <summary>A rule between this one and another of which nothing is seen.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="part">0 this one .. 1 the other.</param>
    public Rule Between(Rule other, double part) =>
        new(x => double.Lerp(_curve(x), other._curve(x), part), new int[_inked.Length], RuleContrast.None(Length));

    /// <summary>The double rule of this line and another one: inked where either is.</summary>
    /// <param name="other">The other one, that comes after it.</param>
    public Rule Doubled(Rule other)
    {
        int[] inked = new int[_inked.Length];
        for (int x = 0; x < Length; x++)
            inked[x + 1] = inked[x] + Math.Max(_inked[x + 1] - _inked[x], other._inked[x + 1] - other._inked[x]);

        RuleContrast contrast = _contrast.With(other._contrast);
        return new Rule(x => (_curve(x) + other._curve(x)) / 2, inked, contrast) { First = First, Last = other.Last };
    }

    /// <summary>Its place, pixels across.</summary>
    /// <param name="along">Pixels.</param>
    public double At(double along) => _curve(along);

    /// <summary>How far a stretch leaves a straight line at most, in shares of its length.</summary>
    /// <param name="from">Pixels along.</param>
    /// <param name="to">Pixels along, more than that.</param>
    public double Bend(double from, double to)
    {
        double most = 0, start = At(from), end = At(to);
        for (double part = 0.1; part < 1; part += 0.1)
            most = Math.Max(most, Math.Abs(At(double.Lerp(from, to, part)) - double.Lerp(start, end, part)));
        return most / Math.Max(1, to - from);
    }

    /// <summary>How much of a stretch is inked, 0..1.</summary>
    /// <param name="from">Pixels along.</param>
    /// <param name="to">Pixels along.</param>
    public double Coverage(double from, double to)
    {
        int first = Math.Clamp((int)Math.Round(from), 0, Length), last = Math.Clamp((int)Math.Round(to), 0, Length);
        return last <= first ? 0 : (double)(_inked[last] - _inked[first]) / (last - first);
    }

    /// <summary>How much darker a stretch is than what lies beside it, the mean; paper's noise is no darker.</summary>
    /// <param name="from">Pixels along.</param>
    /// <param name="to">Pixels along.</param>
    public double Contrast(double from, double to)
    {
        int first = Math.Clamp((int)Math.Round(from), 0, Length), last = Math.Clamp((int)Math.Round(to), 0, Length);
        return last <= first ? 0 : _contrast.Between(first, last);
    }

    /// <summary>How much darker a stretch is than the darker of what lies beside it, the mean.</summary>
    /// <param name="from">Pixels along.</param>
    /// <param name="to">Pixels along.</param>
    public double ContrastToBoth(double from, double to)
    {
        int first = Math.Clamp((int)Math.Round(from), 0, Length), last = Math.Clamp((int)Math.Round(to), 0, Length);
        return last <= first ? 0 : _contrast.BetweenBoth(first, last);
    }
}
