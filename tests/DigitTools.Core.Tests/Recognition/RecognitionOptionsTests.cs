using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class RecognitionOptionsTests
{
    [Fact]
    public void RecognitionOptions_Defaults_AreThese() => Defaults.Are(new RecognitionOptions(), new()
    {
        [nameof(RecognitionOptions.MinimumConfidence)] = null,
        [nameof(RecognitionOptions.Polarity)] = Polarity.Auto,
        [nameof(RecognitionOptions.Workers)] = Environment.ProcessorCount,
        [nameof(RecognitionOptions.ChartScale)] = 2,
        [nameof(RecognitionOptions.MaximumPixels)] = 100_000_000L,
        [nameof(RecognitionOptions.HashContent)] = false,
    });
}
