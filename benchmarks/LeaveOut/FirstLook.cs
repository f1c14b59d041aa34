using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks.LeaveOut;

/// <summary>A model without its second look.</summary>
/// <param name="classifier">The model, which stays the caller's.</param>
internal sealed class FirstLook(DigitClassifier classifier) : IDigitModel
{
    /// <inheritdoc/>
    public string ModelId => classifier.ModelId;

    /// <inheritdoc/>
    public string Path => classifier.Path;

    /// <inheritdoc/>
    public double MinimumConfidence => classifier.MinimumConfidence;

    /// <inheritdoc/>
    public double Temperature => classifier.Temperature;

    /// <inheritdoc/>
    public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, Span<float> others, CancellationToken cancellationToken) =>
        classifier.LookOnce(pictures, logits, others, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
