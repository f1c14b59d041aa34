namespace DigitTools.Core.Transcription;

/// <summary>Where a digit may be: places whose boxes agree.</summary>
/// <remarks>
/// Views are taken together by their log-odds, as witnesses that know the same (logarithmic opinion pool: C. Genest, J. Zidek, "Combining
/// probability distributions", Statistical Science 1986): one that is nearly sure counts for more than by the mean of probabilities.
/// </remarks>
/// <param name="line">Its line, from 0.</param>
/// <param name="views">In how many ways the line was cut out.</param>
internal sealed class Slot(int line, int views)
{
    /// <summary>
    /// How much more likely a digit is than the network says: what looks like ink in a line is one more often than in the lines that it has
    /// learnt from, with their many signs.
    /// </summary>
    private const double Odds = 0.65 / 0.35;

    /// <summary>
    /// No view is surer than this that a digit is there, or that it isn't one of the ten; of one that sees nothing, see
    /// <see cref="Slots.Least"/>: so none outweighs all others.
    /// </summary>
    private const double Least = 1e-5;

    private readonly double[,] _classes = new double[views, DigitShape.ClassCount];
    private double _weight;
    private double _left;
    private double _top;
    private double _right;
    private double _bottom;
    private readonly double[] _strongest = new double[views];

    /// <summary>Its line, from 0.</summary>
    public int Line { get; } = line;

    /// <summary>How likely it is that there is a digit at all, 0..1.</summary>
    public double Existence => 1 / (1 + Math.Exp(-_strongest.Average(LogOdds)) / Odds);

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
            double[] logs = new double[DigitShape.ClassCount];
            int seen = 0;
            for (int view = 0; view < _strongest.Length; view++)
            {
                double sum = 0;
                for (int i = 0; i < logs.Length; i++) sum += _classes[view, i];
                if (sum == 0) continue;
                seen++;
                for (int i = 0; i < logs.Length; i++) logs[i] += Math.Log(Math.Max(Least, _classes[view, i] / sum));
            }

            double[] means = [.. logs.Select(log => Math.Exp(log / seen))];
            double all = means.Sum();
            return [.. means.Select(mean => mean / all)];
        }
    }

    /// <summary>Takes what a place says into account.</summary>
    /// <param name="view">The view that the place is in.</param>
    /// <param name="logs">The logarithms of the chances of none and of the ten digits.</param>
    /// <param name="box">The box that the place gives.</param>
    public void Add(int view, ReadOnlySpan<float> logs, (float Left, float Top, float Right, float Bottom) box)
    {
        double digit = 1 - Math.Exp(logs[0]);
        for (int i = 0; i < DigitShape.ClassCount; i++) _classes[view, i] += Math.Exp(logs[1 + i]);
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
        _weight += other._weight;
        _left += other._left;
        _top += other._top;
        _right += other._right;
        _bottom += other._bottom;
        for (int view = 0; view < _strongest.Length; view++)
        {
            _strongest[view] = Math.Max(_strongest[view], other._strongest[view]);
            for (int i = 0; i < DigitShape.ClassCount; i++) _classes[view, i] += other._classes[view, i];
        }
    }

    private static double LogOdds(double probability)
    {
        double p = Math.Clamp(probability, Slots.Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }
}
