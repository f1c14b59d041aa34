using System.Numerics.Tensors;

namespace DigitTools.Core.Training;

/// <summary>An exponential moving average of all numbers of a network, batch-norm statistics included.</summary>
/// <remarks>B. T. Polyak, A. B. Juditsky, "Acceleration of stochastic approximation by averaging", 1992; short at first, as a long average would remember the start.</remarks>
internal sealed class WeightAverage
{
    private const double Decay = 0.998;

    private readonly float[] _live;

    public WeightAverage(NetworkState state)
    {
        Values = new float[state.Count];
        _live = new float[state.Count];
        state.CopyTo(Values);
    }

    /// <summary>The averaged numbers, in the order of <see cref="NetworkState"/>.</summary>
    public float[] Values { get; }

    /// <summary>Takes the present numbers in.</summary>
    /// <param name="state">The network.</param>
    /// <param name="steps">Steps done so far, at least 1.</param>
    public void Add(NetworkState state, long steps)
    {
        float part = (float)(1 - Math.Min(Decay, (1.0 + steps) / (10.0 + steps)));
        state.CopyTo(_live);
        TensorPrimitives.Subtract(_live, Values, _live);
        TensorPrimitives.MultiplyAdd(_live, part, Values, Values);
    }
}
