using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition;

/// <summary>Reads pictures of one digit each.</summary>
internal sealed class RecognitionPipeline : PicturePipeline<RecognitionResult>
{
    /// <summary>Makes a pipeline; threads start as paths come.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="options">How to read.</param>
    public RecognitionPipeline(IDigitModel classifier, RecognitionOptions options)
        : base(() => new DigitRecognizer(classifier, options), WorkersOf(options))
    {
    }

    private static int WorkersOf(RecognitionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Workers;
    }
}
