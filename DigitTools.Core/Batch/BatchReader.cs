using DigitTools.Core.Database;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Preprocessing.Lines;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Batch;

/// <summary>What a batch reads of each picture, and with which model: digits, texts, or sheets.</summary>
internal sealed class BatchReader
{
    private readonly IModel _model;
    private readonly int _version;
    private readonly double? _minimumConfidence;
    private readonly Func<IPicturePipeline> _open;

    private BatchReader(
        IModel model, BatchReading reading, int version, double? minimumConfidence, Func<IPicturePipeline> open)
    {
        _model = model;
        Reading = reading;
        _version = version;
        _minimumConfidence = minimumConfidence;
        _open = open;
    }

    private TextForm Form { get; init; } = TextForm.Any;

    private GridOptions Grids { get; init; } = new();

    private LineNetwork? TextModel { get; init; }

    /// <summary>What is read of each picture.</summary>
    public BatchReading Reading { get; }

    /// <summary>Reads one digit of each picture.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="options">How to read.</param>
    public static BatchReader Digits(IDigitModel classifier, RecognitionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RecognitionOptions hashing = options with { HashContent = true };
        return new BatchReader(
            classifier,
            BatchReading.Digit,
            DigitPreprocessor.Version,
            options.MinimumConfidence,
            () => new RecognitionPipeline(classifier, hashing));
    }

    /// <summary>Reads all digits of each picture, as a text.</summary>
    /// <param name="network">The model.</param>
    /// <param name="options">How to read.</param>
    public static BatchReader Texts(LineNetwork network, TextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        TextOptions hashing = options with { HashContent = true };
        return new BatchReader(
            network,
            BatchReading.Text,
            LineFinder.Version,
            options.MinimumConfidence,
            () => new TextPipeline(network, hashing))
        {
            Form = options.Form,
        };
    }

    /// <summary>Reads the cells of the grids of each picture, or the fields of a form.</summary>
    /// <param name="classifier">The model for single digits.</param>
    /// <param name="network">The model for numbers.</param>
    /// <param name="options">How to read.</param>
    public static BatchReader Sheets(IDigitModel classifier, LineNetwork network, GridOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        GridOptions hashing = options with { HashContent = true };
        return Sheets(
            classifier,
            network,
            options,
            () => new GridPipeline(classifier, network, hashing));
    }

    /// <summary>As the other, by a pipeline of the caller.</summary>
    /// <param name="classifier">The model for single digits.</param>
    /// <param name="network">The model for numbers.</param>
    /// <param name="options">How it reads.</param>
    /// <param name="open">Makes the pipeline.</param>
    internal static BatchReader Sheets(
        IDigitModel classifier, LineNetwork network, GridOptions options, Func<IPicturePipeline> open) =>
        new(classifier, BatchReading.Grid, GridPipeline.Version, options.MinimumConfidence, open)
        {
            Grids = options,
            TextModel = network,
        };

    /// <summary>Starts the reading.</summary>
    /// <param name="moved">Knows moved pictures; null if there is nothing to know.</param>
    public BatchPipeline Open(MovedPictures? moved) => new(_open(), moved);

    /// <summary>A run that begins now, with all that a reading depends on.</summary>
    /// <param name="options">What the run looks at.</param>
    public DatabaseRun NewRun(BatchOptions options) => new()
    {
        RunId = Guid.CreateVersion7().ToString(),
        Started = DatabaseTime.Now,
        Folders = options.Folders,
        Reading = Reading,
        Lengths = Form.Lengths,
        Pattern = Form.Pattern?.Text,
        GridRows = Grids.Rows,
        GridColumns = Grids.Columns,
        AllGrids = Grids.All,
        AllowedDigits = Grids.Digits,
        Fields = Grids.Fields,
        ModelId = _model.ModelId,
        ModelPath = _model.Path,
        TextModelId = TextModel?.ModelId,
        TextModelPath = TextModel?.Path,
        PreprocessingVersion = _version,
        MinimumConfidence = _minimumConfidence ?? _model.MinimumConfidence,
        ToolVersion = Core.ToolVersion.Text,
        ShardIndex = options.Shard.IsWhole ? null : options.Shard.Index,
        ShardCount = options.Shard.IsWhole ? null : options.Shard.Count,
    };
}
