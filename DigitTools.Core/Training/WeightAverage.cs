using System.Numerics.Tensors;

namespace DigitTools.Core.Training;

/// <summary>An exponential moving average of all numbers of a network, batch-norm statistics included.</summary>
/// <remarks>
/// B. T. Polyak, A. B. Juditsky, "Acceleration of stochastic approximation by averaging", 1992; short at first, as a long average would
/// remember the start.
/// </remarks>
/// <param name="values">The numbers that it starts from.</param>
internal sealed class WeightAverage(ReadOnlySpan<float> values)
{
    private readonly float[] _difference = new float[values.Length];

    /// <summary>The averaged numbers, in the order of <see cref="NetworkState"/>.</summary>
    public float[] Values { get; } = values.ToArray();

    /// <summary>Takes the present numbers in.</summary>
    /// <param name="live">All numbers of the network.</param>
    /// <param name="steps">Steps done so far, at least 1.</param>
    public void Add(ReadOnlySpan<float> live, long steps)
    {
        float part = (float)(1 - Math.Min(TrainingRecipe.AverageDecay, (1.0 + steps) / (10.0 + steps)));
        TensorPrimitives.Subtract(live, Values, _difference);
        TensorPrimitives.MultiplyAdd(_difference, part, Values, Values);
    }
}
