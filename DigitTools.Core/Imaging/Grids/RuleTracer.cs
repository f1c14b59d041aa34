namespace DigitTools.Core.Imaging.Grids;

/// <summary>
/// Follows rules from the left to the right of a view, also those that a curled sheet bends: the strongest path first, then the next one
/// beside it.
/// </summary>
/// <param name="evidence">Where thin lines are.</param>
/// <param name="clear">The same without the grain of the paper.</param>
/// <param name="level">From this level on there is a line.</param>
internal sealed class RuleTracer(BytePlane evidence, BytePlane clear, byte level)
{
    /// <summary>Pixels of a strip that is looked at as one.</summary>
    private const int StripWidth = 24;

    /// <summary>Strips of a view, at least: short rules are followed closely too.</summary>
    private const int LeastStrips = 8;

    /// <summary>A rule rises no more than this, pixels for each one along.</summary>
    private const double Steepest = 0.12;

    /// <summary>What a change of a pixel from strip to strip costs, in shares of a drawn strip.</summary>
    private const float BendCost = 0.03f;

    /// <summary>As many rules at most; a path with less than this share of ink ends the search.</summary>
    private const int Most = 130;
    private const float LeastInk = 0.14f;

    /// <summary>Pixels that a path may leave its smooth curve by; and how much ink it takes to believe that.</summary>
    private const double LargestBend = 6, BendDoubt = 0.5;

    /// <summary>Pixels around a path that belong to it, at least and, as long as they are inked like this share of it, at most.</summary>
    private const int LeastThickness = 3, MostThickness = 10;
    private const float Edge = 0.3f;

    private readonly int _strips = Math.Max(LeastStrips, clear.Width / StripWidth);

    /// <summary>Finds the rules, from the upper one down.</summary>
    public List<Rule> Trace()
    {
        float[] ink = Ink();
        List<Rule> rules = [];
        int[] path = new int[_strips];
        while (rules.Count < Most && Strongest(ink, path) >= LeastInk * _strips)
        {
            rules.Add(Rule.Seen(Curve(ink, path), evidence, clear, level));
            for (int strip = 0; strip < _strips; strip++) Clear(ink.AsSpan(strip * clear.Height, clear.Height), path[strip]);
        }

        rules.Sort((one, other) => one.Middle.CompareTo(other.Middle));
        return rules;
    }

    /// <summary>Takes out a path, and what belongs to the same thick line.</summary>
    private static void Clear(Span<float> column, int path)
    {
        float edge = Edge * column[path];
        int from = path, to = path;
        while (from > 0 && path - from < MostThickness && (path - from < LeastThickness || column[from - 1] > edge)) from--;
        while (to < column.Length - 1 && to - path < MostThickness && (to - path < LeastThickness || column[to + 1] > edge)) to++;
        column[from..(to + 1)].Clear();
    }

    private double MiddleOf(int strip) => (strip + 0.5) * clear.Width / _strips;

    /// <summary>How much of each row of a strip is inked, 0..1; strip after strip.</summary>
    private float[] Ink()
    {
        int height = clear.Height;
        float[] ink = new float[_strips * height];
        for (int strip = 0; strip < _strips; strip++)
        {
            int from = strip * clear.Width / _strips, to = (strip + 1) * clear.Width / _strips;
            for (int y = 0; y < height; y++)
            {
                int count = 0;
                ReadOnlySpan<byte> row = clear.Row(y)[from..to];
                ReadOnlySpan<byte> above = clear.Row(Math.Max(0, y - 1))[from..to];
                ReadOnlySpan<byte> below = clear.Row(Math.Min(height - 1, y + 1))[from..to];
                for (int x = 0; x < row.Length; x++)
                    if (Math.Max(row[x], Math.Max(above[x], below[x])) >= level) count += 2 + (row[x] >= level ? 2 : 0);
                ink[strip * height + y] = count / (4f * row.Length);
            }
        }

        return ink;
    }

    /// <summary>The path with the most ink, by dynamic programming.</summary>
    /// <returns>Its ink, in strips.</returns>
    private float Strongest(float[] ink, int[] path)
    {
        int height = clear.Height, reach = Math.Max(1, (int)(Steepest * clear.Width / _strips));
        float[] best = new float[_strips * height];
        sbyte[] from = new sbyte[_strips * height];
        ink.AsSpan(0, height).CopyTo(best);
        for (int strip = 1; strip < _strips; strip++)
        {
            ReadOnlySpan<float> before = best.AsSpan((strip - 1) * height, height);
            for (int y = 0; y < height; y++)
            {
                float highest = float.MinValue;
                for (int step = Math.Max(-reach, -y); step <= Math.Min(reach, height - 1 - y); step++)
                {
                    float value = before[y + step] - BendCost * step * step;
                    if (value <= highest) continue;
                    (highest, from[strip * height + y]) = (value, (sbyte)step);
                }

                best[strip * height + y] = highest + ink[strip * height + y];
            }
        }

        ReadOnlySpan<float> ends = best.AsSpan((_strips - 1) * height, height);
        int end = 0;
        for (int y = 1; y < height; y++)
            if (ends[y] > ends[end]) end = y;
        float total = 0;
        for (int strip = _strips - 1, y = end; strip >= 0; strip--)
        {
            path[strip] = y;
            total += ink[strip * height + y];
            y += from[strip * height + y];
        }

        return total;
    }

    /// <summary>A smooth curve through the strips of a path that are inked.</summary>
    private Func<double, double> Curve(float[] ink, int[] path)
    {
        double[] at = new double[_strips], values = new double[_strips], weights = new double[_strips];
        double[] seen = new double[_strips];
        int inked = 0;
        for (int strip = 0; strip < _strips; strip++)
        {
            ReadOnlySpan<float> column = ink.AsSpan(strip * clear.Height, clear.Height);
            double sum = 0, moment = 0;
            for (int y = Math.Max(0, path[strip] - 2); y <= Math.Min(column.Length - 1, path[strip] + 2); y++)
            {
                sum += column[y];
                moment += column[y] * y;
            }

            at[strip] = 2 * MiddleOf(strip) / clear.Width - 1;
            values[strip] = (sum > 0 ? moment / sum : path[strip]) + 0.5;
            seen[strip] = column[path[strip]] * column[path[strip]];
            if (column[path[strip]] > 0.5f) inked++;
        }

        int degree = inked * 3 >= _strips * 2 ? 3 : inked * 2 >= _strips ? 2 : 1;
        seen.CopyTo(weights, 0);
        for (int i = 0; i < _strips; i++) weights[i] += 1e-3;
        var curve = Polynomial.Fit(at, values, weights, degree);
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < _strips; i++)
            {
                double distance = values[i] - curve.At(at[i]);
                weights[i] = (seen[i] + 1e-3) / (1 + distance * distance);
            }

            curve = Polynomial.Fit(at, values, weights, degree);
        }

        double scale = 2.0 / clear.Width;
        double[] bends = Bends(values, [.. at.Select(curve.At)], seen);
        return x => curve.At(Math.Clamp(x * scale - 1, -1, 1)) + Between(bends, x * _strips / clear.Width - 0.5);
    }

    /// <summary>What a smooth curve leaves of the path, where neighbouring strips agree: paper may be buckled too.</summary>
    private static double[] Bends(double[] values, double[] curve, double[] seen)
    {
        double[] bends = new double[values.Length];
        for (int i = 0; i < bends.Length; i++)
        {
            double sum = 0, weights = BendDoubt;
            for (int k = Math.Max(0, i - 1); k <= Math.Min(bends.Length - 1, i + 1); k++)
            {
                double weight = seen[k] * (k == i ? 2 : 1);
                sum += weight * Math.Clamp(values[k] - curve[k], -LargestBend, LargestBend);
                weights += weight;
            }

            bends[i] = sum / weights;
        }

        return bends;
    }

    private static double Between(double[] values, double at)
    {
        int first = Math.Clamp((int)Math.Floor(at), 0, values.Length - 2);
        return double.Lerp(values[first], values[first + 1], Math.Clamp(at - first, 0, 1));
    }
}
