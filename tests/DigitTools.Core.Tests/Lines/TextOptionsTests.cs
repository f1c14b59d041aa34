using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Lines;

public sealed class TextOptionsTests
{
    [Fact]
    public void TextOptions_Defaults_AreThese() => Defaults.Are(new TextOptions(), new()
    {
        [nameof(TextOptions.Form)] = TextForm.Any,
        [nameof(TextOptions.MinimumConfidence)] = null,
        [nameof(TextOptions.Polarity)] = Polarity.Auto,
        [nameof(TextOptions.Workers)] = Environment.ProcessorCount,
        [nameof(TextOptions.ChartScale)] = 2,
        [nameof(TextOptions.MaximumPixels)] = 100_000_000L,
        [nameof(TextOptions.HashContent)] = false,
    });
}
