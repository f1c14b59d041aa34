using System.Management.Automation;
using DigitTools.Core.Charts;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Test-DigitModel: how well a model reads labelled pictures.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DigitModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitModelEvaluation), typeof(bool))]
public sealed class TestDigitModelCommand : MeasureModelCommand
{
    private DataIntake? _intake;

    /// <summary>
    /// The ONNX model; default: the one that ships with the module. Of several each is measured, and then all together: the mean of their
    /// probabilities.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelPath", "FullName", "Path")]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];

    /// <summary>How pictures are given to the model, such as <c>0..255 inverted</c>; default: as it says, or as is found out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConventionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Convention { get; set; }

    /// <summary>
    /// Labelled digits: IDX files, tables, NumPy arrays, or pictures in class folders 0 .. 9; default: the MNIST data that ships with the
    /// module.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DataCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Which half of data that have two.</summary>
    [Parameter]
    public DigitSplit Split { get; set; } = DigitSplit.Test;

    /// <summary>Where the digit is in the names of pictures: '{label}_*.png'.</summary>
    [Parameter]
    [LabelPattern]
    public string? LabelPattern { get; set; }

    /// <summary>Leaves pictures and labels as they are, and doesn't look whether they lie as MNIST's do.</summary>
    [Parameter]
    public SwitchParameter NoCorrection { get; set; }

    /// <summary>PNG file for the confusion matrix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChartPath { get; set; }

    /// <summary>PNG file for calibration and coverage.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReliabilityPath { get; set; }

    /// <summary>The accuracy that has to be reached, 0..1.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumAccuracy { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (DataPath is null) WriteVerbose(Strings.VerboseDefaultData);
        string folder = DataPath is null ? DigitData.ShippedFolder : FullPath(DataPath);
        IDigitModel model = Classifiers(Model, Convention);
        WriteVerbose(Text.Format(Strings.VerboseSplit, Split));
        _intake ??= Run(() => DataIntake.Open(this, folder, LabelPattern, NoCorrection, StopToken));
        DigitDataset data = Run(() => _intake.Read((DataSplit)Split));
        WriteVerbose(Text.Format(Strings.VerboseData, folder, data.Count));

        if (model is DigitEnsemble together && !Quiet)
        {
            foreach (DigitClassifier member in together.Members)
                WriteObject(ToOutput.Evaluation(Evaluate(member, data), member.Path, folder, _intake));
        }

        DigitEvaluation evaluation = Evaluate(model, data);
        WriteCharts(evaluation, data, Title(model.Path, folder == DigitData.ShippedFolder ? "MNIST" : folder));
        Give(ToOutput.Evaluation(evaluation, model.Path, folder, _intake), TooLow(model.Path, evaluation.Accuracy));
    }

    private DigitEvaluation Evaluate(IDigitModel model, DigitDataset data)
    {
        using var progress = new ProgressReporter(this, Strings.ActivityEvaluating);
        return Run(() => DigitEvaluator.Evaluate(model, data, progress.ShowPart, StopToken));
    }

    private void WriteCharts(DigitEvaluation evaluation, DigitDataset data, string title)
    {
        WriteChart(ChartPath, path => ConfusionMatrixChart.Write(path, evaluation, title, ChartScale));
        WriteChart(
            MistakesPath,
            path => MistakesChart.Write(path, evaluation.Mistakes, i => data.Picture(i).ToArray(), title, scale: ChartScale));
        WriteChart(ReliabilityPath, path => ReliabilityChart.Write(path, evaluation, title, ChartScale));
    }

    private ErrorRecord? TooLow(string model, double accuracy) =>
        MinimumAccuracy is { } minimum && accuracy < minimum ? ErrorRecords.AccuracyTooLow(model, accuracy, minimum) : null;
}
