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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _model = Classifiers(Model, Convention, MinimumConfidence);
        var options = new RecognitionOptions
        {
            MinimumConfidence = MinimumConfidence,
            Polarity = (Core.Imaging.Polarity)Polarity,
            Workers = ThrottleLimit,
            ChartScale = ChartScale,
            MaximumPixels = PixelLimit,
        };
        Begin(ChartNames.Prediction, new RecognitionPipeline(_model, options));
    }

    private protected override void Emit(PictureResult result)
    {
        CountDoubtful(result);
        WriteObject(ToOutput.Prediction((RecognitionResult)result, _model!.ModelId));
    }
}
