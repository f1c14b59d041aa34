using System.Management.Automation;
using DigitTools.Core.Charts;
using DigitTools.Core.Data;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Test-DigitText: how well a model reads labelled pictures of numbers.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DigitText", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitTextEvaluation), typeof(bool))]
public sealed class TestDigitTextCommand : MeasureModelCommand
{
    /// <summary>A folder with labels.csv and the pictures that it names, or of class folders 0 .. 9.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string DataPath { get; set; } = "";

    /// <summary>The ONNX model, one for lines; default: the one that ships with the module.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelPath", "FullName", "Path")]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];

    /// <summary>Numbers of digits that are possible; default: any.</summary>
    [Parameter]
    [ValidateRange(1, TextForm.MostDigits)]
    public int[] Length { get; set; } = [];

    /// <summary>The form: # for a digit, \# for the sign itself, anything else as it is, inked or not.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Pattern { get; set; }

    /// <summary>Below this confidence a picture is Rejected, 0..1; default: the model's own threshold.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Whether ink is darker or lighter than paper; default: found out from each picture.</summary>
    [Parameter]
    public DigitPolarity Polarity { get; set; }

    /// <summary>PNG file for calibration and coverage.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChartPath { get; set; }

    /// <summary>The share of the pictures that has to be read right, 0..1.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumExact { get; set; }

    /// <summary>Pictures worked on at the same time; default: one per processor.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Pictures with more pixels are refused, so that none takes all memory.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumPixels { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TextOptions options = Options();
        string model = TextModelPath(Model), folder = FullPath(DataPath);
        LineNetwork network = Run(() => LineNetwork.Get(model, StopToken));
        Tell(network, MinimumConfidence);
        IReadOnlyList<LabelledText> labels = Run(() => LabelledTexts.Read(folder));
        WriteVerbose(Text.Format(Strings.VerboseData, folder, labels.Count));

        TextEvaluation evaluation = Evaluate(network, labels, options);
        string title = Title(model, folder);
        WriteChart(ChartPath, path => ReliabilityChart.Write(path, evaluation, title, ChartScale));
        WriteChart(MistakesPath, path => TextMistakesFile.Write(path, evaluation, title, options, StopToken));
        Give(ToTextOutput.Evaluation(evaluation, model, folder), TooLow(model, evaluation.Score.Exact));
    }

    private TextOptions Options() => new()
    {
        Form = KnownForm.Of(this, Length, Pattern),
        MinimumConfidence = MinimumConfidence,
        Polarity = (Core.Imaging.Polarity)Polarity,
        Workers = ThrottleLimit,
        ChartScale = ChartScale,
        MaximumPixels = MaximumPixels ?? PictureReader.DefaultMaximumPixels,
    };

    private TextEvaluation Evaluate(LineNetwork network, IReadOnlyList<LabelledText> labels, TextOptions options)
    {
        using var progress = new ProgressReporter(this, Strings.ActivityEvaluating);
        TextComparison comparison = Pattern is null ? TextComparison.DigitsAndLines : TextComparison.Digits;
        var animations = new AnimationNotice(this);
        int done = 0;
        return Run(() => TextEvaluator.Evaluate(network, labels, options, comparison, Note, StopToken));

        void Note(TextReading reading)
        {
            progress.ShowPart(++done, labels.Count);
            if (reading.Result.Error is { } error) WriteError(ErrorRecords.From(error));
            else if (reading.Result.Animation is { } animation) animations.Tell(reading.Label.Path, animation);
        }
    }

    private ErrorRecord? TooLow(string model, double exact) =>
        MinimumExact is { } minimum && exact < minimum ? ErrorRecords.ExactTooLow(model, exact, minimum) : null;
}
