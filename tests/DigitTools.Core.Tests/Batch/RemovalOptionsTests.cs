using DigitTools.Core.Database;

namespace DigitTools.Core.Tests.Batch;

public sealed class RemovalOptionsTests
{
    [Fact]
    public void RemovalOptions_Defaults_AreThese() => Defaults.Are(new RemovalOptions(), new()
    {
        [nameof(RemovalOptions.Missing)] = false,
        [nameof(RemovalOptions.OlderThan)] = null,
        [nameof(RemovalOptions.RunIds)] = Array.Empty<string>(),
    });
}
