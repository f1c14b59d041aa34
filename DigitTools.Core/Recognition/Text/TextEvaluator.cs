using System.Diagnostics;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition.Text;

/// <summary>Reads labelled pictures of numbers and counts.</summary>
internal static class TextEvaluator
{
    /// <summary>Evaluates a model.</summary>
    /// <param name="network">The model.</param>
    /// <param name="labels">Labelled pictures, at least one.</param>
    /// <param name="options">How to read.</param>
    /// <param name="comparison">What of a text has to be as its label has it.</param>
    /// <param name="read">Called after each picture, in the order of the labels, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>The numbers. A picture that can't be read, or has several pages, counts as read wrong; its reading has the error.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TextEvaluation Evaluate(
        LineNetwork network,
        IReadOnlyList<LabelledText> labels,
        TextOptions options,
        TextComparison comparison,
        Action<TextReading>? read = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        var readings = new List<TextReading>(labels.Count);
        var clock = Stopwatch.StartNew();
        using var pipeline = new TextPipeline(network, options);
        foreach (LabelledText label in labels)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pipeline.Add(new PictureRequest(label.Path, OnePage: true));
            while (pipeline.TryTake(out TextResult? result, cancellationToken)) Compare(result);
        }

        while (pipeline.Pending > 0) Compare(pipeline.Take(cancellationToken));
        return TextEvaluation.Of(readings, clock.Elapsed);

        void Compare(TextResult result)
        {
            var reading = new TextReading(labels[readings.Count], result, comparison);
            readings.Add(reading);
            read?.Invoke(reading);
        }
    }
}
