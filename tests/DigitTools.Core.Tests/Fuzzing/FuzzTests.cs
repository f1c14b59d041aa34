using DigitTools.Benchmarks.Fuzzing.Attack;

namespace DigitTools.Core.Tests.Fuzzing;

/// <summary>A short run of the attacks that need no libtorch; docs/fuzzing.md tells of the long one.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(nameof(FuzzKind.Pictures), 60)]
    [InlineData(nameof(FuzzKind.Models), 30)]
    [InlineData(nameof(FuzzKind.Databases), 20)]
    [InlineData(nameof(FuzzKind.Data), 30)]
    [InlineData(nameof(FuzzKind.Scans), 150)]
    public void Input_Damaged_IsRefusedInOrderOrRead(string kind, int cases) => FuzzRun.FindsNothing(Enum.Parse<FuzzKind>(kind), cases);
}
