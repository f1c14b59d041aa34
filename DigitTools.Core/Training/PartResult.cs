using System.Numerics.Tensors;

namespace DigitTools.Core.Training;

/// <summary>What one part of a batch gives.</summary>
/// <param name="parameters">Trained numbers of the network.</param>
/// <param name="statistics">Running means and variances of its batch normalisations.</param>
internal sealed class PartResult(int parameters, int statistics)
{
    /// <summary>Gradient of the part's share of the loss.</summary>
    public float[] Gradient { get; } = new float[parameters];

    /// <summary>The batch normalisations' means and variances behind this part.</summary>
    public float[] Statistics { get; } = new float[statistics];

    /// <summary>The part's share of the cross-entropy of the digits, nats.</summary>
    public double Loss { get; set; }

    /// <summary>Pictures of the data read right.</summary>
    public int Right { get; set; }

    /// <summary>The gradient of a batch, and its statistics, from those of its parts, in their order.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="gradient">Takes the sum.</param>
    /// <param name="statistics">Takes the mean.</param>
    public static void Sum(PartResult[] parts, Span<float> gradient, Span<float> statistics)
    {
        gradient.Clear();
        statistics.Clear();
        foreach (PartResult part in parts)
        {
            TensorPrimitives.Add(gradient, part.Gradient, gradient);
            TensorPrimitives.MultiplyAdd(part.Statistics, 1f / parts.Length, statistics, statistics);
        }
    }
}
