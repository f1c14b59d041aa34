using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks;

/// <summary>How often a model looks at pictures.</summary>
internal static class LookCount
{
    /// <summary>Looks at a picture on average, the first one not counted.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="data">The pictures.</param>
    public static double BeyondTheFirst(DigitClassifier classifier, DigitDataset data)
    {
        float[] logits = new float[data.Count * DigitShape.ClassCount];
        classifier.LookOnce(data.Pixels, logits, [], CancellationToken.None);
        return (double)classifier.LookAgain(data.Pixels, logits, CancellationToken.None) / data.Count;
    }
}
