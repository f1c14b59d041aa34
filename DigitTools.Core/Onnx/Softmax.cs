namespace DigitTools.Core.Onnx;

/// <summary>From logits to probabilities.</summary>
internal static class Softmax
{
    /// <summary>Probabilities of one row of logits, in double precision, summing to 1.</summary>
    /// <param name="logits">K logits.</param>
    /// <param name="temperature">What they are divided by first, over 0.</param>
    /// <param name="probabilities">Receives K values in 0..1.</param>
    public static void Apply(ReadOnlySpan<float> logits, double temperature, Span<double> probabilities)
    {
        double largest = Largest(logits), sum = 0;
        for (int k = 0; k < logits.Length; k++) sum += probabilities[k] = Math.Exp((logits[k] - largest) / temperature);
        for (int k = 0; k < logits.Length; k++) probabilities[k] /= sum;
    }

    /// <summary>-ln of the probability of one class, nats.</summary>
    /// <param name="logits">K logits.</param>
    /// <param name="temperature">What they are divided by first, over 0.</param>
    /// <param name="label">0 .. K - 1.</param>
    public static double CrossEntropy(ReadOnlySpan<float> logits, double temperature, int label)
    {
        double largest = Largest(logits), sum = 0;
        foreach (float logit in logits) sum += Math.Exp((logit - largest) / temperature);
        return Math.Log(sum) - (logits[label] - largest) / temperature;
    }

    /// <summary>A plain loop: ten values need no library, and one fewer is loaded before the first picture.</summary>
    private static double Largest(ReadOnlySpan<float> logits)
    {
        float largest = float.NegativeInfinity;
        foreach (float logit in logits) largest = MathF.Max(largest, logit);
        return largest;
    }
}
