using System.Reflection;
using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Native;

/// <summary>
/// TorchSharp gives libtorch bare addresses. What only the finalizer frees can be gone while libtorch reads it: a step of a training in
/// some thousands fails then on a busy machine, or counts with another number.
/// </summary>
public sealed class TorchMemoryTests : TorchTests
{
    private static readonly BatchSize s_size = new(4, 2, 2);

    [Fact]
    public void Core_Code_MakesNoNumbersThatOnlyTheFinalizerFrees()
    {
        List<string> found = new TorchSharpCode(typeof(DigitNet).Assembly).HiddenScalars;
        // The one that DigitNet's normalisations leave out.
        Assert.All(found, path => Assert.Contains("BatchNorm.forward", path, StringComparison.Ordinal));
        Assert.NotEmpty(found);
    }

    [Fact]
    public void Tests_Code_MakesNoNumbersThatOnlyTheFinalizerFrees() =>
        Assert.Empty(new TorchSharpCode(Assembly.GetExecutingAssembly()).HiddenScalars);

    [Theory]
    [InlineData(typeof(Scalar))]
    [InlineData(typeof(torch.Tensor))]
    [InlineData(typeof(TorchSharp.Modules.Parameter))]
    public void Replica_Compute_LeavesNothingToTheFinalizer(Type type)
    {
        using var replica = new Replica(DigitArchitecture.Small);
        Action step = StepOf(replica);
        using var finalized = new Finalized();
        int before = finalized.Count(type);
        for (int i = 0; i < 3; i++) step();
        Assert.Equal(before, finalized.Count(type));
    }

    [Fact]
    public async Task Replica_Compute_SurvivesABusyMachine()
    {
        using var busy = new BusyMachine();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            static () =>
            {
                using var replica = new Replica(DigitArchitecture.Small);
                Action step = StepOf(replica);
                for (int i = 0; i < 10; i++) step();
            },
            TestRun.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    /// <summary>A step with all that a loss can have: weights of the classes, and what is no digit.</summary>
    private static Action StepOf(Replica replica)
    {
        var batches = new BatchMaker(SyntheticDigits.Make(40), s_size, 4, seed: 1);
        batches.StartEpoch(1, null);
        using var net = new DigitNet(DigitArchitecture.Small);
        using var state = new NetworkState(net);
        float[] values = new float[state.Count];
        state.CopyTo(values);
        var result = new PartResult(state.ParameterCount, state.Count - state.ParameterCount);
        float[] classWeights = [.. Enumerable.Repeat(1f, DigitShape.ClassCount)];
        return () => replica.Compute(batches, 0, 0, values, 0, classWeights, result);
    }
}
