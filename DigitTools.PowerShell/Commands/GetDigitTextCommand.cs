using System.Management.Automation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitText: reads pictures of handwritten numbers.</summary>
[Cmdlet(VerbsCommon.Get, "DigitText", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitText), ParameterSetName = ["Path", "LiteralPath", "InputObject"])]
[OutputType(typeof(DigitTextDigit), ParameterSetName = [PathPerDigit, LiteralPathPerDigit, InputObjectPerDigit])]
public sealed class GetDigitTextCommand : ReadPicturesCommand
{
    private const string PathPerDigit = "PathPerDigit", LiteralPathPerDigit = "LiteralPathPerDigit",
        InputObjectPerDigit = "InputObjectPerDigit";

    private LineNetwork? _network;

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathPerDigit, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PathOrBytes]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Path { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathPerDigit, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public override string[]? LiteralPath { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectPerDigit, ValueFromPipeline = true)]
    [Picture]
    public override DigitPicture? InputObject { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = InputObjectPerDigit)]
    [ValidateNotNullOrEmpty]
    public override string? Name { get; set; }

    /// <summary>Numbers of digits that are possible; default: any.</summary>
    [Parameter]
    [ValidateRange(1, TextForm.MostDigits)]
    public int[] Length { get; set; } = [];

    /// <summary>The form: # for a digit, \# for the sign itself, anything else as it is, inked or not.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Pattern { get; set; }

    /// <summary>Emits an object for each digit instead of one for each picture.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathPerDigit)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathPerDigit)]
    [Parameter(Mandatory = true, ParameterSetName = InputObjectPerDigit)]
    public SwitchParameter PerDigit { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        TextForm form = KnownForm.Of(this, Length, Pattern);
        string model = TextModelPath(Model);
        _network = Run(() => LineNetwork.Get(model, StopToken));
        Tell(_network, MinimumConfidence);
        var options = new TextOptions
        {
            Form = form,
            MinimumConfidence = MinimumConfidence,
            Polarity = (Core.Imaging.Polarity)Polarity,
            Workers = ThrottleLimit,
            ChartScale = ChartScale,
            MaximumPixels = PixelLimit,
        };
        Begin(ChartNames.Text, new TextPipeline(_network, options));
    }

    private protected override void Emit(PictureResult result)
    {
        CountDoubtful(result);
        DigitText text = ToTextOutput.Text((TextResult)result, _network!.ModelId);
        if (PerDigit) WriteObject(text.GetDigits(), enumerateCollection: true);
        else WriteObject(text);
    }
}
