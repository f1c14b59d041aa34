using DigitTools.Core.Tables;

namespace DigitTools.Core.Tests.Tables;

public sealed class PivotTableTests
{
    [Fact]
    public void Of_Pictures_HasAllRowsAndColumnsInNaturalOrder()
    {
        PivotTable table = Table(Entry("/c/10", "answer 10.png", 3), Entry("/c/9", "answer 2.png", 4), Entry("/c/10", "answer 2.png", 5));

        Assert.Equal(["Directory"], table.GroupNames);
        Assert.Equal(["answer 2", "answer 10"], table.ColumnNames);
        Assert.Equal(["9: 4 -", "10: 5 3"], Lines(table));
        Assert.Equal(0, table.Joined);
        Assert.All(table.Rows, row => Assert.Null(row.Doubtful));
    }

    [Fact]
    public void Of_DoubtfulPictures_NamesTheirColumns()
    {
        PivotTable table = Table(
            Entry("/c/a", "1.png", null, isDoubtful: true), Entry("/c/a", "2.png", 2), Entry("/c/a", "3.png", 3, isDoubtful: true));
        Assert.Equal("1, 3", Assert.Single(table.Rows).Doubtful);
    }

    [Fact]
    public void Of_SeveralPicturesInOneCell_LosesNone()
    {
        PivotTable table = Table(
            Entry("/c/a", "1.png", 7), Entry("/c/a", "1.jpg", 1), Entry("/c/a", "1.gif", null), Entry("/c/b", "1.png", 2));

        Assert.Equal(["a: 7; 1", "b: 2"], Lines(table));
        Assert.Equal(2, table.Joined);
        Assert.Equal("1", table.Rows[0].Doubtful);
        Assert.Equal("/c/a/1.png", table.Rows[0].Cells[0]!.Path);
    }

    [Fact]
    public void Of_NamesOfColumnsThatAreTaken_AreNumbered()
    {
        PivotTable table = Table(
            Entry("/c/a", "directory.png", 1), Entry("/c/a", "Doubtful.png", 2), Entry("/c/a", "A.png", 3), Entry("/c/b", "a.png", 4));
        Assert.Equal(["A", "directory-2", "Doubtful-2"], table.ColumnNames);
        Assert.Equal(["a: 3 1 2", "b: 4 - -"], Lines(table));
    }

    [Fact]
    public void Of_OtherProperties_StayWhatTheyAre()
    {
        PivotEntry[] entries = [new("x", ["b", 10], 2, 1, false), new("x", ["b", 9], 10, 2, false), new("x", ["a", null], null, 3, false)];
        var table = PivotTable.Of(entries, ["Kind", "Page"], "Column");
        Assert.Equal(["-", "2", "10"], table.ColumnNames);
        Assert.Equal(["a,: 3 - -", "b,9: - - 2", "b,10: - 1 -"], Lines(table));
        Assert.Equal(9, table.Rows[1].Groups[1]);
    }

    [Fact]
    public void Of_AGroupCalledDoubtful_LeavesTheNameToIt()
    {
        var table = PivotTable.Of([new("x", ["a"], "Doubtful", 1, false)], ["Doubtful"], "Column");
        Assert.Equal(("Doubtful-2", "Doubtful-3"), (table.DoubtfulName, table.ColumnNames[0]));
    }

    [Fact]
    public void Of_NamesForATerminal_AreText()
    {
        PivotTable table = Table(Entry("/c/a\e[2J", "\e.png", 1), Entry("/c/b", "x.png", 2));
        Assert.Equal("a`e[2J", table.Rows[0].Groups[0]);
        Assert.Equal("`e", table.ColumnNames[^1]);
    }

    private static PivotTable Table(params PivotEntry[] entries) => PivotTable.Of(entries, ["Directory"], "Name");

    private static PivotEntry Entry(string folder, string name, object? value, bool isDoubtful = false) =>
        new($"{folder}/{name}", [folder], name, value, isDoubtful);

    private static IEnumerable<string> Lines(PivotTable table) =>
        table.Rows.Select(row => $"{string.Join(',', row.Groups)}: {string.Join(' ', row.Cells.Select(cell => cell?.Value ?? "-"))}");
}
