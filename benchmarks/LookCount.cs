using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks;

/// <summary>How often a model looks at pictures.</summary>
internal static class LookCount
{
    /// <summary>Reads pictures as the model does, and counts.</summary>
    /// <param name="classifier">The model, one of ours.</param>
    /// <param name="data">The pictures.</param>
    /// <param name="logits">Receives N x 10 logits.</param>
    /// <returns>Looks at a picture on average, the first one not counted.</returns>
    public static double BeyondTheFirst(DigitClassifier classifier, DigitDataset data, float[] logits)
    {
        classifier.LookOnce(data.Pixels, logits, [], CancellationToken.None);
        return (double)classifier.LookAgain(data.Pixels, logits, CancellationToken.None) / data.Count;
    }
}
