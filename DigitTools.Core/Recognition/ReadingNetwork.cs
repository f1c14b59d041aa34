using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>
/// Runs the network over the readings of a batch, over each of them once: most at the end, together; but where it has to be known at once
/// what it makes of a reading, over all up to there. Not thread-safe.
/// </summary>
/// <param name="classifier">The model.</param>
internal sealed class ReadingNetwork(IDigitModel classifier)
{
    /// <summary>A reading of which the network is as sure as this, 0..1, needs no other beside it.</summary>
    private const double Sure = 0.9;

    private const int Classes = DigitShape.ClassCount;

    private float[] _logits = new float[64 * Classes];
    private float[] _others = new float[64];
    private int _known;

    /// <summary>How probable it is of each reading that it is no digit, 0..1, as far as <see cref="Logits"/> was asked.</summary>
    public ReadOnlySpan<float> Others => _others.AsSpan(0, _known);

    /// <summary>Forgets what it knows of a batch.</summary>
    public void Clear() => _known = 0;

    /// <summary>What the network says of each reading, ten values.</summary>
    /// <param name="readings">The readings of the batch: those of the last time, and more.</param>
    /// <param name="stop">Stops the network.</param>
    public ReadOnlySpan<float> Logits(ReadingList readings, CancellationToken stop)
    {
        if (_others.Length < readings.Count)
        {
            Array.Resize(ref _logits, 2 * readings.Count * Classes);
            Array.Resize(ref _others, 2 * readings.Count);
        }

        int start = _known * Classes, length = readings.Count * Classes - start;
        if (length > 0)
        {
            classifier.Classify(
                readings.Inputs[(_known * DigitShape.PixelCount)..],
                _logits.AsSpan(start, length),
                _others.AsSpan(_known, readings.Count - _known),
                stop);
        }

        _known = readings.Count;
        return _logits.AsSpan(0, _known * Classes);
    }

    /// <summary>Whether the network is sure of what a reading shows.</summary>
    /// <param name="readings">The readings of the batch.</param>
    /// <param name="index">Which one.</param>
    /// <param name="stop">Stops the network.</param>
    public bool IsSure(ReadingList readings, int index, CancellationToken stop)
    {
        Span<double> probabilities = stackalloc double[Classes];
        Softmax.Apply(Logits(readings, stop).Slice(index * Classes, Classes), classifier.Temperature, probabilities);
        double largest = 0;
        foreach (double probability in probabilities) largest = Math.Max(largest, probability);
        return largest * (1 - Others[index]) >= Sure;
    }
}
