using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class CheckpointTests : TorchTests
{
    private const int Pictures = 100;

    private static readonly TrainingOptions s_options = new()
    {
        Architecture = DigitArchitecture.Small,
        Epochs = 3,
        BatchSize = 32,
        ThreadCount = 2,
        MinimumStepsPerEpoch = 5,
    };

    /// <summary>What comes of a training that nothing interrupts.</summary>
    private static readonly Lazy<TrainedNetwork> s_whole = new(() => Train(s_options));

    /// <summary>A checkpoint in the first of three epochs.</summary>
    private static readonly Lazy<byte[]> s_checkpoint = new(() =>
    {
        using var folder = new TestFolder();
        TrainUntil(s_options with { CheckpointPath = folder["state"] }, 2);
        return File.ReadAllBytes(folder["state"]);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public void Trainer_Resume_EndsWithTheSameNumbersAsAnUninterruptedRun(int stepsBeforeStop)
    {
        using var folder = new TestFolder();
        TrainedNetwork whole = s_whole.Value;
        TrainingOptions kept = s_options with { CheckpointPath = folder["state"] };
        TrainedNetwork stopped = TrainUntil(kept, stepsBeforeStop);
        TrainedNetwork resumed = Train(kept with { Resume = true });

        Assert.Equal(StopReason.Cancelled, stopped.StoppedBy);
        Assert.Equal(StopReason.Completed, resumed.StoppedBy);
        Assert.Equal(Weights(whole), Weights(resumed));
        Assert.Equal(whole.Confidence, resumed.Confidence);
        Assert.Equal(whole.BestEpoch, resumed.BestEpoch);
        Assert.Equal(whole.Epochs.Select(Result), resumed.Epochs.Select(Result));
    }

    [Fact]
    public void Trainer_Resume_AfterTheEndGivesTheResultAgain()
    {
        using var folder = new TestFolder();
        TrainingOptions kept = s_options with { CheckpointPath = folder["state"] };
        Train(kept);
        TrainedNetwork again = Train(kept with { Resume = true });
        Assert.Equal(Weights(s_whole.Value), Weights(again));
        Assert.Equal(StopReason.Completed, again.StoppedBy);
    }

    [Fact]
    public void Trainer_Resume_WithoutACheckpointBegins()
    {
        using var folder = new TestFolder();
        TrainedNetwork network = Train(s_options with { Epochs = 1, CheckpointPath = folder["state"], Resume = true });
        Assert.Equal(StopReason.Completed, network.StoppedBy);
        Assert.True(File.Exists(folder["state"]));
    }

    [Fact]
    public void Trainer_Resume_OfATrainingWithOtherOptionsNamesTheDifference()
    {
        using var folder = new TestFolder();
        TrainingOptions kept = s_options with { CheckpointPath = folder.Write("state", s_checkpoint.Value) };
        DigitException error = Assert.Throws<DigitException>(() => Train(kept with { Resume = true, BatchSize = 16 }));
        Assert.Equal(DigitErrorId.CheckpointMismatch, error.Id);
        Assert.Contains("batch size", error.Message, StringComparison.Ordinal);

        error = Assert.Throws<DigitException>(() => Train(kept with { Resume = true }, Pictures + 1));
        Assert.Contains("data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trainer_Resume_OfADamagedCheckpointSaysWhereTheOneBeforeIs()
    {
        using var folder = new TestFolder();
        string path = folder["state"];
        Train(s_options with { CheckpointPath = path });
        byte[] file = File.ReadAllBytes(path);
        file[^100] ^= 1;
        File.WriteAllBytes(path, file);

        DigitException error = Assert.Throws<DigitException>(() => Train(s_options with { CheckpointPath = path, Resume = true }));
        Assert.Equal(DigitErrorId.CheckpointInvalid, error.Id);
        Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{path}.previous'", error.Message, StringComparison.Ordinal);

        // The one before is whole: put in the place of the damaged one it leads to the same end.
        File.Move(path + ".previous", path, overwrite: true);
        Assert.Equal(Weights(s_whole.Value), Weights(Train(s_options with { CheckpointPath = path, Resume = true })));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(200)]
    public void CheckpointFile_Read_RefusesACutFile(int length)
    {
        using var folder = new TestFolder();
        string path = folder.Write("state", s_checkpoint.Value.AsSpan(0, length));
        Assert.Equal(DigitErrorId.CheckpointInvalid, Assert.Throws<DigitException>(() => CheckpointFile.Read(path)).Id);
    }

    [Fact]
    public void CheckpointFile_Read_TakesThePreviousOneAfterAKillBetweenTheMoves()
    {
        using var folder = new TestFolder();
        string path = folder["state"];
        folder.Write("state.previous", s_checkpoint.Value);
        Assert.NotNull(CheckpointFile.Read(path));
        File.Delete(path + ".previous");
        Assert.Null(CheckpointFile.Read(path));
    }

    private static TrainedNetwork Train(TrainingOptions options, int pictures = Pictures)
    {
        using var trainer = new Trainer(Mnist.Train.First(pictures), options, new TrainingEvents());
        return trainer.Run(TestRun.Token);
    }

    private static TrainedNetwork TrainUntil(TrainingOptions options, int steps)
    {
        using var stop = new CancellationTokenSource();
        int done = 0;
        var events = new TrainingEvents(_ =>
        {
            if (++done == steps) stop.Cancel();
        });
        using var trainer = new Trainer(Mnist.Train.First(Pictures), options, events);
        return trainer.Run(stop.Token);
    }

    private static IEnumerable<float> Weights(TrainedNetwork network) => network.Tensors.SelectMany(t => t.Values);

    private static TrainingEpoch Result(TrainingEpoch epoch) => epoch with { Elapsed = default, ImagesPerSecond = 0 };
}
