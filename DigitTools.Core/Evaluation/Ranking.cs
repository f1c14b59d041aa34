namespace DigitTools.Core.Evaluation;

/// <summary>The likeliest classes; of equals the lower one.</summary>
internal static class Ranking
{
    /// <summary>The likeliest class.</summary>
    /// <param name="probabilities">Of each class, at least one.</param>
    public static int Best(ReadOnlySpan<double> probabilities) => Largest(probabilities, other: -1);

    /// <summary>The likeliest class but one.</summary>
    /// <param name="probabilities">Of each class, at least two.</param>
    /// <param name="best">The class that is left out.</param>
    public static int Second(ReadOnlySpan<double> probabilities, int best) => Largest(probabilities, best);

    private static int Largest(ReadOnlySpan<double> values, int other)
    {
        int largest = other == 0 ? 1 : 0;
        for (int k = 0; k < values.Length; k++)
        {
            if (k != other && values[k] > values[largest]) largest = k;
        }

        return largest;
    }
}
