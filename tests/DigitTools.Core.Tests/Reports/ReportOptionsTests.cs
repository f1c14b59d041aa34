using DigitTools.Core.Imaging;
using DigitTools.Core.Reports;

namespace DigitTools.Core.Tests.Reports;

public sealed class ReportOptionsTests
{
    [Fact]
    public void ReportOptions_Defaults_AreThese()
    {
        DateTimeOffset before = DateTimeOffset.Now;
        var options = new ReportOptions { Title = "Digits" };

        Assert.InRange(options.Created, before, DateTimeOffset.Now);
        Defaults.Are(options, new()
        {
            [nameof(ReportOptions.Title)] = "Digits",
            [nameof(ReportOptions.Evaluations)] = Array.Empty<ReportEvaluation>(),
            [nameof(ReportOptions.PictureLimit)] = 10_000,
            [nameof(ReportOptions.ThumbnailSide)] = 128,
            [nameof(ReportOptions.Polarity)] = Polarity.Auto,
            [nameof(ReportOptions.MaximumPixels)] = 100_000_000L,
            [nameof(ReportOptions.Workers)] = Environment.ProcessorCount,
            [nameof(ReportOptions.Created)] = options.Created,
        });
    }
}
