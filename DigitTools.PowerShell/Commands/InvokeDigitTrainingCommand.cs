using System.Management.Automation;
using DigitTools.Core;
using DigitTools.Core.Charts;
using DigitTools.Core.Data;
using DigitTools.Core.Files;
using DigitTools.Core.Model;
using DigitTools.Core.Training;
using DigitTools.Core.Training.Lines;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Invoke-DigitTraining: trains a model from labelled pictures.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DigitTraining", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DigitTrainingResult), typeof(DigitTrainingEpoch))]
public sealed class InvokeDigitTrainingCommand : DigitCommand
{
    private DataIntake? _intake;

    private Downstream Downstream => field ??= new Downstream(StopProcessing);

    /// <summary>The model to write; default: digits.onnx in the current location.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "digits.onnx";

    /// <summary>
    /// Labelled digits: IDX files, tables, NumPy arrays, or pictures in class folders 0 .. 9; default: the MNIST data that ships with the
    /// module. For Line: a folder with labels.csv, or class folders; default: lines that are drawn.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DataCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Where the digit is in the names of pictures: '{label}_*.png'. Not for Line.</summary>
    [Parameter]
    [LabelPattern]
    public string? LabelPattern { get; set; }

    /// <summary>Leaves pictures and labels as they are, and doesn't look whether they lie as MNIST's do. Not for Line.</summary>
    [Parameter]
    public SwitchParameter NoCorrection { get; set; }

    /// <summary>
    /// Small, Standard or Large: accuracy against cost. Line: for all digits of a picture. With -InitialModel it is that model's.
    /// </summary>
    [Parameter]
    public DigitArchitectureName Architecture { get; set; } = DigitArchitectureName.Standard;

    /// <summary>A model written by this cmdlet whose weights the training starts from.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? InitialModel { get; set; }

    /// <summary>Passes over the training pictures.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Epochs { get; set; } = TrainingOptions.DefaultEpochs;

    /// <summary>Pictures per step; default 128, and 64 for Line.</summary>
    [Parameter]
    [ValidateRange(1, 65_536)]
    public int? BatchSize { get; set; }

    /// <summary>The highest learning rate of the schedule; default 0.004, and 0.001 with -InitialModel.</summary>
    [Parameter]
    [ValidateRange(1e-8, 10.0)]
    public double? LearningRate { get; set; }

    /// <summary>Decoupled weight decay; default 0.5, and 0.02 for Line.</summary>
    [Parameter]
    [ValidateRange(0.0, 10.0)]
    public double? WeightDecay { get; set; }

    /// <summary>The part of each class held back to choose the best epoch, 0..0.9; with 0 the last one is kept.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 0.9)]
    public double ValidationFraction { get; set; } = TrainingOptions.DefaultValidationFraction;

    /// <summary>A model whose temperature and minimum confidence are taken over, where nothing is held back to fit them to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CalibrationModel { get; set; }

    /// <summary>Stop after this many epochs without a better validation; 0 never stops.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int Patience { get; set; }

    /// <summary>Stop when this time is over.</summary>
    [Parameter]
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>Start of every random sequence.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Seed { get; set; } = 1;

    /// <summary>Threads to compute on; default: one per processor.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThreadCount { get; set; } = Environment.ProcessorCount;

    /// <summary>Takes the pictures as they are, instead of redrawing them at random.</summary>
    [Parameter]
    public SwitchParameter NoAugmentation { get; set; }

    /// <summary>
    /// Digits drawn by pen for each picture of the data: ways to write that the data may lack. Default 0.2, and 0 with -NoAugmentation.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? DrawnDigitRatio { get; set; }

    /// <summary>
    /// Letters, signs and scribbles for each picture of the data, to learn what is no digit. Default 0.25, and 0 with -NoAugmentation.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? OutlierRatio { get; set; }

    /// <summary>File that keeps the whole state of the training, so that it can go on after a stop.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CheckpointPath { get; set; }

    /// <summary>Goes on from the checkpoint; if there is none yet, the training begins.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>PNG file for loss and accuracy, drawn anew after every epoch.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChartPath { get; set; }

    /// <summary>Pixels of the chart for each pixel of its layout: 1 for a plain screen, 2 for a dense one, 4 for print.</summary>
    [Parameter]
    [ValidateRange(Core.Charts.ChartScale.Least, Core.Charts.ChartScale.Most)]
    public int ChartScale { get; set; } = Core.Charts.ChartScale.Default;

    /// <summary>CSV file, one row per epoch, written as epochs end.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? HistoryPath { get; set; }

    /// <summary>Also emits each epoch's record as it ends.</summary>
    [Parameter]
    public SwitchParameter PassThruEpoch { get; set; }

    /// <summary>
    /// Replaces an existing model; not needed with -Resume for the model that the same training wrote when it was stopped.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (TimeLimit < ShortestTimeLimit) ThrowTerminatingError(ErrorRecords.TimeLimitInvalid(TimeLimit.Value));
        if (Resume && CheckpointPath is null) ThrowTerminatingError(ErrorRecords.ResumeWithoutCheckpoint());
        string output = FullPath(OutputPath);
        string? checkpoint = CheckpointPath is null ? null : FullPath(CheckpointPath);
        if (!Force && !Resume && File.Exists(checkpoint))
            ThrowTerminatingError(ErrorRecords.OutputExists(checkpoint, Strings.OutputExists_CheckpointAction));
        bool mayReplace = Force || !File.Exists(output) || (Resume && Run(() => ModelTrainer.IsModelOf(checkpoint!, output)));
        if (!mayReplace) ThrowTerminatingError(ErrorRecords.OutputExists(output));
        if (!ShouldProcess(output, Strings.ActionWriteModel)) return;

        // What would fail after hours of training has to fail now.
        foreach (string? path in (string?[])[OutputPath, checkpoint, ChartPath, HistoryPath])
            if (path is not null) Run(() => ReplaceFile.Probe(FullPath(path)));
        Run(ModelTrainer.RequireLibrary);
        TrainingOptions options = Run(() => Options(checkpoint));
        TrainingResult result = options.Architecture is LineArchitecture ? TrainLines(output, options) : TrainDigits(output, options);
        if (Stopping) WarnAfterStop(StoppedTraining.Words(result, checkpoint));
        Downstream.ThrowIfFailed();
        if (result.ModelPath is null) WriteWarning(Strings.WarningNoModel);
        else if (result.LastEpochPart is { } part && result.BestEpoch == result.Epochs.Count)
            WriteWarning(Text.Format(Strings.WarningPartOfEpoch, result.BestEpoch, part));
        WriteObject(ToOutput.Training(result, options.Seed, _intake));
    }

    private TrainingResult TrainDigits(string output, TrainingOptions options)
    {
        if (DataPath is null) WriteVerbose(Strings.VerboseDefaultData);
        string path = DataPath is null ? DigitData.ShippedFolder : FullPath(DataPath);
        _intake = Run(() => DataIntake.Open(this, path, LabelPattern, NoCorrection, StopToken));
        DigitDataset data = Run(() => _intake.Read(DataSplit.Train));
        DigitDataset? test = _intake.HasTestHalf ? Run(() => _intake.Read(DataSplit.Test)) : null;
        WriteVerbose(Text.Format(Strings.VerboseData, path, data.Count));
        Describe(options);
        if (test is null) WriteVerbose(Strings.VerboseNoTest);
        ThinData.Warnings(data).ForEach(WriteWarning);
        return Train(options, events => ModelTrainer.Train(data, test, output, options, events, StopToken));
    }

    private TrainingResult TrainLines(string output, TrainingOptions options)
    {
        if (DrawnDigitRatio is not null || OutlierRatio is not null) WriteWarning(Strings.WarningRatiosOfLines);
        if (LabelPattern is not null || NoCorrection) WriteWarning(Strings.WarningDataOfLines);
        LinePictures? pictures = DataPath is null ? null : ReadPictures(FullPath(DataPath));
        Describe(options);
        return Train(options, events => LineModelTrainer.Train(pictures, output, options, events, StopToken));
    }

    private LinePictures ReadPictures(string folder)
    {
        using var progress = new ProgressReporter(this, Strings.ActivityReadingData);
        LinePictures pictures = Run(() => LinePictures.Read(folder, progress.ShowPart, StopToken));
        WriteVerbose(Text.Format(Strings.VerboseData, folder, pictures.Count));
        if (pictures.Unaligned > 0) WriteWarning(Text.Format(Strings.WarningUnaligned, pictures.Unaligned, pictures.Count));
        return pictures;
    }

    private void Describe(TrainingOptions options)
    {
        NetworkArchitecture network = options.Architecture;
        WriteVerbose(Text.Format(
            Strings.VerboseTraining, network.Name, network.Parameters, network.MultiplyAdds, options.ThreadCount, options.Seed));
        IEnumerable<string> given = options.Facts.Where(f => f.Shown.Length > 0).Select(f => $"{f.Words} {f.Shown}");
        WriteVerbose(Text.Format(Strings.VerboseTrainingOptions, string.Join(", ", given)));
    }

    private TrainingResult Train(TrainingOptions options, Func<TrainingEvents, TrainingResult> train)
    {
        using var progress = new ProgressReporter(this, Strings.ActivityTraining);
        // Not a field: a list of the core's records would load the core where the Tab key only asks for the parameters.
        var epochs = new List<TrainingEpoch>();
        string? history = HistoryPath is null ? null : FullPath(HistoryPath), chart = ChartPath is null ? null : FullPath(ChartPath);
        string title = Text.Format(Strings.ChartTitleTraining, options.Architecture.Name, options.Architecture.Parameters);
        var events = new TrainingEvents(
            p => Downstream.Tell(() => Show(progress, p)),
            epoch => EndEpoch(epoch, epochs, history, chart, title),
            e => Downstream.Tell(() => WriteError(ErrorRecords.From(e))),
            best => Downstream.Tell(() => WriteWarning(Text.Format(
                Strings.WarningNothingLearnt, best.ValidationAccuracy, epochs.Count, options.LearningRate))));
        return Run(() => train(events));
    }

    private static void Show(ProgressReporter reporter, TrainingProgress p)
    {
        if (!reporter.IsDue) return;
        string status = Text.Format(
            Strings.StatusTraining, p.Epoch, p.Epochs, p.Step, p.StepsPerEpoch, p.Loss, p.Accuracy, p.ImagesPerSecond);
        double part = (p.Epoch - 1 + (double)p.Step / p.StepsPerEpoch) / p.Epochs;
        reporter.Show(status, part, p.Remaining);
    }

    /// <summary>History and chart are written even if nobody takes the objects any more: they belong to the model.</summary>
    private void EndEpoch(TrainingEpoch epoch, List<TrainingEpoch> epochs, string? history, string? chart, string title)
    {
        epochs.Add(epoch);
        WriteBeside(history, path => HistoryFile.Write(path, epochs));
        WriteBeside(chart, path => LearningCurveChart.Write(path, epochs, title, ChartScale));
        if (PassThruEpoch) Downstream.Tell(() => WriteObject(ToOutput.Epoch(epoch)));
    }

    /// <summary>A disk that is full for a chart must not cost hours of training: it is reported, and the training goes on.</summary>
    private void WriteBeside(string? path, Action<string> write)
    {
        if (path is null) return;
        try
        {
            write(path);
        }
        catch (DigitException e)
        {
            Downstream.Tell(() => WriteError(ErrorRecords.From(e)));
        }
    }

    private TrainingOptions Options(string? checkpoint)
    {
        bool isChosen = MyInvocation.BoundParameters.ContainsKey(nameof(Architecture));
        NetworkArchitecture? chosen = isChosen ? NetworkArchitecture.Find(Architecture.ToString()) : null;
        var defaults = TrainingOptions.Defaults(InitialModel is null ? null : ModelPath(InitialModel), !NoAugmentation, chosen);
        bool areDigits = defaults.Architecture is DigitArchitecture;
        return defaults with
        {
            Epochs = Epochs,
            BatchSize = BatchSize ?? defaults.BatchSize,
            LearningRate = LearningRate ?? defaults.LearningRate,
            WeightDecay = WeightDecay ?? defaults.WeightDecay,
            ValidationFraction = ValidationFraction,
            CalibrationModel = CalibrationModel is null ? null : ModelPath(CalibrationModel),
            Patience = Patience,
            TimeLimit = TimeLimit,
            Seed = Seed,
            ThreadCount = ThreadCount,
            DrawnDigitRatio = areDigits ? DrawnDigitRatio ?? defaults.DrawnDigitRatio : 0,
            OutlierRatio = areDigits ? OutlierRatio ?? defaults.OutlierRatio : 0,
            CheckpointPath = checkpoint,
            Resume = Resume,
        };
    }
}
