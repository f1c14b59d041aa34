using DigitTools.Core.Data;

namespace DigitTools.Core.Training;

/// <summary>Keeps a rare digit from being forgotten.</summary>
internal static class ClassBalance
{
    /// <summary>Weights of the classes in the loss, so that each class counts alike; null if they are balanced enough.</summary>
    /// <param name="counts">Pictures of each class, at least 1.</param>
    internal static float[]? Weights(int[] counts)
    {
        if (counts.Max() <= TrainingRecipe.ToleratedImbalance * counts.Min()) return null;
        double mean = counts.Average();
        return [.. counts.Select(count => (float)Math.Min(mean / Math.Max(count, 1), TrainingRecipe.MostClassWeight))];
    }

    /// <summary>Whether the classes differ so much that a training weights them.</summary>
    /// <param name="data">Labelled pictures.</param>
    public static bool IsUnbalanced(DigitDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Weights(data.CountPerClass()) is not null;
    }
}
