using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;

namespace DigitTools.Core;

/// <summary>Reads pictures of one handwritten digit each.</summary>
/// <example>
/// <code>
/// using DigitReader reader = DigitReader.Open();
/// DigitReading reading = reader.Read("scan.png");
/// Console.WriteLine($"{reading.Digit?.ToString() ?? "?"} {reading.Confidence:P1}");
/// </code>
/// </example>
public sealed class DigitReader : DigitToolsReader<DigitReading>
{
    private DigitReader(IReadingEngine<DigitReading> engine, ReaderOptions options)
        : base(engine, options)
    {
    }

    /// <summary>Loads a model.</summary>
    /// <param name="modelPath">An ONNX digit classifier; null for the one that ships.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelUnreadable"/>,
    /// <see cref="DigitErrorId.ModelInvalid"/>, or <see cref="DigitErrorId.NativeLibraryUnavailable"/> if ONNX Runtime can't be
    /// loaded.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number in the options can't be.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitReader Open(
        string? modelPath = null, DigitReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DigitReaderOptions();
        options.Check();
        string path = modelPath is null ? DigitClassifier.ShippedPath : Path.GetFullPath(modelPath);
        return Make(ClassifierCache.Load(path, convention: null, cancellationToken), options);
    }

    /// <summary>Loads several models that read as one: the mean of their calibrated probabilities.</summary>
    /// <remarks>It takes as long as all of them.</remarks>
    /// <param name="modelPaths">ONNX digit classifiers, at least one.</param>
    /// <param name="options">As of <see cref="Open(string?, DigitReaderOptions?, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="DigitException">As of the other.</exception>
    /// <exception cref="ArgumentException">There is no path.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number in the options can't be.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitReader OpenEnsemble(
        IReadOnlyList<string> modelPaths, DigitReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modelPaths);
        if (modelPaths.Count == 0) throw new ArgumentException("There has to be at least one model.", nameof(modelPaths));
        options ??= new DigitReaderOptions();
        options.Check();
        var members = new List<DigitClassifier>();
        try
        {
            foreach (string path in modelPaths)
                members.Add(ClassifierCache.Load(Path.GetFullPath(path), convention: null, cancellationToken));
        }
        catch
        {
            foreach (DigitClassifier member in members) member.Dispose();
            throw;
        }

        return Make(DigitEnsemble.Of(members), options);
    }

    private static DigitReader Make(IDigitModel classifier, DigitReaderOptions options)
    {
        var recognition = new RecognitionOptions
        {
            MinimumConfidence = options.MinimumConfidence,
            Polarity = (Polarity)options.Polarity,
            Workers = options.MaximumParallelism,
            MaximumPixels = options.MaximumPixels,
        };
        var engine = new ReadingEngine<RecognitionResult, DigitReading>(
            classifier,
            result => new DigitReading(result),
            () => new DigitRecognizer(classifier, recognition),
            () => new RecognitionPipeline(classifier, recognition),
            recognition.Workers);
        return new DigitReader(engine, options);
    }
}
