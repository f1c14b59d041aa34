using DigitTools.Benchmarks.Fuzzing.Attack;

namespace DigitTools.Core.Tests.Fuzzing;

/// <summary>A short run of the attack on checkpoints.</summary>
public sealed class FuzzCheckpointTests : TorchTests
{
    [Fact]
    public void Checkpoint_Damaged_IsRefusedInOrderOrResumed() => FuzzRun.FindsNothing(FuzzKind.Checkpoints, 10);
}
