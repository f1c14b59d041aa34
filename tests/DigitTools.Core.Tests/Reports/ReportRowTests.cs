using DigitTools.Core.Reports;

namespace DigitTools.Core.Tests.Reports;

public sealed class ReportRowTests
{
    [Fact]
    public void ReportRow_From_PredictionTakesEverything()
    {
        ReportRow row = Row([
            ("Path", "/scans/a.png"), ("Status", "Recognized"), ("Reason", "None"), ("Digit", 7), ("Confidence", 0.9), ("Second", 1),
            ("SecondConfidence", 0.05), ("ModelId", "26c2ce3d0a38"),
            .. Enumerable.Range(0, 10).Select(d => ($"P{d}", (object?)(d / 45.0)))])!;

        Assert.Equal(("/scans/a.png", "Recognized", "None", "26c2ce3d0a38"), (row.Path, row.Status, row.Reason, row.ModelId));
        Assert.Equal((7, 0.9, 1, 0.05), (row.Digit, row.Confidence, row.Second, row.SecondConfidence));
        Assert.Equal(Enumerable.Range(0, 10).Select(d => d / 45.0), row.Probabilities!);
    }

    [Fact]
    public void ReportRow_From_ATextTakesItsDigitsOrTheBoxAroundAll()
    {
        (string Name, object? Value)[] properties =
        [
            ("Path", "a.png"), ("Status", "Rejected"), ("Confidence", "0.5"), ("Text", "0417"),
            ("Left", "10"), ("Top", "5"), ("Width", "80"), ("Height", "40"),
        ];
        ReportBox[] digits = [new(0, 0.9, 10, 5, 20, 40)];

        Assert.Equal("0417", Row(properties)!.Text);
        Assert.Equal([new ReportBox(null, null, 10, 5, 80, 40)], Row(properties)!.Boxes);
        Assert.Equal(digits, ReportRow.From(name => properties.FirstOrDefault(p => p.Name == name).Value, digits)!.Boxes);
        Assert.Empty(Row([("Path", "a.png"), ("Status", "Empty"), ("Text", ""), ("Left", null)])!.Boxes);
        Assert.Null(Row([("Path", "a.png"), ("Status", "Failed"), ("Text", null)])!.Text);
    }

    [Theory]
    [InlineData("Rejected", "LowConfidence", 0.4, "Recognized None 0.9", "Rejected LowConfidence 0.4", "Rejected NotADigit 0.5")]
    [InlineData("Recognized", "None", 0.8, "Empty NoInk 0", "Recognized None 0.8", "Recognized None 0.9")]
    [InlineData("Empty", "NoInk", null, "Empty NoInk 0")]
    public void ReportRow_WithCells_IsWhatItsWorstCellIs(string status, string reason, double? confidence, params string[] cells)
    {
        ReportCell[] given = [.. cells.Select((cell, i) => ReportCell.From(name => name switch
        {
            "Row" or "Column" => i + 1,
            "Status" => cell.Split(' ')[0],
            "Reason" => cell.Split(' ')[1],
            "Confidence" => cell.Split(' ')[2],
            _ => null,
        })!)];

        ReportRow row = new ReportRow { Path = "a.png", Status = "Recognized" }.WithCells(given);

        Assert.Equal((status, reason, confidence), (row.Status, row.Reason, row.Confidence));
    }

    [Theory]
    [InlineData("0.9998")]
    [InlineData("0,9998")] // as Export-Csv writes it in Germany
    [InlineData(" 0.9998 ")]
    [InlineData("9.998E-01")]
    public void ReportRow_From_NumberAsTextIsThatNumber(string confidence) =>
        Assert.Equal(0.9998, Row([("Path", "a"), ("Status", "Rejected"), ("Confidence", confidence)])!.Confidence);

    [Theory]
    [InlineData("Confidence", "1.5")]
    [InlineData("Confidence", "NaN")]
    [InlineData("Confidence", "high")]
    [InlineData("Confidence", null)]
    [InlineData("Digit", "10")]
    [InlineData("Digit", "7.5")]
    [InlineData("Digit", "")]
    public void ReportRow_From_NoSuchNumberLeavesItOut(string name, object? value)
    {
        ReportRow row = Row([("Path", "a"), ("Status", "Recognized"), (name, value)])!;

        Assert.Null(row.Confidence);
        Assert.Null(row.Digit);
    }

    [Fact]
    public void ReportRow_From_BlankPaperHasNoConfidence()
    {
        IEnumerable<(string, object?)> zeros = Enumerable.Range(0, 10).Select(d => ($"P{d}", (object?)0.0));
        ReportRow row = Row([("Path", "a"), ("Status", "Empty"), ("Confidence", 0.0), ("SecondConfidence", 0.0), .. zeros])!;

        Assert.Null(row.Confidence);
        Assert.Null(row.SecondConfidence);
        Assert.Null(row.Probabilities);
    }

    [Fact]
    public void ReportRow_From_StatusOfAnEnumIsItsName() =>
        Assert.Equal("Friday", Row([("Path", "a"), ("Status", DayOfWeek.Friday)])!.Status);

    [Theory]
    [InlineData(null, "PictureUnreadable", "PictureUnreadable")]
    [InlineData("NotADigit", null, "NotADigit")]
    [InlineData(null, null, "")]
    public void ReportRow_From_FailedRowOfABatchHasTheErrorAsItsReason(string? reason, string? errorId, string expected) =>
        Assert.Equal(expected, Row([("Path", "a"), ("Status", "Failed"), ("Reason", reason), ("ErrorId", errorId)])!.Reason);

    [Theory]
    [InlineData("Path")]
    [InlineData("Status")]
    public void ReportRow_From_OnlyOneOfPathAndStatusIsNoRow(string name) => Assert.Null(Row([(name, "a")]));

    [Fact]
    public void ReportRow_From_ProbabilitiesIncompleteLeavesThemOut() =>
        Assert.Null(Row([("Path", "a"), ("Status", "Rejected"), ("Confidence", 0.5), ("P0", 0.5)])!.Probabilities);

    private static ReportRow? Row((string Name, object? Value)[] values) =>
        ReportRow.From(name => values.FirstOrDefault(v => v.Name == name).Value);
}
