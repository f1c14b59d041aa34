using System.Text.Json;
using System.Text.RegularExpressions;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Reports;
using DigitTools.Core.Tests.Charts;

namespace DigitTools.Core.Tests.Reports;

public sealed partial class DigitReportTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DigitReport_Write_PicturesHoldsThumbnailAndWhatTheNetworkSaw()
    {
        ReportRow row = Digit("7.png", index: 0, confidence: 0.9);

        string html = Written([row]);

        JsonElement views = Assert.Single(Blocks(html))[0];
        Assert.True(views[0].GetBytesFromBase64().AsSpan(8, 4).SequenceEqual("WEBP"u8));
        System.IO.File.WriteAllBytes(File("seen.png"), views[1].GetBytesFromBase64());
        // A picture in the layout of MNIST is seen as it is.
        Assert.Equal(Mnist.Test.Pixels(0), PictureReader.Read(File("seen.png")).Pixels[..784]);
    }

    [Fact]
    public void DigitReport_Write_ANumberHasItsTextItsBoxesAndTheSizeOfItsPicture()
    {
        System.IO.File.WriteAllBytes(File("wide.png"), PngFile.Make(900, 60, PngFile.Gray, 8, new byte[900 * 60]));
        ReportBox[] boxes = [new(4, 0.75, 10, 5, 20, 40), new(2, 1, 35, 5, 20, 40)];
        var row = new ReportRow { Path = File("wide.png"), Status = "Recognized", Confidence = 0.9, Text = "4\n2", Boxes = boxes };

        string html = Written([row, Digit("7.png", 0, 0.95)]);

        JsonElement views = Assert.Single(Blocks(html));
        Assert.Equal((JsonValueKind.Null, 900, 60), (views[0][1].ValueKind, views[0][2].GetInt32(), views[0][3].GetInt32()));
        System.IO.File.WriteAllBytes(File("thumbnail.webp"), views[0][0].GetBytesFromBase64());
        Assert.Equal((384, 26), Size(PictureReader.Read(File("thumbnail.webp"))));
        JsonElement rows = Data(html).GetProperty("rows");
        Assert.Equal("4\n2", rows[0][10].GetString());
        Assert.Equal("[[4,0.75,10,5,20,40],[2,1,35,5,20,40]]", rows[0][11].GetRawText());
        Assert.Equal((2, 10), (views[1].GetArrayLength(), rows[1].GetArrayLength()));

        static (int Width, int Height) Size(Core.Imaging.GrayPicture picture) => (picture.Width, picture.Height);
    }

    [Fact]
    public void DigitReport_Write_ASheetHasItsCellsAndALargerPicture()
    {
        System.IO.File.WriteAllBytes(File("sheet.png"), PngFile.Make(900, 600, PngFile.Gray, 8, new byte[900 * 600]));
        var cell = new ReportCell { Grid = 1, Row = 2, Column = 3, Status = "Recognized", Text = "7", Confidence = 0.9 };
        ReportCell[] cells = [cell with { ColumnSpan = 2, Box = new ReportBox(null, null, 10, 5, 20, 40) }, cell with { Field = "Ward" }];
        ReportRow row = new ReportRow { Path = File("sheet.png"), Status = "" }.WithCells(cells);

        string html = Written([row]);

        JsonElement views = Assert.Single(Blocks(html));
        Assert.Equal((JsonValueKind.Null, 900, 600), (views[0][1].ValueKind, views[0][2].GetInt32(), views[0][3].GetInt32()));
        System.IO.File.WriteAllBytes(File("thumbnail.webp"), views[0][0].GetBytesFromBase64());
        Assert.Equal(768, PictureReader.Read(File("thumbnail.webp")).Width);
        Assert.Equal(
            """[[1,2,3,1,2,"","Recognized","","7",0.9,10,5,20,40],[1,2,3,1,1,"Ward","Recognized","","7",0.9]]""",
            Data(html).GetProperty("rows")[0][12].GetRawText());
    }

    [Fact]
    public void DigitReport_Write_LeastSureComesFirstAndWhatHasNoConfidenceLast()
    {
        ReportRow[] rows = [Digit("a.png", 0, 0.9), Digit("b.png", 1, null), Digit("c.png", 2, 0.2), Digit("d.png", 3, 0.9)];

        JsonElement data = Data(Written(rows));

        Assert.Equal(["c.png", "a.png", "d.png", "b.png"], data.GetProperty("rows").EnumerateArray().Select(r => r[0].GetString()!));
        Assert.Equal([2, 0, 3, 1], data.GetProperty("rows").EnumerateArray().Select(r => r[9].GetInt32()));
    }

    [Fact]
    public void DigitReport_Write_PictureGoneCountsItAndLeavesItsPlaceEmpty()
    {
        var gone = new ReportRow { Path = File("gone.png"), Status = "Recognized", Confidence = 0.6 };
        ReportRow[] rows = [Digit("a.png", 0, 0.5), gone, Digit("b.png", 1, 0.7)];

        string html = Written(rows, missing: 1);

        JsonElement[] views = [.. Assert.Single(Blocks(html)).EnumerateArray()];
        Assert.Equal(JsonValueKind.Null, views[1][0].ValueKind);
        Assert.Equal(JsonValueKind.String, views[2][0].ValueKind);
        Assert.Equal(1, Data(html).GetProperty("missing").GetInt32());
    }

    [Fact]
    public void DigitReport_Write_PictureThatAnotherProgramKeepsToItselfLeavesItsPlaceEmpty()
    {
        ReportRow[] rows = [Digit("a.png", 0, 0.5), Digit("locked.png", 1, 0.6)];
        using FileStream kept = new(rows[1].Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        JsonElement[] views = [.. Assert.Single(Blocks(Written(rows, missing: 1))).EnumerateArray()];

        Assert.Equal(JsonValueKind.String, views[0][0].ValueKind);
        Assert.Equal(JsonValueKind.Null, views[1][0].ValueKind);
    }

    [Fact]
    public void DigitReport_Write_PictureThatFailedBeforeIsNotMissed()
    {
        var failed = new ReportRow { Path = File("broken.png"), Status = "Failed", Reason = "PictureUnreadable" };
        Assert.Equal(0, Data(Written([failed])).GetProperty("missing").GetInt32());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    [InlineData(450, 3)]
    public void DigitReport_Write_PictureLimitEmbedsTheLeastSureOnly(int limit, int blocks)
    {
        ReportRow shared = Digit("a.png", 0, 0.5);
        ReportRow[] rows = [.. Enumerable.Range(0, 500).Select(i => shared with { Confidence = 1 - i / 1000.0 })];

        string html = Written(rows, options: new ReportOptions { Title = "t", PictureLimit = limit });

        Assert.Equal(blocks, Blocks(html).Count());
        Assert.Equal(limit, Blocks(html).Sum(b => b.GetArrayLength()));
        Assert.Equal(limit, Data(html).GetProperty("embedded").GetInt32());
        Assert.Equal(500, Data(html).GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>.png")]
    [InlineData("<!--<script>.png")]
    [InlineData("{{script}}.png")]
    [InlineData("\" onload=\"alert(1).png")]
    [InlineData("手書き 😀 é \u202Egnp.exe.png")]
    public void DigitReport_Write_NameOfAnyKindStaysDataAndComesBackWhole(string name)
    {
        ReportRow row = new() { Path = Path.Combine("folder", name), Status = "Rejected", Reason = name };

        string html = Written([row], missing: 1, options: new ReportOptions { Title = name });
        string plain = Written([row with { Path = Path.Combine("folder", "x.png"), Reason = "x" }], missing: 1);

        Assert.Equal(Elements(plain), Elements(html));
        JsonElement data = Data(html), read = data.GetProperty("rows")[0];
        Assert.Equal(row.Path, Path.Join(data.GetProperty("folders")[read[1].GetInt32()].GetString(), read[0].GetString()));
        Assert.Equal(name, read[3].GetString());
    }

    [Fact]
    public void DigitReport_Write_HalfASurrogateIsReplaced()
    {
        var half = new ReportRow { Path = "\uD83D.png", Status = "Rejected" };
        Assert.Equal("\uFFFD.png", Data(Written([half], missing: 1)).GetProperty("rows")[0][0].GetString());
    }

    [Fact]
    public void DigitReport_Write_EvaluationHoldsItsNumbersAndNoNaN()
    {
        var evaluation = new ReportEvaluation("model on data", ChartData.Evaluation((4, 9, 30)) with { Loss = double.NaN });

        var options = new ReportOptions { Title = "t", Evaluations = [evaluation] };
        JsonElement numbers = Data(Written([], options: options)).GetProperty("evaluations")[0].GetProperty("numbers");

        Assert.Equal(0.97, numbers.GetProperty("accuracy").GetDouble());
        Assert.Equal(JsonValueKind.Null, numbers.GetProperty("loss").ValueKind);
        Assert.Equal(30, numbers.GetProperty("confusionMatrix")[4][9].GetInt32());
        Assert.Equal(30, numbers.GetProperty("mistakes").GetArrayLength());
    }

    [Fact]
    public void DigitReport_Write_AlmostSureIsNotWrittenAsAllOfIt()
    {
        ReportRow row = new() { Path = "a", Status = "Recognized", Confidence = 1 - 1e-12, SecondConfidence = 1e-12 };

        JsonElement written = Data(Written([row], missing: 1)).GetProperty("rows")[0];

        Assert.InRange(written[5].GetDouble(), 0.99999, 0.9999999);
        Assert.InRange(written[7].GetDouble(), 1e-9, 1e-5);
    }

    [Fact]
    public void DigitReport_Write_CancelledLeavesNothing()
    {
        ReportRow row = Digit("a.png", 0, 0.5);
        string target = File("report.html");

        var stopped = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(
            () => DigitReport.Write(target, [row], new ReportOptions { Title = "t" }, (_, _) => { }, stopped));

        Assert.Equal(["a.png"], _folder.Files);
    }

    [Fact]
    public void DigitReport_Write_TargetIsAFolderIsNotWritable()
    {
        DigitException error = Assert.Throws<DigitException>(() =>
            DigitReport.Write(_folder.FullName, [], new ReportOptions { Title = "t" }, (_, _) => { }, CancellationToken.None));
        Assert.Equal(DigitErrorId.OutputNotWritable, error.Id);
    }

    [Fact]
    public void Write_ReportsEachPictureOnce()
    {
        ReportRow[] rows = [.. Enumerable.Repeat(Digit("a.png", 0, 0.5), 401)];
        var parts = new List<(int Done, int Total)>();

        var options = new ReportOptions { Title = "t" };
        DigitReport.Write(File("report.html"), rows, options, (done, total) => parts.Add((done, total)), CancellationToken.None);

        Assert.Equal(parts.Order(), parts);
        Assert.Equal((401, 401), parts[^1]);
    }

    private ReportRow Digit(string name, int index, double? confidence)
    {
        _folder.Digit(name, index);
        return new ReportRow { Path = File(name), Status = confidence is null ? "Empty" : "Recognized", Confidence = confidence };
    }

    private string File(string name) => _folder[name];

    private string Written(ReportRow[] rows, int missing = 0, ReportOptions? options = null)
    {
        string target = File("report.html");
        Assert.Equal(
            missing, DigitReport.Write(target, rows, options ?? new ReportOptions { Title = "t" }, (_, _) => { }, CancellationToken.None));
        return System.IO.File.ReadAllText(target);
    }

    private static JsonElement Data(string html) => Json(DataBlock().Match(html));

    private static IEnumerable<JsonElement> Blocks(string html) => PictureBlock().Matches(html).Select(Json);

    private static JsonElement Json(Match match) => JsonDocument.Parse(match.Groups[1].Value).RootElement;

    /// <summary>The tags of a page, one after the other; a name that got out of its place would add one.</summary>
    private static IEnumerable<string> Elements(string html) => Tag().Matches(html).Select(m => m.Value);

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataBlock();

    [GeneratedRegex("<script type=\"application/json\" class=\"block\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex PictureBlock();

    [GeneratedRegex("<[/!]?[a-z-][^>]*")]
    private static partial Regex Tag();
}
