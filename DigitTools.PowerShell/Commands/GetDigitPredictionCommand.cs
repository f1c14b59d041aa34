using System.Management.Automation;
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
public sealed class GetDigitPredictionCommand : ReadPicturesCommand
{
    private IDigitModel? _model;
    private RecognitionPipeline? _pipeline;

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PathOrBytes]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Path { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public override string[]? LiteralPath { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Picture]
    public override DigitPicture? InputObject { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = "InputObject")]
    [ValidateNotNullOrEmpty]
    public override string? Name { get; set; }

    /// <summary>How pictures are given to the model, such as <c>0..255 inverted</c>; default: as it says, or as is found out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConventionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Convention { get; set; }

    private protected override int Pending => _pipeline!.Pending;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _model = Classifiers(Model, Convention, MinimumConfidence);
        Begin(ChartNames.Prediction);
        _pipeline = new RecognitionPipeline(_model, new RecognitionOptions
        {
            MinimumConfidence = MinimumConfidence,
            Polarity = (Core.Imaging.Polarity)Polarity,
            Workers = ThrottleLimit,
            ChartScale = ChartScale,
            MaximumPixels = PixelLimit,
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _pipeline?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Arrive() => _pipeline!.Arrive();

    private protected override void Add(string path, string? chartPath, ReadOnlyMemory<byte>? content) =>
        _pipeline!.Add(new RecognitionRequest(path, chartPath, Content: content), content?.Length ?? 0);

    private protected override bool TryEmit()
    {
        if (Run(() => _pipeline!.TryTake(out RecognitionResult? taken, StopToken) ? taken : null) is not { } result) return false;
        Emit(result);
        return true;
    }

    private protected override void EmitNext() => Emit(Run(() => _pipeline!.Take(StopToken)));

    private void Emit(RecognitionResult result)
    {
        if (!Note(result.Path, result.Page == result.PageCount, result.Error, result.ChartError, result.Animation)) return;

        CountDoubtful(result.Status, result.Reason);
        WriteObject(ToOutput.Prediction(result, _model!.ModelId));
    }
}
