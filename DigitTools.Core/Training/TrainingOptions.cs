using System.Globalization;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Training;

/// <summary>What a training is asked to do.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Enough for the accuracy that docs/training.md gives.</summary>
    public const int DefaultEpochs = 20;

    /// <summary>Small enough to learn from few pictures, large enough to keep four cores busy.</summary>
    public const int DefaultBatchSize = 128;

    /// <summary>5,000 of MNIST's 60,000.</summary>
    public const double DefaultValidationFraction = 1.0 / 12;

    /// <summary>For a training from random weights.</summary>
    public const double DefaultLearningRate = 4e-3;

    /// <summary>For a training that starts from a model: less, so that what it knows isn't lost.</summary>
    public const double FineTuningLearningRate = 1e-3;

    /// <summary>Found on the validation part of MNIST: ten times less lets the network learn the training pictures by heart.</summary>
    public const double DefaultWeightDecay = 0.5;

    /// <summary>Lines per step, for a network that reads lines: as many digits as in a step of single ones, and more.</summary>
    public const int DefaultLineBatchSize = 64;

    /// <summary>For a network that reads lines: no line comes again, so none is learnt by heart.</summary>
    public const double DefaultLineWeightDecay = 0.02;

    /// <summary>Steps of an epoch of a network that reads lines, from random weights on: there is no end of drawn lines.</summary>
    public const int LineStepsPerEpoch = 250;

    /// <summary>Enough for the shapes that the data lacks, few enough to stay behind it.</summary>
    public const double DefaultDrawnDigitRatio = 0.2;

    /// <summary>Enough to learn what is no digit.</summary>
    public const double DefaultOutlierRatio = 0.25;

    /// <summary>The network to train.</summary>
    public NetworkArchitecture Architecture { get; init; } = DigitArchitecture.Standard;

    /// <summary>Passes over the training part, at least 1.</summary>
    public int Epochs { get; init; } = DefaultEpochs;

    /// <summary>Pictures per step, at least 1.</summary>
    public int BatchSize { get; init; } = DefaultBatchSize;

    /// <summary>Steps that an epoch has at least; if there are fewer pictures, each comes several times, redrawn anew.</summary>
    public int MinimumStepsPerEpoch { get; init; } = 50;

    /// <summary>The highest learning rate of the schedule.</summary>
    public double LearningRate { get; init; } = DefaultLearningRate;

    /// <summary>Decoupled weight decay of AdamW, per step and unit of learning rate.</summary>
    public double WeightDecay { get; init; } = DefaultWeightDecay;

    /// <summary>The part of each class held back for validation, 0..0.9.</summary>
    public double ValidationFraction { get; init; } = DefaultValidationFraction;

    /// <summary>Stop after this many epochs without a better validation; 0 never stops.</summary>
    public int Patience { get; init; }

    /// <summary>Stop when this time is over; null never stops.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Start of every random sequence: the same seed and options give the same model.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to compute on, at least 1; the model is the same for any number.</summary>
    public int ThreadCount { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether pictures are redrawn at random.</summary>
    public bool Augmentation { get; init; } = true;

    /// <summary>Digits drawn by pen for each picture of the data, 0..1.</summary>
    public double DrawnDigitRatio { get; init; } = DefaultDrawnDigitRatio;

    /// <summary>Letters, signs and scribbles for each picture of the data, 0..1: the network learns to be sure of no digit there.</summary>
    public double OutlierRatio { get; init; } = DefaultOutlierRatio;

    /// <summary>Full path of a model of ours whose weights the training starts from; null starts from random ones.</summary>
    public string? InitialModel { get; init; }

    /// <summary>
    /// Full path of a model of ours whose temperature and threshold are taken over, as of a training that left pictures out to fit them;
    /// null fits them to the validation part.
    /// </summary>
    public string? CalibrationModel { get; init; }

    /// <summary>Full path of the file that keeps the state of the training; null keeps none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Whether to go on from the checkpoint; if there is none yet, the training begins.</summary>
    public bool Resume { get; init; }

    /// <summary>
    /// What a training is, option by option: the one list that identities, model files and messages are made of. What only says where
    /// and on how many threads it runs is not in it.
    /// </summary>
    public IReadOnlyList<TrainingFact> Facts =>
    [
        Fixed(nameof(Architecture), Architecture.Name),
        Fixed(nameof(Epochs), Epochs),
        Fixed(nameof(BatchSize), BatchSize),
        Fixed(nameof(MinimumStepsPerEpoch), MinimumStepsPerEpoch),
        Fixed(nameof(LearningRate), LearningRate),
        Fixed(nameof(WeightDecay), WeightDecay),
        Fixed(nameof(ValidationFraction), ValidationFraction) with
        {
            Shown = ValidationFraction.ToString("0.######", CultureInfo.InvariantCulture),
        },
        Fixed(nameof(Seed), Seed),
        Fixed(nameof(DrawnDigitRatio), DrawnDigitRatio),
        Fixed(nameof(OutlierRatio), OutlierRatio),
        Fixed(nameof(Augmentation), Augmentation),

        // Its name may change, its content may not: the identity of a training has the hash of the file.
        Free(nameof(InitialModel), InitialModel is null ? "" : Path.GetFileName(InitialModel)),
        Free(nameof(CalibrationModel), CalibrationModel is null ? "" : Path.GetFileName(CalibrationModel)),
        Free(nameof(Patience), Patience),
        Free(nameof(TimeLimit), TimeLimit?.ToString() ?? ""),
    ];

    /// <summary>The defaults, some of which depend on other options.</summary>
    /// <param name="initialModel">Full path of the model to start from: its architecture, and a lower learning rate; null for none.</param>
    /// <param name="augmentation">Whether pictures are redrawn: without, nothing is drawn beside them either.</param>
    /// <param name="architecture">The network; null for that of the initial model, or the usual one.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/> or <see cref="DigitErrorId.ModelInvalid"/>.</exception>
    public static TrainingOptions Defaults(string? initialModel, bool augmentation, NetworkArchitecture? architecture = null)
    {
        NetworkArchitecture found = initialModel is null ? DigitArchitecture.Standard : OnnxWeights.Architecture(initialModel);
        var defaults = new TrainingOptions
        {
            InitialModel = initialModel,
            Architecture = architecture ?? found,
            LearningRate = initialModel is null ? DefaultLearningRate : FineTuningLearningRate,
            Augmentation = augmentation,
            DrawnDigitRatio = augmentation ? DefaultDrawnDigitRatio : 0,
            OutlierRatio = augmentation ? DefaultOutlierRatio : 0,
        };
        return defaults.Architecture is not LineArchitecture ? defaults : defaults with
        {
            BatchSize = DefaultLineBatchSize,
            MinimumStepsPerEpoch = initialModel is null ? LineStepsPerEpoch : defaults.MinimumStepsPerEpoch,
            WeightDecay = DefaultLineWeightDecay,
            DrawnDigitRatio = 0,
            OutlierRatio = 0,
        };
    }

    /// <summary>The pictures of a step; fewer if the data has not that many.</summary>
    /// <param name="pictures">Of the training part.</param>
    internal BatchSize BatchSizeFor(int pictures)
    {
        int data = Math.Min(BatchSize, pictures);
        return new BatchSize(data, (int)Math.Round(data * DrawnDigitRatio), (int)Math.Round(data * OutlierRatio));
    }

    private static TrainingFact Fixed(string name, object value) => new(name, Text(value), IsFixed: true);

    private static TrainingFact Free(string name, object value) => new(name, Text(value), IsFixed: false);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
