using DigitTools.Core.Onnx;

namespace DigitTools.Core.Evaluation;

/// <summary>
/// From the probability that a network gives a text to how often such texts are right: a logistic curve over its log-odds.
/// </summary>
/// <remarks>J. Platt, "Probabilistic outputs for support vector machines", 1999.</remarks>
/// <param name="Slope">What the log-odds are multiplied by, over 0.</param>
/// <param name="Offset">What is added to them.</param>
/// <param name="Lone">What is added as well where one digit is all: it has no others beside it to tell that it is no letter.</param>
internal readonly record struct TextCalibration(double Slope, double Offset, double Lone = 0)
{
    /// <summary>The odds of what is surer than this say no more.</summary>
    private const double Least = 1e-6;

    /// <summary>That of a model.</summary>
    public static TextCalibration Of(ModelMetadata metadata) =>
        new(metadata.TextSlope ?? 1, metadata.TextOffset ?? 0, metadata.TextLone ?? 0);

    /// <summary>How often a text is right, 0..1.</summary>
    /// <param name="probability">What the network gives it, 0..1.</param>
    /// <param name="isLone">Whether it is one digit.</param>
    public double Confidence(double probability, bool isLone = false) =>
        1 / (1 + Math.Exp(-(Slope * LogOdds(probability) + Offset + (isLone ? Lone : 0))));

    /// <summary>The logarithm of the odds of a probability.</summary>
    /// <param name="probability">0..1.</param>
    public static double LogOdds(double probability)
    {
        double p = Math.Clamp(probability, Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }
}
