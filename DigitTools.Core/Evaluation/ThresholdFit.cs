using System.Numerics.Tensors;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Evaluation;

/// <summary>Finds the threshold: the confidence below which a picture is rejected.</summary>
internal static class ThresholdFit
{
    /// <summary>The part of the digits read right that may be rejected, 0..1.</summary>
    private const double RejectedPart = 0.01;

    /// <summary>Below it a reading is more likely wrong than right, if confidences mean what they say.</summary>
    private const double Even = 0.5;

    /// <summary>The highest threshold that rejects at most 1 % of the digits that a model reads right; 0.5 for fewer than 500.</summary>
    /// <param name="model">The model, with all the looks that it takes.</param>
    /// <param name="heldOut">Pictures that it wasn't trained on.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static double Fit(IDigitModel model, DigitDataset heldOut, CancellationToken cancellationToken)
    {
        float[] logits = new float[heldOut.Count * DigitShape.ClassCount];
        model.Classify(heldOut.Pixels, logits, [], cancellationToken);
        return Fit(logits, heldOut.Labels, model.Temperature);
    }

    /// <summary>The highest threshold that rejects at most 1 % of the digits read right; 0.5 for fewer than 500 pictures.</summary>
    /// <param name="logits">N x 10.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="temperature">What logits are divided by, over 0.</param>
    public static double Fit(ReadOnlySpan<float> logits, ReadOnlySpan<byte> labels, double temperature)
    {
        if (labels.Length < Calibration.FewestPictures) return Even;

        var confidences = new List<double>();
        Span<double> probabilities = stackalloc double[DigitShape.ClassCount];
        for (int i = 0; i < labels.Length; i++)
        {
            Softmax.Apply(logits.Slice(i * DigitShape.ClassCount, DigitShape.ClassCount), temperature, probabilities);
            double best = TensorPrimitives.Max<double>(probabilities);
            if (probabilities[labels[i]] == best) confidences.Add(best);
        }

        if (confidences.Count == 0) return Even;
        confidences.Sort();
        return confidences[(int)(RejectedPart * confidences.Count)];
    }
}
