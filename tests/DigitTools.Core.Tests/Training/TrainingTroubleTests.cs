using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Training;

/// <summary>Trainings that come to no good end, and what is left of them.</summary>
public sealed class TrainingTroubleTests : TorchTests, IDisposable
{
    private static readonly TrainingOptions s_options = new()
    {
        Architecture = DigitArchitecture.Small,
        Epochs = 3,
        BatchSize = 30,
        ValidationFraction = 0.25,
        MinimumStepsPerEpoch = 4,
        ThreadCount = 2,
        Augmentation = false,
        DrawnDigitRatio = 0,
        OutlierRatio = 0,
    };

    /// <summary>
    /// Weight decay times learning rate is below 1 for two epochs, in which it learns; then the weights grow without end.
    /// </summary>
    private static readonly TrainingOptions s_divergesLate = s_options with { Epochs = 40, LearningRate = 1, WeightDecay = 10 };

    private readonly TestFolder _folder = new();
    private readonly List<TrainingEpoch> _epochs = [];
    private readonly List<TrainingEpoch> _nothingLearnt = [];

    private string Model => _folder["models", "model.onnx"];

    private string State => _folder["states", "state"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ModelTrainer_Train_ThatDivergesStopsAndLeavesTheModelAlone()
    {
        _folder.Write("models/model.onnx", "old"u8);
        TrainingOptions options = s_options with { LearningRate = 10, WeightDecay = 10, MinimumStepsPerEpoch = 100, Epochs = 1 };
        DigitException error = Throws(DigitErrorId.TrainingDiverged, options);
        Assert.Matches(@"epoch 1, step \d+ of 100, at a learning rate of \d", error.Message);
        Assert.DoesNotContain("checkpoint", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Model));
        Assert.Equal(["models/model.onnx"], _folder.Files);
    }

    [Fact]
    public void ModelTrainer_Train_ThatDivergesLateKeepsTheCheckpointAndTheBestNetwork()
    {
        TrainingOptions options = s_divergesLate with { CheckpointPath = State };
        DigitException error = Throws(DigitErrorId.TrainingDiverged, options);
        int best = _epochs.OrderByDescending(e => e.ValidationAccuracy).ThenBy(e => e.ValidationLoss).First().Epoch;
        Assert.InRange(_epochs.Count, 2, 39);
        Assert.All(_epochs, e => Assert.True(double.IsFinite(e.TrainLoss) && double.IsFinite(e.ValidationLoss)));

        // Beside the checkpoint, as it says, and a model like any other.
        string kept = KeptModel.PathIn(error);
        Assert.Equal(Path.GetDirectoryName(State), Path.GetDirectoryName(kept));
        using var classifier = DigitClassifier.Load(kept, TestContext.Current.CancellationToken);
        Assert.Equal((best, null), (classifier.Metadata.BestEpoch, classifier.Metadata.StoppedBy));
        Assert.False(File.Exists(Model));

        // The checkpoint is the one of the last good epoch: going on comes to the same end and says so again.
        Assert.Contains($"checkpoint is '{State}'", error.Message, StringComparison.Ordinal);
        Assert.Equal(_epochs.Count, CheckpointFile.Read(State)!.Epochs.Count);
        Assert.Equal(error.Message, Throws(DigitErrorId.TrainingDiverged, options with { Resume = true }).Message);
        Assert.Equal(["states/" + Path.GetFileName(kept), "states/state", "states/state.previous"], _folder.Files);
    }

    [Fact]
    public void ModelTrainer_Train_ThatLibtorchEndsNamesTheCheckpoint()
    {
        TrainingOptions options = s_options with { CheckpointPath = State };
        DigitException error = Throws(DigitErrorId.TrainingFailed, options, events: new TrainingEvents(p =>
        {
            if (p is { Epoch: 2, Step: 2 }) Parallel.For(0, 2, _ => MakeLibtorchFail());
        }));
        Assert.Contains("libtorch failed: dot", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains($"checkpoint is '{State}'", error.Message, StringComparison.Ordinal);

        // Nothing is lost by it.
        TrainingResult resumed = Train(options with { Resume = true });
        Assert.Equal((StopReason.Completed, 3), (resumed.StoppedBy, resumed.Epochs.Count));
    }

    [Fact]
    public void ModelTrainer_Train_HidesNoFaultOfOurs()
    {
        var events = new TrainingEvents(_ => Parallel.For(0, 2, _ => throw new ArgumentOutOfRangeException()));
        Assert.Throws<AggregateException>(() => Train(s_options, events));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ModelTrainer_Train_WhoseModelCannotBeWrittenKeepsItElsewhere(bool checkpoint)
    {
        // The folder is there when the training begins, and a file when it ends.
        string folder = Path.GetDirectoryName(Model)!;
        var events = new TrainingEvents(EpochEnded: e =>
        {
            if (e.Epoch == s_options.Epochs) File.WriteAllText(folder, "No folder.");
        });
        TrainingOptions options = s_options with { CheckpointPath = checkpoint ? State : null };
        DigitException error = Throws(DigitErrorId.OutputNotWritable, options, events);
        string kept = KeptModel.PathIn(error);
        try
        {
            Assert.Equal(checkpoint, Path.GetDirectoryName(kept) == Path.GetDirectoryName(State));
            using var classifier = DigitClassifier.Load(kept, TestContext.Current.CancellationToken);
            Assert.Equal((3, StopReason.Completed), (classifier.Metadata.Epochs.Count, classifier.Metadata.StoppedBy!.Value));
        }
        finally
        {
            if (!checkpoint) KeptModel.DeleteWithFolder(error);
        }
    }

    [Fact]
    public void ModelTrainer_Train_WithAFolderInThePlaceOfTheModelKeepsItBeside()
    {
        var events = new TrainingEvents(EpochEnded: e => Directory.CreateDirectory(Path.Combine(Model, "below")));
        DigitException error = Throws(DigitErrorId.OutputNotWritable, s_options, events);
        Assert.Equal(Path.GetDirectoryName(Model), Path.GetDirectoryName(KeptModel.PathIn(error)));
    }

    [Fact]
    public void ModelTrainer_Train_WithAFullDiskKeepsTheModelBesideTheCheckpoint()
    {
        using var disk = SmallDisk.TryMount(_folder.Folder("models"), "64k");
        Assert.SkipWhen(disk is null, "No file system of a small size can be made.");
        DigitException error = Throws(DigitErrorId.OutputNotWritable, s_options with { CheckpointPath = State });
        Assert.Equal(Path.GetDirectoryName(State), Path.GetDirectoryName(KeptModel.PathIn(error)));
        Assert.Empty(Directory.EnumerateFiles(disk.Folder));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Trainer_Run_SaysOnceWhereNothingIsLearnt(bool randomLabels, int times)
    {
        Train(s_options with { Epochs = 5, LearningRate = 0.01, MinimumStepsPerEpoch = 10 }, data: SyntheticDigits.Make(400, randomLabels));
        Assert.Equal(times, _nothingLearnt.Count);
    }

    [Fact]
    public void Trainer_Run_JudgesNothingByFewPictures()
    {
        Train(s_options with { Epochs = 4 }, data: SyntheticDigits.Make(120, randomLabels: true));
        Assert.Empty(_nothingLearnt);
    }

    [Fact]
    public void Trainer_InitialModel_WithAWeightThatIsNoNumberIsRefused()
    {
        Train(s_options with { Epochs = 1 });
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(Model);
        tensors[3].Values[0] = float.NaN;
        string broken = _folder["nan.onnx"];
        OnnxExporter.Write(broken, architecture, tensors, new ModelMetadata { Architecture = architecture.Name });
        DigitAssert.Throws(DigitErrorId.ModelInvalid, broken, "finite", () => Train(s_options with { InitialModel = broken }));
    }

    private static void MakeLibtorchFail()
    {
        using torch.Tensor two = torch.zeros(2), three = torch.zeros(3);
        two.dot(three).Dispose();
    }

    private DigitException Throws(DigitErrorId id, TrainingOptions options, TrainingEvents? events = null) =>
        DigitAssert.Throws(id, Model, Model, () => Train(options, events));

    private TrainingResult Train(TrainingOptions options, TrainingEvents? events = null, DigitDataset? data = null)
    {
        _epochs.Clear();
        events ??= new TrainingEvents(EpochEnded: _epochs.Add, NothingLearnt: _nothingLearnt.Add);
        return ModelTrainer.Train(data ?? SyntheticDigits.Make(160), null, Model, options, events, TestRun.Token);
    }
}
