namespace DigitTools.Core.Tests.Front;

public sealed class ReaderOptionsTests
{
    [Fact]
    public void ReaderOptions_Defaults_AreThese() => Defaults.Are<ReaderOptions>(new DigitReaderOptions(), new()
    {
        [nameof(ReaderOptions.MinimumConfidence)] = null,
        [nameof(ReaderOptions.Polarity)] = InkPolarity.Auto,
        [nameof(ReaderOptions.MaximumPixels)] = 100_000_000L,
        [nameof(ReaderOptions.MaximumStreamLength)] = 64 << 20,
        [nameof(ReaderOptions.MaximumParallelism)] = Environment.ProcessorCount,
    });

    [Fact]
    public void DigitReaderOptions_Defaults_AreThese() => Defaults.Are(new DigitReaderOptions(), []);

    [Fact]
    public void NumberReaderOptions_Defaults_AreThese()
    {
        Assert.Empty(new NumberReaderOptions().Lengths);
        Defaults.Are(new NumberReaderOptions(), new()
        {
            [nameof(NumberReaderOptions.Lengths)] = new NumberReaderOptions().Lengths,
            [nameof(NumberReaderOptions.Pattern)] = null,
        });
    }
}
