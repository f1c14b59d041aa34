namespace DigitTools.Core.Transcription;

/// <summary>Where a digit may be: places whose boxes agree.</summary>
/// <param name="line">Its line, from 0.</param>
/// <param name="views">In how many ways the line was cut out.</param>
internal sealed class Slot(int line, int views)
{
    /// <summary>
    /// How much more likely a digit is than the network says: what looks like ink in a line is one more often than in the lines that it has
    /// learnt from, with their many signs.
    /// </summary>
    private const double Odds = 0.65 / 0.35;

    private readonly double[] _classes = new double[DigitShape.ClassCount];
    private double _weight;
    private double _left;
    private double _top;
    private double _right;
    private double _bottom;
    private readonly double[] _strongest = new double[views];

    /// <summary>Its line, from 0.</summary>
    public int Line { get; } = line;

    /// <summary>How likely it is that there is a digit at all, 0..1.</summary>
    public double Existence
    {
        get
        {
            double mean = _strongest.Average();
            return Odds * mean / (Odds * mean + 1 - mean);
        }
    }

    /// <summary>
    /// The box: the mean of those that its places give, each as much as it says that there is a digit. Pixels of the line.
    /// </summary>
    public (float Left, float Top, float Right, float Bottom) Box => (
        (float)(_left / _weight), (float)(_top / _weight), (float)(_right / _weight), (float)(_bottom / _weight));

    /// <summary>Pixels of the line.</summary>
    public double Middle => (_left + _right) / 2 / _weight;

    /// <summary>Pixels, at least 1.</summary>
    public double Width => Math.Max(1, (_right - _left) / _weight);

    /// <summary>How likely each digit is, if there is one; sums to 1.</summary>
    public double[] Probabilities
    {
        get
        {
            double sum = _classes.Sum();
            return [.. _classes.Select(value => value / sum)];
        }
    }

    /// <summary>Takes what a place says into account.</summary>
    /// <param name="view">The view that the place is in.</param>
    /// <param name="logs">The logarithms of the chances of none and of the ten digits.</param>
    /// <param name="box">The box that the place gives.</param>
    public void Add(int view, ReadOnlySpan<float> logs, (float Left, float Top, float Right, float Bottom) box)
    {
        double digit = 1 - Math.Exp(logs[0]);
        for (int i = 0; i < _classes.Length; i++) _classes[i] += Math.Exp(logs[1 + i]);
        _weight += digit;
        _left += digit * box.Left;
        _top += digit * box.Top;
        _right += digit * box.Right;
        _bottom += digit * box.Bottom;
        _strongest[view] = Math.Max(_strongest[view], digit);
    }

    /// <summary>Takes another slot in, which is the same digit.</summary>
    public void Add(Slot other)
    {
        for (int i = 0; i < _classes.Length; i++) _classes[i] += other._classes[i];
        _weight += other._weight;
        _left += other._left;
        _top += other._top;
        _right += other._right;
        _bottom += other._bottom;
        for (int i = 0; i < _strongest.Length; i++) _strongest[i] = Math.Max(_strongest[i], other._strongest[i]);
    }
}
