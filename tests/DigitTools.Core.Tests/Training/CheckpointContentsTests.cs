using System.Text.Json.Nodes;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

/// <summary>Checkpoints with a right checksum and contents that nobody's training wrote.</summary>
public sealed class CheckpointContentsTests : TorchTests, IDisposable
{
    private const string Resumed = "resumed";

    private static readonly TrainingOptions s_options = new()
    {
        Architecture = DigitArchitecture.Small,
        Epochs = 3,
        BatchSize = 10,
        ValidationFraction = 0.2,
        MinimumStepsPerEpoch = 1,
        ThreadCount = 1,
        Augmentation = false,
        DrawnDigitRatio = 0,
        OutlierRatio = 0,
    };

    private static readonly Dictionary<string, Action<CheckpointParts>> s_wrong = new()
    {
        ["no text"] = c => c.RawText = "null"u8.ToArray(),
        ["a list for a text"] = c => c.RawText = "[]"u8.ToArray(),
        ["half a text"] = c => c.RawText = c.Written[..50],
        ["half a character"] = c => c.RawText = "{\"Identity\":{\"seed\":\"\\ud800\"}}"u8.ToArray(),
        ["a text of less than nothing"] = c => c.Length = -1,
        ["a text longer than the file"] = c => c.Length = int.MaxValue,
        ["no identity"] = c => c.Text["Identity"] = null,
        ["a hole in the identity"] = c => c.Text["Identity"]!["seed"] = null,
        ["no epochs"] = c => c.Text["Epochs"] = null,
        ["a hole in the epochs"] = c => c.Text["Epochs"]![0] = null,
        ["an epoch without a loss"] = c => c.Epoch(1).AsObject().Remove("TrainLoss"),
        ["an epoch twice"] = c => c.Text["Epochs"]!.AsArray().Add(c.Epoch(2).DeepClone()),
        ["an epoch too few"] = c => c.Text["Epochs"]!.AsArray().RemoveAt(1),
        ["an epoch of another number"] = c => c.Epoch(2)["Epoch"] = 7,
        ["a training loss that is no number"] = c => c.Epoch(1)["TrainLoss"] = "NaN",
        ["a training loss below nothing"] = c => c.Epoch(1)["TrainLoss"] = -1,
        ["a training accuracy of 200 %"] = c => c.Epoch(1)["TrainAccuracy"] = 2,
        ["half a validation"] = c => c.Epoch(1)["ValidationAccuracy"] = "NaN",
        ["no validation where there is one"] = c => (c.Epoch(1)["ValidationAccuracy"], c.Epoch(1)["ValidationLoss"]) = ("NaN", "NaN"),
        ["an infinite learning rate"] = c => c.Epoch(1)["LearningRate"] = "Infinity",
        ["a speed that is no number"] = c => c.Epoch(1)["ImagesPerSecond"] = "NaN",
        ["an epoch that ended before it began"] = c => c.Epoch(1)["Elapsed"] = "-00:00:01",
        ["no best epoch"] = c => c.Text["BestEpoch"] = 0,
        ["a best epoch that has not been"] = c => c.Text["BestEpoch"] = 3,
        ["a best epoch below nothing"] = c => c.Text["BestEpoch"] = -1,
        ["a step below nothing"] = c => (c.Text["Step"], c.Text["OptimizerSteps"]) = (-1, 7),
        ["a step past the epoch"] = c => (c.Text["Step"], c.Text["OptimizerSteps"]) = (4, 12),
        ["a step of another epoch"] = c => c.Text["OptimizerSteps"] = 400,
        ["steps below nothing"] = c => c.Text["OptimizerSteps"] = -5,
        ["right pictures below nothing"] = c => c.Text["Right"] = -1,
        ["more right pictures than pictures"] = c => c.Text["Right"] = 11,
        ["right pictures before the first step"] = c => (c.Text["Step"], c.Text["OptimizerSteps"], c.Text["Right"]) = (0, 8, 5),
        ["a sum of losses that is no number"] = c => c.Text["LossSum"] = "NaN",
        ["a time below nothing"] = c => c.Text["InEpoch"] = "-00:00:01",
        ["a time of an age"] = c => c.Text["InEpoch"] = "10675199.02:48:05.4775807",
        ["no time"] = c => c.Text["InEpoch"] = "soon",
        ["no lengths"] = c => c.Text.Remove("RowLengths"),
        ["a length too few"] = c => c.Text["RowLengths"]!.AsArray().RemoveAt(5),
        ["a length below nothing"] = c => c.Text["RowLengths"]![0] = -4,
        ["lengths that no memory holds"] = c => c.Text["RowLengths"] = new JsonArray(
            [.. Enumerable.Repeat(0, 6).Select(_ => (JsonNode)int.MaxValue)]),
        ["lengths of another network"] = c =>
        {
            JsonArray lengths = c.Text["RowLengths"]!.AsArray();
            for (int i = 0; i < 3; i++) lengths[i] = (int)lengths[i]! - 1;
            c.Rows = c.Rows[12..];
        },
        ["rows cut by a number"] = c => c.Rows = c.Rows[..^4],
        ["rows cut within a number"] = c => c.Rows = c.Rows[..^1],
        ["a weight that is no number"] = c => c.Set(0, float.NaN),
        ["an infinite average"] = c => c.Set(1, float.PositiveInfinity),
        ["an infinite weight of the best epoch"] = c => c.Set(2, float.NegativeInfinity),
        ["a mean that is no number"] = c => c.Set(3, float.NaN),
        ["a square below nothing"] = c => c.Set(4, -1),
        ["a logit that is no number"] = c => c.Set(5, float.NaN),
    };

    /// <summary>A checkpoint in the third of three epochs, after one of its four steps.</summary>
    private static readonly Lazy<byte[]> s_written = new(() =>
    {
        using var folder = new TestFolder();
        Train(s_options with { CheckpointPath = folder["state"] }, steps: 9);
        return File.ReadAllBytes(folder["state"]);
    });

    private readonly TestFolder _folder = new();

    private string State => _folder["state"];

    public static TheoryData<string> Wrong => [.. s_wrong.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Trainer_Resume_RefusesWhatCannotBe(string what)
    {
        var parts = new CheckpointParts(s_written.Value);
        s_wrong[what](parts);
        parts.Save(State);
        Assert.Equal(nameof(DigitErrorId.CheckpointInvalid), Outcome());
    }

    [Fact]
    public void Trainer_Resume_OfTheSameTakenApartAndPutTogetherGoesOn()
    {
        new CheckpointParts(s_written.Value).Save(State);
        Assert.Equal(Resumed, Outcome());
    }

    [Fact]
    public void Trainer_Resume_OfAnyChangeGoesOnOrSaysWhyNot()
    {
        var outcomes = new List<string>();
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var parts = new CheckpointParts(s_written.Value);
            CheckpointChange.Make(parts, new Random64(seed));
            parts.Save(State);
            outcomes.Add(Outcome());
        }

        string[] allowed = [Resumed, nameof(DigitErrorId.CheckpointInvalid), nameof(DigitErrorId.CheckpointMismatch)];
        Assert.All(outcomes, outcome => Assert.Contains(outcome, allowed));
        Assert.Equal(allowed.Order(StringComparer.Ordinal), outcomes.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What becomes of a training that goes on for a step: it does, or the error.</summary>
    private string Outcome()
    {
        try
        {
            TrainedNetwork network = Train(s_options with { CheckpointPath = State, Resume = true }, steps: 1);
            return network.Tensors.All(t => t.Values.All(float.IsFinite)) ? Resumed : "numbers that are none";
        }
        catch (DigitException e)
        {
            Assert.Equal(State, e.Target);
            return e.Id.ToString();
        }
#pragma warning disable CA1031 // Any other exception is what this looks for; the seed says which change it was.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }
    }

    private static TrainedNetwork Train(TrainingOptions options, int steps)
    {
        using var stop = new CancellationTokenSource();
        var events = new TrainingEvents(_ =>
        {
            if (--steps == 0) stop.Cancel();
        });
        using var trainer = new Trainer(SyntheticDigits.Make(50), options, events);
        return trainer.Run(stop.Token);
    }
}
