namespace DigitTools.Core.Charts;

/// <summary>A logarithmic axis: values are drawn at their logarithm, and labelled positions are round values.</summary>
internal sealed class LogScale
{
    // From coarse to fine; the first that gives enough labels is taken.
    private static readonly double[][] s_mantissas =
    [
        [1],
        [1, 2, 5],
        [1, 1.5, 2, 3, 5, 7],
        [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
    ];

    private readonly double _zero;

    /// <summary>Lays the axis out so that all values lie on it.</summary>
    /// <param name="values">At least 0; what is not finite is left out.</param>
    /// <param name="least">Where the axis starts when no value is above 0.</param>
    public LogScale(IEnumerable<double> values, double least)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        HasZero = finite.Any(v => v <= 0);
        double[] positive = [.. finite.Where(v => v > 0)];
        double smallest = positive.DefaultIfEmpty(2 * least).Min();
        // Zero has no logarithm: it is drawn where half of the smallest other value is.
        _zero = Math.Log10(smallest / 2);

        double low = HasZero ? _zero : Math.Log10(smallest);
        double high = Math.Log10(positive.DefaultIfEmpty(smallest).Max());
        // Never less than from x to 2x, so that noise does not look like a finding.
        double room = Math.Max(0.06 * (high - low), (Math.Log10(2) - (high - low)) / 2);
        Low = low - room;
        High = high + room;
    }

    /// <summary>Lower end of the axis, as a position.</summary>
    public double Low { get; }

    /// <summary>Upper end of the axis, as a position.</summary>
    public double High { get; }

    /// <summary>Whether a value is 0, drawn at the position of 0 and not to scale.</summary>
    public bool HasZero { get; }

    /// <summary>Where a value lies; NaN has no place.</summary>
    public double Position(double value) => value switch
    {
        > 0 => Math.Log10(value),
        <= 0 => _zero,
        _ => double.NaN,
    };

    /// <summary>Round values to label, the smallest first.</summary>
    public IEnumerable<double> Ticks()
    {
        double[] ticks = s_mantissas.Select(m => Ticks(m).ToArray()).FirstOrDefault(t => t.Length >= 4) ?? [.. Ticks(s_mantissas[^1])];
        return HasZero ? [0, .. ticks] : ticks;
    }

    private IEnumerable<double> Ticks(double[] mantissas)
    {
        // A label just above that of 0 would touch it.
        double low = HasZero ? _zero + 0.1 : Low;
        for (int decade = (int)Math.Floor(low); decade <= High; decade++)
        {
            foreach (double mantissa in mantissas)
            {
                double position = decade + Math.Log10(mantissa);
                if (position >= low && position <= High) yield return mantissa * Math.Pow(10, decade);
            }
        }
    }
}
