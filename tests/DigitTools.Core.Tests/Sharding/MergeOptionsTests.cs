using DigitTools.Core.Merging;

namespace DigitTools.Core.Tests.Sharding;

public sealed class MergeOptionsTests
{
    [Fact]
    public void MergeOptions_Defaults_AreThese() => Defaults.Are(new MergeOptions(), new()
    {
        [nameof(MergeOptions.ExpectedShardCount)] = null,
        [nameof(MergeOptions.AllowMissing)] = false,
        [nameof(MergeOptions.GroupSize)] = 200,
    });
}
