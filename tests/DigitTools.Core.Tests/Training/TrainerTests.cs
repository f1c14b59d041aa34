using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Training;

public sealed class TrainerTests : TorchTests
{
    private static readonly TrainingOptions s_short = new()
    {
        Architecture = DigitArchitecture.Small,
        Epochs = 2,
        BatchSize = 30,
        ValidationFraction = 0.25,
        ThreadCount = 2,
        MinimumStepsPerEpoch = 1,
    };

    [Fact]
    public void Trainer_Run_RepeatsItselfWithTheSameSeed()
    {
        TrainedNetwork first = Train(s_short), second = Train(s_short);
        Assert.Equal(Weights(first), Weights(second));
        Assert.Equal(first.Epochs.Select(Result), second.Epochs.Select(Result));
        Assert.Equal(first.Confidence, second.Confidence);
        Assert.NotEqual(Weights(first), Weights(Train(s_short with { Seed = 2 })));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trainer_Run_GivesTheSameNumbersOnAnyNumberOfThreads(bool unbalanced)
    {
        DigitDataset data = Mnist.Train.First(300);
        if (unbalanced) data = data.Subset([.. Enumerable.Range(0, data.Count).Where(i => data.Labels[i] != 3 || i % 4 == 0)]);
        TrainingOptions options = s_short with { Architecture = DigitArchitecture.Standard, BatchSize = 100, Epochs = 1 };
        float[] expected = Weights(Train(options with { ThreadCount = 1 }, data));
        foreach (int threads in (int[])[2, 3, 8]) Assert.Equal(expected, Weights(Train(options with { ThreadCount = threads }, data)));
    }

    [Fact]
    public void Trainer_Run_LearnsWithAndWithoutAugmentation()
    {
        TrainingOptions options = s_short with { Epochs = 6, LearningRate = 0.01 };
        foreach (bool augmentation in (bool[])[true, false])
        {
            TrainedNetwork network = Train(options with { Augmentation = augmentation });
            Assert.True(network.Epochs[^1].TrainLoss < 0.8 * network.Epochs[0].TrainLoss);
            Assert.All(network.Epochs, e => Assert.InRange(e.TrainAccuracy, 0, 1));
        }
    }

    [Fact]
    public void Trainer_Run_GivesTheNetworkOfTheBestEpoch()
    {
        using var folder = new TestFolder();
        DigitDataset data = Mnist.Train.First(200);
        TrainingOptions options = s_short with { Epochs = 4, Seed = 5 };
        TrainedNetwork network = Train(options, data);

        TrainingEpoch best = network.Epochs.OrderByDescending(e => e.ValidationAccuracy).ThenBy(e => e.ValidationLoss).First();
        Assert.Equal(best.Epoch, network.BestEpoch);
        Assert.Equal([1, 2, 3, 4], network.Epochs.Select(e => e.Epoch));

        // What was validated is what is given, and on the same pictures.
        (_, int[] validation) = StratifiedSplit.Make(data.Labels, options.ValidationFraction, (ulong)options.Seed);
        Assert.Equal((validation.Length, data.Count - validation.Length), (network.ValidationPictures, network.TrainingPictures));
        OnnxExporter.Write(folder["model.onnx"], network.Architecture, network.Tensors, new ModelMetadata());
        using var classifier = DigitClassifier.Load(folder["model.onnx"], TestRun.Token);
        DigitDataset held = data.Subset(validation);
        float[] logits = new float[held.Count * DigitShape.ClassCount];
        classifier.LookOnce(held.Pixels, logits, [], TestRun.Token);
        int right = logits.Chunk(DigitShape.ClassCount).Zip(held.Labels).Count(p => Array.IndexOf(p.First, p.First.Max()) == p.Second);
        Assert.Equal(best.ValidationAccuracy, (double)right / held.Count, 1e-9);
        Assert.Equal(best.ValidationLoss, TemperatureFit.Loss(logits, held.Labels, 1), 1e-4);
    }

    [Fact]
    public void Trainer_Run_WithoutValidationKeepsTheLastEpoch()
    {
        TrainedNetwork network = Train(s_short with { ValidationFraction = 0, Epochs = 3, Patience = 1 });
        Assert.All(network.Epochs, e => Assert.Equal((double.NaN, double.NaN), (e.ValidationLoss, e.ValidationAccuracy)));
        Assert.Equal((3, 3), (network.Epochs.Count, network.BestEpoch));
        Assert.Equal((StopReason.Completed, 1.0, 0), (network.StoppedBy, network.Confidence.Temperature, network.ValidationPictures));
    }

    [Fact]
    public void Trainer_Run_ReportsEveryStep()
    {
        var steps = new List<TrainingProgress>();
        var epochs = new List<TrainingEpoch>();
        TrainedNetwork network = Train(s_short, events: new TrainingEvents(steps.Add, epochs.Add));
        // 120 pictures, 90 of them to train on: 3 steps of 30.
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], steps.Select(s => (s.Epoch, s.Step)));
        Assert.All(steps, s => Assert.Equal((2, 3), (s.Epochs, s.StepsPerEpoch)));
        Assert.Equal(TimeSpan.Zero, steps[^1].Remaining);
        Assert.Equal(network.Epochs, epochs);
        Assert.Equal(steps[2].Loss, epochs[0].TrainLoss);
        Assert.Equal(steps[2].Accuracy, epochs[0].TrainAccuracy);
    }

    [Fact]
    public void Trainer_Run_CancelledBeforeItsStartTrainsNothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        TrainedNetwork network = Train(s_short, stop: stop);
        Assert.Empty(network.Epochs);
        Assert.Equal((StopReason.Cancelled, 0), (network.StoppedBy, network.BestEpoch));
    }

    [Fact]
    public void Trainer_Run_CancelledWithinAnEpochStopsAfterTheStep()
    {
        using var stop = new CancellationTokenSource();
        var steps = new List<(int Epoch, int Step)>();
        var events = new TrainingEvents(p =>
        {
            steps.Add((p.Epoch, p.Step));
            if (p is { Epoch: 2, Step: 2 }) stop.Cancel();
        });
        TrainedNetwork network = Train(s_short, events: events, stop: stop);
        Assert.Equal((2, 2), steps[^1]);
        Assert.Single(network.Epochs);
        Assert.Equal((StopReason.Cancelled, 1), (network.StoppedBy, network.BestEpoch));
    }

    [Fact]
    public void Trainer_Run_StopsWhenPatienceIsOver()
    {
        // Labels at random: there is nothing to get better at.
        TrainingOptions options = s_short with { Epochs = 60, Patience = 2, Augmentation = false };
        TrainedNetwork network = Train(options, SyntheticDigits.Make(120, randomLabels: true));
        Assert.Equal(StopReason.Patience, network.StoppedBy);
        Assert.Equal(network.BestEpoch + 2, network.Epochs.Count);
        Assert.InRange(network.Epochs.Count, 3, 59);
    }

    [Fact]
    public void Trainer_Run_StopsWhenTheTimeIsOver()
    {
        Assert.Equal(StopReason.TimeLimit, Train(s_short with { TimeLimit = TimeSpan.Zero }).StoppedBy);
        Assert.Equal(StopReason.Completed, Train(s_short with { TimeLimit = TimeSpan.FromHours(1) }).StoppedBy);
    }

    [Fact]
    public void Trainer_Run_WithTheTimeOverInItsFirstEpochGivesWhatItHas()
    {
        using var folder = new TestFolder();
        using var stop = new CancellationTokenSource();
        TrainingOptions options = s_short with { CheckpointPath = folder["state"] };
        Train(options, events: StopAfter(stop, step: 2), stop: stop);

        // Two of three steps are done, and no time is left for the third.
        TrainedNetwork network = Train(options with { Resume = true, TimeLimit = TimeSpan.Zero });
        Assert.Equal((StopReason.TimeLimit, 1), (network.StoppedBy, network.BestEpoch));
        Assert.Equal(2 / 3.0, network.LastEpochPart);
        Assert.InRange(network.Epochs.Single().ValidationAccuracy, 0, 1);
    }

    [Fact]
    public void Trainer_Run_WithADiskThatFillsUpGoesOnAndSaysSoOnce()
    {
        using var folder = new TestFolder();
        string below = folder.Folder("below");
        var errors = new List<DigitException>();
        var events = new TrainingEvents(
            EpochEnded: e =>
            {
                if (e.Epoch != 2) return;
                Directory.Delete(below, recursive: true);
                File.WriteAllText(below, "No folder any more.");
            },
            CheckpointFailed: errors.Add);
        TrainingOptions options = s_short with { Epochs = 4 };
        TrainedNetwork network = Train(options with { CheckpointPath = Path.Combine(below, "state") }, events: events);
        Assert.Equal(StopReason.Completed, network.StoppedBy);
        Assert.Equal(DigitErrorId.OutputNotWritable, Assert.Single(errors).Id);
        Assert.Equal(Weights(Train(options)), Weights(network));
    }

    [Fact]
    public void Trainer_Run_TakesABatchLargerThanTheData()
    {
        TrainedNetwork network = Train(s_short with { BatchSize = 4096, Epochs = 1 });
        Assert.Equal(1, network.BestEpoch);
        Assert.True(double.IsFinite(network.Epochs[0].TrainLoss));
    }

    [Fact]
    public void Trainer_Run_LeavesNoTensorsBehind()
    {
        long before = LiveTensors();
        var counts = new List<long>();
        var events = new TrainingEvents(EpochEnded: _ => counts.Add(LiveTensors()));
        using (var trainer = new Trainer(SyntheticDigits.Make(120), s_short with { Epochs = 3 }, events))
        {
            counts.Add(LiveTensors());
            trainer.Run(TestRun.Token);
        }

        Assert.Equal(4, counts.Count);
        Assert.All(counts, c => Assert.Equal(counts[0], c));
        Assert.InRange(counts[0], before + 1, long.MaxValue);
        Assert.Equal(before, LiveTensors());
    }

    private static TrainedNetwork Train(
        TrainingOptions options, DigitDataset? data = null, TrainingEvents? events = null, CancellationTokenSource? stop = null)
    {
        using var trainer = new Trainer(data ?? SyntheticDigits.Make(120), options, events ?? new TrainingEvents());
        return trainer.Run(stop?.Token ?? TestRun.Token);
    }

    private static TrainingEvents StopAfter(CancellationTokenSource stop, int step) => new(p =>
    {
        if (p.Step == step) stop.Cancel();
    });

    private static float[] Weights(TrainedNetwork network) => [.. network.Tensors.SelectMany(t => t.Values)];

    /// <summary>What does not depend on the speed of the machine.</summary>
    private static TrainingEpoch Result(TrainingEpoch epoch) => epoch with { Elapsed = TimeSpan.Zero, ImagesPerSecond = 0 };

    /// <summary>Tensors of this thread; <c>Tensor.TotalCount</c> would go on counting those that became parameters.</summary>
    private static long LiveTensors() => DisposeScopeManager.Statistics.ThreadTotalLiveCount;
}
