using System.Xml.Linq;
using DigitTools.Core.Tables;

namespace DigitTools.Core.Tests.Tables;

/// <summary>Workbooks, read as the XML that they are.</summary>
public sealed class DigitWorkbookTests : IDisposable
{
    private const string Doubtful = "FFE699", Failed = "F8CBAD";

    private static readonly string[] s_columns = ["Name", "Digit", "Text", "Confidence"];

    private readonly TestFolder _folder = new();

    private string Target => _folder["w.xlsx"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Values_HaveTheirTypes()
    {
        WorkbookFile file = Write([Row("/c/1.png", "Recognized", 7, "0042", 0.985), Row("/c/2.png", "Recognized", null, null, null)]);

        Assert.Equal(["Pictures"], file.SheetNames);
        XElement[][] rows = file.Rows(0);
        Assert.Equal(["'Name", "'Digit", "'Text", "'Confidence"], rows[0].Select(WorkbookFile.Shown));
        Assert.Equal(["'1.png", "7", "'0042", "0.985"], rows[1].Select(WorkbookFile.Shown));
        Assert.Equal(["'2.png", "", "", ""], rows[2].Select(WorkbookFile.Shown));
        Assert.Equal(("49", "0.0%"), (file.Format(rows[1][2]), file.Format(rows[1][3])));
        Assert.Contains("state=\"frozen\"", file.Sheets[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("<autoFilter ref=\"A1:D3\"", file.Sheets[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Rows_AreColouredByStatus()
    {
        WorkbookFile file = Write([.. new[] { "Recognized", "Rejected", "Failed", "Empty" }.Select(s => Row("/c/1.png", s, 7, null, 0.0))]);
        XElement[][] rows = file.Rows(0);
        Assert.Equal([null, Doubtful, Failed, null], rows.Skip(1).Select(row => file.Fill(row[0])));
        Assert.Equal(["0", "0", "0", ""], rows.Skip(1).Select(row => WorkbookFile.Shown(row[3])));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("  two  spaces ")]
    [InlineData("two\nlines")]
    public void Write_AnyText_IsTextAndNoFormula(string text)
    {
        XElement cell = Write([Row("/c/1.png", "Recognized", null, text, null)]).Rows(0)[1][2];
        Assert.Equal("'" + text, WorkbookFile.Shown(cell));
        Assert.Null(WorkbookFile.Formula(cell));
    }

    [Theory]
    [InlineData("a\e[2J\0b", "a`e[2J`0b")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("\uFFFE", "\uFFFD")]
    public void Write_TextThatXmlOrExcelTakesOtherwise_IsShownAsItIs(string text, string expected) =>
        Assert.Equal("'" + expected, WorkbookFile.Shown(Write([Row("/c/1.png", "Recognized", null, text, null)]).Rows(0)[1][2]));

    [Fact]
    public void Write_LongText_IsCutWhereACellEnds()
    {
        string shown = WorkbookFile.Shown(Write([Row("/c/1.png", "Recognized", null, new string('x', 40_000), null)]).Rows(0)[1][2]);
        Assert.Equal(1 + SheetText.LongestText, shown.Length);
        Assert.EndsWith("x…", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/c/1.png", "file:///c/1.png")]
    [InlineData("/ä b/100%#1.png", "file:///ä%20b/100%25%231.png")]
    [InlineData(@"C:\scans\a b.png", "file:///C:/scans/a%20b.png")]
    [InlineData("/c/\"x\u202Ey.png", "file:///c/%22x%E2%80%AEy.png")]
    public void Link_OfAPicture_IsItsAddress(string path, string address) =>
        Assert.Equal($"HYPERLINK(\"{address}\",\"say \"\"7\"\"\")", SheetText.Link(path, "say \"7\""));

    [Fact]
    public void Write_APathTooLongForALink_IsCounted()
    {
        string path = "/" + new string('d', 250) + "/1.png";
        WorkbookRow[] rows = [Row(path, "Recognized", 7, null, 0.9)];
        int unlinked = DigitWorkbook.Write(Target, s_columns, rows, null, TestContext.Current.CancellationToken);
        Assert.Equal(1, unlinked);
        XElement cell = new WorkbookFile(Target).Rows(0)[1][0];
        Assert.Equal(("'1.png", null), (WorkbookFile.Shown(cell), WorkbookFile.Formula(cell)));
    }

    [Fact]
    public void Write_MoreRowsThanASheetHas_GoOnInAnother()
    {
        WorkbookRow[] rows = [.. Enumerable.Range(0, 7).Select(i => Row($"/c/{i}.png", "Recognized", i, null, 0.9))];
        DigitWorkbook.Write(Target, s_columns, rows, null, mostRows: 4, TestContext.Current.CancellationToken);
        var file = new WorkbookFile(Target);
        Assert.Equal(["Pictures", "Pictures 2", "Pictures 3"], file.SheetNames);
        Assert.Equal([4, 4, 2], file.Sheets.Select((_, i) => file.Rows(i).Length));
        Assert.Equal(["'6.png", "6"], file.Rows(2)[1].Take(2).Select(WorkbookFile.Shown));
    }

    [Fact]
    public void Write_ATable_LinksWhatIsDoubtful()
    {
        PivotEntry[] entries =
        [
            new("/c/a/1.png", ["/c/a"], "1.png", 7, false), new("/c/a/2.png", ["/c/a"], "2.png", null, true),
            new("/c/b/2.png", ["/c/b"], "2.png", 3, true),
        ];

        WorkbookFile file = Write([], PivotTable.Of(entries, ["Directory"], "Name"));

        Assert.Equal(["Pictures", "Table"], file.SheetNames);
        XElement[][] rows = file.Rows(1);
        Assert.Equal(["'Directory", "'1", "'2", "'Doubtful"], rows[0].Select(WorkbookFile.Shown));
        Assert.Equal(["'a", "7", "'?", "'2"], rows[1].Select(WorkbookFile.Shown));
        Assert.Equal(["'b", "", "3", "'2"], rows[2].Select(WorkbookFile.Shown));
        Assert.Equal([null, "HYPERLINK(\"file:///c/a/2.png\",\"?\")"], rows[1].Skip(1).Take(2).Select(WorkbookFile.Formula));
        Assert.Equal("HYPERLINK(\"file:///c/b/2.png\",3)", WorkbookFile.Formula(rows[2][2]));
        Assert.Equal([null, Doubtful], rows[1].Skip(1).Take(2).Select(file.Fill));
    }

    [Fact]
    public void Write_ATableTooWide_IsAnErrorAndNoFile()
    {
        PivotEntry[] entries = [.. Enumerable.Range(0, DigitWorkbook.MostColumns).Select(i => new PivotEntry("x", ["a"], i, 7, false))];
        var table = PivotTable.Of(entries, ["Kind"], "Index");
        DigitException error = Assert.Throws<DigitException>(() => Write([], table));
        Assert.Equal(DigitErrorId.TableTooWide, error.Id);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Write_ThatIsStopped_LeavesTheOldFile()
    {
        _folder.Text("w.xlsx", "old");
        var stopped = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => DigitWorkbook.Write(Target, s_columns, [], null, stopped));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal(["w.xlsx"], _folder.Files);
    }

    private WorkbookFile Write(WorkbookRow[] rows, PivotTable? table = null)
    {
        DigitWorkbook.Write(Target, s_columns, rows, table, TestContext.Current.CancellationToken);
        return new WorkbookFile(Target);
    }

    private static WorkbookRow Row(string path, string status, int? digit, string? text, double? confidence) =>
        new(path, status, [Path.GetFileName(path), digit, text, confidence]);
}
