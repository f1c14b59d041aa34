using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;
using DigitTools.Core.Training.Lines;
using TorchSharp;

namespace DigitTools.Core.Tests.Lines;

public sealed class LineModelTrainerTests : TorchTests
{
    private static readonly TrainingOptions s_options = TrainingOptions.Defaults(null, true, LineArchitecture.Line) with
    {
        Epochs = 2,
        BatchSize = 16,
        MinimumStepsPerEpoch = 6,
        ThreadCount = 2,
    };

    [Fact]
    public void LineTask_ManySteps_LowerTheLossAndDependOnNoThreads()
    {
        double[] one = Losses(threads: 1), two = Losses(threads: 2);
        Assert.Equal(one, two);
        Assert.True(one[^1] < 0.7 * one[0], $"From {one[0]} to {one[^1]}.");
    }

    [Fact]
    public void LineModelTrainer_StoppedAndResumed_GivesTheSameModel()
    {
        using var folder = new TestFolder();
        Train(folder["whole.onnx"], s_options, new TrainingEvents(), TestRun.Token);

        TrainingOptions kept = s_options with { CheckpointPath = folder["state"] };
        using var stop = new CancellationTokenSource();
        TrainingResult stopped = Train(
            folder["part.onnx"], kept, new TrainingEvents(p => StopIf(p is { Epoch: 2, Step: 3 }, stop)), stop.Token);
        TrainingResult resumed = Train(folder["part.onnx"], kept with { Resume = true }, new TrainingEvents(), TestRun.Token);

        Assert.Equal((StopReason.Cancelled, StopReason.Completed), (stopped.StoppedBy, resumed.StoppedBy));
        Assert.Equal(Weights(folder["whole.onnx"]), Weights(folder["part.onnx"]));
    }

    [Fact]
    public void LineModelTrainer_WritesAModelThatReadsLines()
    {
        using var folder = new TestFolder();
        TrainingResult result = Train(folder["lines.onnx"], s_options, new TrainingEvents(), TestRun.Token);
        using var network = LineNetwork.Load(folder["lines.onnx"], TestRun.Token);
        ModelMetadata metadata = network.Metadata;
        Assert.Equal(("Line", 2), (metadata.Architecture, metadata.Epochs.Count));
        Assert.Equal(result.Epochs.Max(e => e.ValidationAccuracy), metadata.ValidationAccuracy);
        Assert.Equal("drawn lines: 0 pictures trained on, 512 validated on", metadata.TrainedOn);
        Assert.NotNull(metadata.TextSlope);
        Assert.Null(result.TestAccuracy);
    }

    [Fact]
    public void LineModelTrainer_OwnPictures_AreLearntFrom()
    {
        using var folder = new TestFolder();
        string samples = Path.Combine(Repository.Root, "examples", "amounts");
        var pictures = LinePictures.Read(samples, cancellationToken: TestRun.Token);
        Assert.Equal((11, 0), (pictures.Count, pictures.Unaligned));

        TrainingOptions options = TrainingOptions.Defaults(LineNetwork.ShippedPath, true) with
        {
            Epochs = 1,
            BatchSize = 16,
            MinimumStepsPerEpoch = 2,
            ThreadCount = 2,
            ValidationFraction = 0.5,
        };
        TrainingResult result = LineModelTrainer.Train(
            pictures, folder["own.onnx"], options, new TrainingEvents(), TestRun.Token);
        Assert.True(result.Epochs[0].ValidationAccuracy > 0.5, result.Epochs[0].ToString());
        using var network = LineNetwork.Load(folder["own.onnx"], TestRun.Token);
        using var shipped = LineNetwork.Load(LineNetwork.ShippedPath, TestRun.Token);
        // Six pictures tell too little of how sure it is.
        Assert.Equal(shipped.Metadata.TextSlope, network.Metadata.TextSlope);
        Assert.Equal(shipped.Metadata.MinimumConfidence, network.Metadata.MinimumConfidence);
    }

    [Fact]
    public void LineModelTrainer_AModelForSingleDigits_IsRefused()
    {
        using var folder = new TestFolder();
        TrainingOptions options = s_options with { InitialModel = DigitClassifier.ShippedPath };
        DigitAssert.Throws(
            DigitErrorId.ModelInvalid,
            DigitClassifier.ShippedPath,
            "its architecture is Standard",
            () => Train(folder["x.onnx"], options, new TrainingEvents(), TestRun.Token));
    }

    [Fact]
    public void TrainingOptions_Defaults_OfLinesAreTheirOwn()
    {
        var further = TrainingOptions.Defaults(LineNetwork.ShippedPath, augmentation: true);
        Assert.Same(LineArchitecture.Line, further.Architecture);
        Assert.Equal((64, 50, 0.02, 0.001), (further.BatchSize, further.MinimumStepsPerEpoch, further.WeightDecay, further.LearningRate));
        Assert.Equal((0, 0), (further.DrawnDigitRatio, further.OutlierRatio));
        // What the model that ships was trained with: from random weights there is no end of lines.
        var fresh = TrainingOptions.Defaults(null, augmentation: true, LineArchitecture.Line);
        Assert.Equal((250, 20, 0.004), (fresh.MinimumStepsPerEpoch, fresh.Epochs, fresh.LearningRate));
    }

    private static double[] Losses(int threads)
    {
        torch.manual_seed(3);
        using var task = new LineTask(SyntheticDigits.Make(200), [], s_options with { ThreadCount = threads, ValidationFraction = 0 });
        var optimizer = new AdamW(task.Numbers.Parameters);
        double[] losses = new double[12];
        for (int step = 0; step < losses.Length; step++)
        {
            losses[step] = task.Step(step, step).Loss;
            optimizer.Step(task.Numbers.Values, task.Numbers.Gradient, 0.002, 0.02);
        }

        return losses;
    }

    private static TrainingResult Train(string path, TrainingOptions options, TrainingEvents events, CancellationToken stop) =>
        LineModelTrainer.Train(null, path, options, events, stop);

    private static void StopIf(bool now, CancellationTokenSource stop)
    {
        if (now) stop.Cancel();
    }

    private static IEnumerable<float> Weights(string path) => OnnxWeights.Read(path).Tensors.SelectMany(t => t.Values);
}
