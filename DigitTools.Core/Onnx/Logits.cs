namespace DigitTools.Core.Onnx;

/// <summary>Brings the output of a network to logits, whatever its last step was.</summary>
internal static class Logits
{
    private const float Tiny = 1e-30f;

    /// <summary>Copies logits and log-probabilities; takes the logarithm of rows that are probabilities already.</summary>
    /// <param name="output">N x 10 values of a network.</param>
    /// <param name="logits">Receives N x 10 logits, all finite.</param>
    /// <returns>False if a row has a value that is NaN or infinite, other than the logarithm of a probability of 0.</returns>
    public static bool TryFrom(ReadOnlySpan<float> output, Span<float> logits)
    {
        output.CopyTo(logits);
        for (int start = 0; start < logits.Length; start += DigitShape.ClassCount)
        {
            Span<float> row = logits.Slice(start, DigitShape.ClassCount);
            if (!TryMakeFinite(row)) return false;
            if (!AreProbabilities(row)) continue;
            for (int k = 0; k < row.Length; k++) row[k] = MathF.Log(MathF.Max(row[k], Tiny));
        }

        return true;
    }

    private static bool TryMakeFinite(Span<float> row)
    {
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

    private static bool AreProbabilities(ReadOnlySpan<float> row)
    {
        float sum = 0;
        foreach (float value in row)
        {
            if (value < 0) return false;
            sum += value;
        }

        return MathF.Abs(sum - 1) <= 1e-3f;
    }
}
