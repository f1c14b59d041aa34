using DigitTools.Core.Reports;

namespace DigitTools.Core.Tests.Reports;

public sealed class ReportSummaryTests
{
    [Fact]
    public void ReportSummary_Of_RowsCountsWhatThereIs()
    {
        var summary = ReportSummary.Of([
            Row("Failed", "PictureUnreadable", null, null), Row("Empty", "NoInk", null, null), Row("Empty", "NoInk", null, null),
            Row("Rejected", "LowConfidence", null, 0.6),
            Row("Recognized", "None", 3, 1), Row("Recognized", "None", 3, 0.95), Row("Recognized", "None", 8, 0.949)]);

        Assert.Equal([("Recognized", 3), ("Rejected", 1), ("Empty", 2), ("Failed", 1)], summary.Statuses);
        Assert.Equal([("None", 3), ("NoInk", 2), ("LowConfidence", 1), ("PictureUnreadable", 1)], summary.Reasons);
        Assert.Equal([0, 0, 0, 2, 0, 0, 0, 0, 1, 0], summary.Digits);
        Assert.Equal((0.6 + 1 + 0.95 + 0.949) / 4, summary.MeanConfidence!.Value, 12);
        Assert.Equal(["model"], summary.Models);
    }

    [Fact]
    public void ReportSummary_Of_ConfidencesEachInTheRangeThatBeginsAtIt()
    {
        var summary = ReportSummary.Of([.. new[] { 0.1, 0.5, 0.95, 0.9499, 0.9989, 0.999, 1 }.Select(c => Row("Rejected", "", null, c))]);

        Assert.Equal(1, Count(0));
        Assert.Equal(1, Count(0.5));
        Assert.Equal(1, Count(0.9));
        Assert.Equal(1, Count(0.95));
        Assert.Equal(1, Count(0.995));
        Assert.Equal(2, Count(0.999));
        Assert.Equal(7, summary.Ranges.Sum(r => r.Count));
        Assert.Equal(summary.Ranges.Skip(1).Select(r => r.Low), summary.Ranges.SkipLast(1).Select(r => r.High));

        int Count(double low) => Assert.Single(summary.Ranges, r => r.Low == low).Count;
    }

    [Fact]
    public void ReportSummary_Of_NothingHasNoMean()
    {
        var summary = ReportSummary.Of([]);

        Assert.Empty(summary.Statuses);
        Assert.Null(summary.MeanConfidence);
        Assert.All(summary.Ranges, r => Assert.Equal(0, r.Count));
    }

    private static ReportRow Row(string status, string reason, int? digit, double? confidence) =>
        new() { Path = "a.png", Status = status, Reason = reason, Digit = digit, Confidence = confidence, ModelId = "model" };
}
