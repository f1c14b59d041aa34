using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core;

/// <summary>Reads pictures of handwritten numbers, of any length, in one line or several.</summary>
public sealed class NumberReader : DigitToolsReader<NumberReading>
{
    private NumberReader(IReadingEngine<NumberReading> engine, ReaderOptions options)
        : base(engine, options)
    {
    }

    /// <summary>Loads a model.</summary>
    /// <param name="modelPath">An ONNX file that a training of the architecture Line wrote; null for the one that ships.</param>
    /// <param name="options">How to read, and what is known of the numbers; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="ArgumentException">A number in the options can't be, or the pattern has no digit to read.</exception>
    /// <inheritdoc cref="DigitReader.Open"/>
    public static NumberReader Open(
        string? modelPath = null, NumberReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new NumberReaderOptions();
        options.Check();
        var text = new TextOptions
        {
            Form = options.Form(),
            MinimumConfidence = options.MinimumConfidence,
            Polarity = (Polarity)options.Polarity,
            Workers = options.MaximumParallelism,
            MaximumPixels = options.MaximumPixels,
        };
        string path = modelPath is null ? LineNetwork.ShippedPath : Path.GetFullPath(modelPath);
        var network = LineNetwork.Load(path, cancellationToken);
        var engine = new ReadingEngine<TextResult, NumberReading>(
            network,
            result => new NumberReading(result),
            () => new Recognition.Text.TextReader(network, text),
            () => new TextPipeline(network, text),
            text.Workers);
        return new NumberReader(engine, options);
    }
}
