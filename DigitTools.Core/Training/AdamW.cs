using System.Numerics;
using static DigitTools.Core.Training.TrainingRecipe;

namespace DigitTools.Core.Training;

/// <summary>Adam with decoupled weight decay on plain rows of floats, so that its whole state is two of them and a count.</summary>
/// <remarks>
/// I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019; its constants are in <see cref="TrainingRecipe"/>.
/// </remarks>
/// <param name="parameters">Length of each trained tensor, in the order of the row, and whether it decays.</param>
internal sealed class AdamW(IReadOnlyList<(int Length, bool Decays)> parameters)
{
    /// <summary>Running mean of the gradients.</summary>
    public float[] Mean { get; } = new float[parameters.Sum(p => p.Length)];

    /// <summary>Running mean of the squared gradients.</summary>
    public float[] Variance { get; } = new float[parameters.Sum(p => p.Length)];

    /// <summary>Steps done.</summary>
    public long Steps { get; set; }

    /// <summary>One step along the gradient.</summary>
    /// <param name="values">The trained numbers; what follows them is left alone.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="learningRate">The rate of this step.</param>
    /// <param name="weightDecay">Part of a weight lost per unit of learning rate.</param>
    public void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, double weightDecay)
    {
        Steps++;
        float rate = (float)(learningRate / (1 - Math.Pow(MeanDecay, Steps)));
        float correction = (float)(1 / Math.Sqrt(1 - Math.Pow(VarianceDecay, Steps)));
        float keep = (float)(1 - learningRate * weightDecay);
        int at = 0;
        foreach ((int length, bool decays) in parameters)
        {
            Update(
                values.Slice(at, length), gradient.Slice(at, length), Mean.AsSpan(at, length), Variance.AsSpan(at, length),
                rate, correction, decays ? keep : 1);
            at += length;
        }
    }

    private static void Update(
        Span<float> values,
        ReadOnlySpan<float> gradient,
        Span<float> mean,
        Span<float> variance,
        float rate,
        float correction,
        float keep)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            Vector<float> m = new Vector<float>(mean[i..]) * MeanDecay + g * (1 - MeanDecay);
            Vector<float> v = new Vector<float>(variance[i..]) * VarianceDecay + g * g * (1 - VarianceDecay);
            m.CopyTo(mean[i..]);
            v.CopyTo(variance[i..]);
            Vector<float> step = m * rate / (Vector.SquareRoot(v) * correction + new Vector<float>(Epsilon));
            (new Vector<float>(values[i..]) * keep - step).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            float g = gradient[i];
            mean[i] = mean[i] * MeanDecay + g * (1 - MeanDecay);
            variance[i] = variance[i] * VarianceDecay + g * g * (1 - VarianceDecay);
            values[i] = values[i] * keep - mean[i] * rate / (MathF.Sqrt(variance[i]) * correction + Epsilon);
        }
    }
}
