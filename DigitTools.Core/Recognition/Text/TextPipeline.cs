using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition.Text;

/// <summary>Reads pictures of numbers.</summary>
internal sealed class TextPipeline : PicturePipeline<TextResult>
{
    /// <summary>Makes a pipeline; threads start as paths come.</summary>
    /// <param name="network">The model.</param>
    /// <param name="options">How to read.</param>
    public TextPipeline(LineNetwork network, TextOptions options)
        : base(() => new TextReader(network, options), WorkersOf(options))
    {
    }

    private static int WorkersOf(TextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Workers;
    }
}
