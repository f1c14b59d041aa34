
namespace DigitTools.Core.Onnx;

/// <summary>Brings what a network gives to logits, whatever its last step was.</summary>
/// <param name="kind">What it gives.</param>
/// <param name="columns">Numbers for each picture.</param>
/// <param name="digits">Which of them stands for 0, for 1, and so on; those that are not named stand for no digit.</param>
internal sealed class Logits(ScoreKind kind, int columns, IReadOnlyList<int> digits)
{
    /// <summary>The least probability.</summary>
    private const float Tiny = 1e-30f;

    /// <summary>The logit of a class that is ruled out: its probability is 0.</summary>
    private const float Denied = -1000;

    /// <summary>What rounding, in half precision too, leaves of a sum of 1.</summary>
    private const double Rounding = 5e-3;

    /// <summary>How far a probability on its own may be from 0 and 1.</summary>
    private const float LeastOdds = 1e-7f;

    /// <summary>The digits in their order, at the first places.</summary>
    public static IReadOnlyList<int> InOrder { get; } = [.. Enumerable.Range(0, DigitShape.ClassCount)];

    /// <summary>What the numbers are.</summary>
    public ScoreKind Kind => kind;

    /// <summary>Whether there are classes that are no digits.</summary>
    public bool HasOthers => columns > DigitShape.ClassCount;

    /// <summary>Tells what the numbers are of some pictures: only all of them together can.</summary>
    /// <param name="scores">N x <paramref name="columns"/> numbers; rows with one that is none are looked over.</param>
    /// <param name="columns">Numbers for each picture.</param>
    public static ScoreKind KindOf(ReadOnlySpan<float> scores, int columns)
    {
        bool sumTo1 = true, areLogarithms = true, areShares = true;
        float highest = 0;
        int rows = 0;
        for (int start = 0; start < scores.Length; start += columns)
        {
            ReadOnlySpan<float> row = scores.Slice(start, columns);
            float most = float.NegativeInfinity, least = float.PositiveInfinity;
            double sum = 0, sumOfPowers = 0;
            foreach (float value in row)
            {
                // A NaN stays the one and the other.
                most = MathF.Max(most, value);
                least = MathF.Min(least, value);
                sum += value;
                sumOfPowers += Math.Exp(value);
            }

            if (!float.IsFinite(most) || float.IsNaN(least)) continue;

            rows++;
            highest = MathF.Max(highest, most);
            areShares &= least >= -LeastOdds && most <= 1 + Rounding;
            sumTo1 &= Math.Abs(sum - 1) <= Rounding;
            areLogarithms &= most <= Rounding && Math.Abs(sumOfPowers - 1) <= Rounding;
        }

        if (rows == 0) return ScoreKind.Logits;
        if (areLogarithms) return ScoreKind.LogProbabilities;
        if (areShares && sumTo1) return ScoreKind.Probabilities;
        // A row without a class is one that all classes deny; one that is all 0 may be anything.
        return areShares && highest > 0.5f ? ScoreKind.Sigmoids : ScoreKind.Logits;
    }

    /// <summary>Brings one picture's numbers to logits.</summary>
    /// <param name="scores">What the network gives.</param>
    /// <param name="temperature">What logits are divided by before they become probabilities.</param>
    /// <param name="logits">Takes ten logits, all finite.</param>
    /// <param name="other">How probable it is that it is no digit, 0..1.</param>
    /// <returns>False if a number is NaN or infinite, other than the logarithm of a probability of 0.</returns>
    public bool TryRow(ReadOnlySpan<float> scores, double temperature, Span<float> logits, out double other)
    {
        Span<float> all = stackalloc float[columns];
        other = 0;
        if (!TryMakeFinite(scores, all)) return false;
        foreach (ref float value in all) value = LogitOf(value);
        for (int k = 0; k < logits.Length; k++) logits[k] = all[digits[k]];
        if (HasOthers) other = Others(all, logits, temperature);
        return true;
    }

    private float LogitOf(float score)
    {
        switch (kind)
        {
            case ScoreKind.Labels:
                return score > 0 ? 0 : Denied;
            case ScoreKind.Probabilities:
                return MathF.Log(MathF.Max(score, Tiny));
            case ScoreKind.Sigmoids:
                float share = Math.Clamp(score, LeastOdds, 1 - LeastOdds);
                return MathF.Log(share / (1 - share));
            default:
                return score;
        }
    }

    /// <summary>The part of the probability that is not the digits'.</summary>
    private static double Others(ReadOnlySpan<float> all, ReadOnlySpan<float> logits, double temperature)
    {
        float largest = float.NegativeInfinity;
        foreach (float logit in all) largest = MathF.Max(largest, logit);
        double whole = 0, digits = 0;
        foreach (float logit in all) whole += Math.Exp((logit - largest) / temperature);
        foreach (float logit in logits) digits += Math.Exp((logit - largest) / temperature);
        return Math.Clamp(1 - digits / whole, 0, 1);
    }

    private static bool TryMakeFinite(ReadOnlySpan<float> scores, Span<float> row)
    {
        scores.CopyTo(row);
        float lowest = MathF.Log(Tiny);
        int finite = 0;
        foreach (float value in row)
        {
            if (float.IsNaN(value) || float.IsPositiveInfinity(value)) return false;
            if (float.IsNegativeInfinity(value)) continue;
            lowest = MathF.Min(lowest, value);
            finite++;
        }

        if (finite == row.Length) return true;
        row.Replace(float.NegativeInfinity, lowest);
        return finite > 0;
    }
}
