using System.Management.Automation;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitPrediction: reads pictures of handwritten digits.</summary>
[Cmdlet(
    VerbsCommon.Get,
    "DigitPrediction",
    DefaultParameterSetName = "Path",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitPrediction))]
public sealed class GetDigitPredictionCommand : DigitCommand
{
    private DigitClassifier? _classifier;
    private RecognitionPipeline? _pipeline;
    private ChartNames? _chartNames;
    private ProgressReporter? _progress;
    private int _read;

    /// <summary>Pictures to read; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Pictures to read, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The ONNX model; default: the one that ships with the module.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Below this confidence a picture is Rejected, 0..1; default: the model's own threshold.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Whether ink is darker or lighter than paper; default: found out from each picture.</summary>
    [Parameter]
    public DigitPolarity Polarity { get; set; }

    /// <summary>Folder for a chart of each picture.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ChartDirectory { get; set; }

    /// <summary>Pixels of a chart for each pixel of its layout: 1 for a plain screen, 2 for a dense one, 4 for print.</summary>
    [Parameter]
    [ValidateRange(Core.Charts.ChartScale.Least, Core.Charts.ChartScale.Most)]
    public int ChartScale { get; set; } = Core.Charts.ChartScale.Default;

    /// <summary>Pictures worked on at the same time; default: one per processor.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Pictures with more pixels are refused, so that none takes all memory.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumPixels { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string model = ModelPath(Model);
        _classifier = Run(() => ClassifierCache.Get(model, StopToken));
        var options = new RecognitionOptions
        {
            MinimumConfidence = MinimumConfidence,
            Polarity = (Core.Imaging.Polarity)Polarity,
            Workers = ThrottleLimit,
            ChartScale = ChartScale,
            MaximumPixels = MaximumPixels ?? PictureReader.DefaultMaximumPixels,
        };
        WriteVerbose(Text.Format(
            Strings.VerboseModel, model, _classifier.Metadata.Architecture, _classifier.ModelId, _classifier.Metadata.Temperature,
            MinimumConfidence ?? _classifier.Metadata.MinimumConfidence));
        WriteVerbose(Text.Format(Strings.VerboseReading, options.Workers, Polarity, options.MaximumPixels));
        string? charts = ChartDirectory is null ? null : FullPath(ChartDirectory);
        if (charts is not null && ShouldProcess(charts, Strings.ActionWriteCharts)) _chartNames = new ChartNames(charts);
        _pipeline = new RecognitionPipeline(_classifier, options);
        _progress = new ProgressReporter(this, Strings.ActivityReading);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string given in LiteralPath ?? Path)
        {
            try
            {
                if (LiteralPath is not null) Read(Paths.Literal(given));
                else foreach (string path in Paths.Wildcard(given)) Read(path);
            }
            catch (PathException e)
            {
                EmitAll();
                WriteError(e.Record);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => EmitAll();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pipeline?.Dispose();
            _progress?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Read(string path)
    {
        _pipeline!.Add(new RecognitionRequest(path, _chartNames?.Next(path)));
        while (Run(() => _pipeline.TryTake(out RecognitionResult? result, StopToken) ? result : null) is { } result) Emit(result);
    }

    private void EmitAll()
    {
        while (_pipeline!.Pending > 0) Emit(Run(() => _pipeline.Take(StopToken)));
    }

    private void Emit(RecognitionResult result)
    {
        _read++;
        if (_progress!.IsDue) _progress.Show(Text.Format(Strings.StatusPictures, _read, _read / _progress.Elapsed.TotalSeconds));
        if (result.Error is { } error)
        {
            WriteError(ErrorRecords.From(error));
            return;
        }

        if (result.Animation is { } animation) WriteWarning(Text.Warning(result.Path, animation));
        if (result.ChartError is { } chartError) WriteError(ErrorRecords.From(chartError));
        WriteObject(ToOutput.Prediction(result, _classifier!.ModelId));
    }
}
