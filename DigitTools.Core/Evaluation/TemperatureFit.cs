using DigitTools.Core.Onnx;

namespace DigitTools.Core.Evaluation;

/// <summary>Finds the temperature that makes confidences mean what they say.</summary>
/// <remarks>C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017.</remarks>
internal static class TemperatureFit
{
    private const double Lowest = 0.2, Highest = 5;

    /// <summary>The temperature with the lowest cross-entropy, between 0.2 and 5; 1 for fewer than 500 pictures.</summary>
    /// <param name="logits">N x 10.</param>
    /// <param name="labels">N labels.</param>
    public static double Fit(ReadOnlySpan<float> logits, ReadOnlySpan<byte> labels)
    {
        if (labels.Length < Calibration.FewestPictures) return 1;

        // The cross-entropy is convex in 1/T, so in ln T it has one valley: golden section.
        double low = Math.Log(Lowest), high = Math.Log(Highest);
        double ratio = (Math.Sqrt(5) - 1) / 2;
        double a = high - ratio * (high - low), b = low + ratio * (high - low);
        double lossA = Loss(logits, labels, Math.Exp(a)), lossB = Loss(logits, labels, Math.Exp(b));
        while (high - low > 1e-4)
        {
            if (lossA < lossB)
            {
                (high, b, lossB) = (b, a, lossA);
                a = high - ratio * (high - low);
                lossA = Loss(logits, labels, Math.Exp(a));
            }
            else
            {
                (low, a, lossA) = (a, b, lossB);
                b = low + ratio * (high - low);
                lossB = Loss(logits, labels, Math.Exp(b));
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>Mean cross-entropy at a temperature, nats.</summary>
    public static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<byte> labels, double temperature)
    {
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
            sum += Softmax.CrossEntropy(logits.Slice(i * DigitShape.ClassCount, DigitShape.ClassCount), temperature, labels[i]);
        return sum / labels.Length;
    }
}
