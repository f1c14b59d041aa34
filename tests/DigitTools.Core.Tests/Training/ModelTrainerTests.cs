using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class ModelTrainerTests : TorchTests, IDisposable
{
    private static readonly TrainingOptions s_options = new()
    {
        Epochs = 2,
        BatchSize = 50,
        ValidationFraction = 0.25,
        MinimumStepsPerEpoch = 3,
        Seed = 4,
    };

    private readonly TestFolder _folder = new();

    private string Model => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ModelTrainer_Train_WritesAModelThatTellsHowItWasMade()
    {
        TrainingResult result = Train(Mnist.Train.First(200), test: null);

        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        ModelMetadata metadata = classifier.Metadata;
        TrainingEpoch best = result.Epochs[result.BestEpoch - 1];
        Assert.Equal(Model, result.ModelPath);
        Assert.Equal(["model.onnx"], _folder.Files);
        Assert.Equal("Standard", metadata.Architecture);
        Assert.Equal((result.BestEpoch, StopReason.Completed), (metadata.BestEpoch, metadata.StoppedBy));
        Assert.Equal((best.ValidationAccuracy, best.ValidationLoss), (metadata.ValidationAccuracy!.Value, metadata.ValidationLoss!.Value));
        Assert.Equal(result.Epochs.Select(e => e.TrainLoss), metadata.Epochs.Select(e => e.TrainLoss));
        Assert.Equal((result.Architecture.Parameters, result.Architecture.MultiplyAdds), (metadata.Parameters, metadata.MultiplyAdds));
        Assert.Matches(@"^MNIST: 1\d\d pictures trained on, \d\d validated on$", metadata.TrainedOn);
        IReadOnlyDictionary<string, string> options = metadata.TrainingOptions;
        Assert.Equal(("4", "50", "True"), (options["Seed"], options["BatchSize"], options["Augmentation"]));
        Assert.InRange(metadata.Temperature, 0.2, 5);
        Assert.NotEqual("", metadata.ToolVersion);
        Assert.NotNull(metadata.Created);
        Assert.Null(metadata.TestAccuracy);
        Assert.Null(result.TestAccuracy);
    }

    [Fact]
    public void ModelTrainer_Train_MeasuresTheWrittenFile()
    {
        DigitDataset test = Mnist.Test.First(300);
        TrainingResult result = Train(Mnist.Train.First(200), test);

        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        DigitEvaluation evaluation = DigitEvaluator.Evaluate(classifier, test, cancellationToken: TestRun.Token);
        Assert.Equal((evaluation.Accuracy, evaluation.Loss), (result.TestAccuracy!.Value, result.TestLoss!.Value));
        Assert.Equal(
            (evaluation.Accuracy, evaluation.Loss), (classifier.Metadata.TestAccuracy!.Value, classifier.Metadata.TestLoss!.Value));
    }

    [Fact]
    public void ModelTrainer_Train_TwiceGivesTheSameFile()
    {
        DigitDataset data = Mnist.Train.First(200), test = Mnist.Test.First(100);
        TrainingOptions options = s_options with { ThreadCount = 2 };
        Train(data, test, options);
        byte[] first = ModelBytes.Read(Model);
        Train(data, test, options with { ThreadCount = 3 });
        Assert.Equal(first, ModelBytes.Read(Model));
        Train(data, test, options with { Seed = 5 });
        Assert.NotEqual(first, ModelBytes.Read(Model));
    }

    [Fact]
    public void ModelTrainer_Train_WithoutValidationSaysSo()
    {
        Train(SyntheticDigits.Make(50), test: null, s_options with { ValidationFraction = 0 });
        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        Assert.Null(classifier.Metadata.ValidationAccuracy);
        Assert.Null(classifier.Metadata.ValidationLoss);
        Assert.Equal((0, 2), (classifier.Metadata.BestEpoch, classifier.Metadata.Epochs.Count));
    }

    [Fact]
    public void ModelTrainer_Train_FitsTheThresholdToAllLooksOfTheWrittenFile()
    {
        DigitDataset data = Mnist.Train.First(1200);
        TrainingOptions options = s_options with { Architecture = DigitArchitecture.Small, ValidationFraction = 0.5 };
        Train(data, test: null, options);

        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        DigitDataset held = DigitTask.ValidationOf(data, options);
        float[] once = new float[held.Count * DigitShape.ClassCount];
        classifier.LookOnce(held.Pixels, once, [], TestRun.Token);
        Assert.Equal(ThresholdFit.Fit(classifier, held, TestRun.Token), classifier.MinimumConfidence, 1e-9);
        Assert.NotEqual(ThresholdFit.Fit(once, held.Labels, classifier.Temperature), classifier.MinimumConfidence, 1e-9);
    }

    [Fact]
    public void ModelTrainer_Train_StoppedWhileTheThresholdIsFitted_KeepsThatOfTheNetwork()
    {
        DigitDataset data = SyntheticDigits.Make(50);
        using var stop = new CancellationTokenSource();
        var job = new TrainingJob
        {
            MakeTask = () => new DigitTask(data, s_options),
            Identity = TrainingIdentity.Of(data, s_options),
            Data = "drawn",
            Threshold = (_, token) =>
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
                return 1;
            },
        };
        TrainingResult result = ModelTrainer.Train(job, Model, s_options, new TrainingEvents(), stop.Token);

        Assert.Equal((Model, StopReason.Completed), (result.ModelPath, result.StoppedBy));
        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        Assert.Equal(0.5, classifier.MinimumConfidence);
    }

    [Fact]
    public void ModelTrainer_Train_TakesTheConfidenceOfACalibrationModel()
    {
        DigitDataset data = SyntheticDigits.Make(50);
        Train(data, test: null, s_options with { ValidationFraction = 0 });
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(Model);
        string calibration = _folder["calibration.onnx"];
        var metadata = new ModelMetadata { Architecture = architecture.Name, Temperature = 1.25, MinimumConfidence = 0.875 };
        OnnxExporter.Write(calibration, architecture, tensors, metadata);

        Train(data, test: null, s_options with { ValidationFraction = 0, CalibrationModel = calibration });
        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        Assert.Equal((1.25, 0.875), (classifier.Metadata.Temperature, classifier.Metadata.MinimumConfidence));
        Assert.Equal("calibration.onnx", classifier.Metadata.TrainingOptions[nameof(TrainingOptions.CalibrationModel)]);
    }

    [Fact]
    public void ModelTrainer_Train_RefusesACalibrationModelOfAnotherArchitecture()
    {
        string path = DigitClassifier.ShippedPath;
        TrainingOptions options = s_options with { Architecture = DigitArchitecture.Small, CalibrationModel = path };
        DigitAssert.Throws(
            DigitErrorId.ModelInvalid, path, "its architecture is Standard", () => Train(SyntheticDigits.Make(50), test: null, options));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void ModelTrainer_Train_StoppedBeforeAnEpochEndedKeepsTheOldModel()
    {
        _folder.Write("model.onnx", "old"u8);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        TrainingResult result = Train(SyntheticDigits.Make(50), SyntheticDigits.Make(10), stop: stop);
        Assert.Null(result.ModelPath);
        Assert.Equal((StopReason.Cancelled, 0), (result.StoppedBy, result.BestEpoch));
        Assert.Equal("old", File.ReadAllText(Model));
        Assert.Equal(["model.onnx"], _folder.Files);
    }

    [Fact]
    public void ModelTrainer_Train_StoppedLaterWritesTheBestEpoch()
    {
        using var stop = new CancellationTokenSource();
        var events = new TrainingEvents(EpochEnded: _ => stop.Cancel());
        TrainingResult result = Train(SyntheticDigits.Make(50), SyntheticDigits.Make(10), events: events, stop: stop);
        Assert.Equal((StopReason.Cancelled, 1, Model), (result.StoppedBy, result.BestEpoch, result.ModelPath!));
        Assert.Null(result.TestAccuracy);
        using var classifier = DigitClassifier.Load(Model, TestRun.Token);
        Assert.Equal(StopReason.Cancelled, classifier.Metadata.StoppedBy);
    }

    [Fact]
    public void ModelTrainer_Train_ReportsAnOutputThatCannotBeWritten()
    {
        string path = Path.Combine(_folder.Write("file", []), "model.onnx");
        void Train() => ModelTrainer.Train(SyntheticDigits.Make(20), null, path, s_options, new TrainingEvents(), TestRun.Token);
        DigitException error = DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, path, Train);
        KeptModel.DeleteWithFolder(error);
        Assert.Equal(["file"], _folder.Files);
    }

    private TrainingResult Train(
        DigitDataset data,
        DigitDataset? test,
        TrainingOptions? options = null,
        TrainingEvents? events = null,
        CancellationTokenSource? stop = null) =>
        ModelTrainer.Train(data, test, Model, options ?? s_options, events ?? new TrainingEvents(), stop?.Token ?? TestRun.Token);
}
