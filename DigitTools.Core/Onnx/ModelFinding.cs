namespace DigitTools.Core.Onnx;

/// <summary>What trying out a model has shown.</summary>
/// <param name="Accuracy">The part of 200 redrawn training pictures of MNIST that was read right, 0..1.</param>
/// <param name="Certainty">How sure the convention is against the next best, 0.5..1: at 0.5 either does; null if there was no
/// other to try.</param>
internal sealed record ModelFinding(double Accuracy, double? Certainty)
{
    /// <summary>Less than that is no reading.</summary>
    internal const double LeastAccuracy = 0.5;

    /// <summary>Whether it can tell digits at all.</summary>
    public bool ReadsDigits => Accuracy >= LeastAccuracy;
}
