using DigitTools.Core.Tables;

namespace DigitTools.Core.Tests.Tables;

public sealed class PivotKeysTests
{
    [Fact]
    public void Of_APicture_HasFolderAndName()
    {
        var keys = PivotKeys.Of(Picture("/s/a.png"), groupBy: null, column: null);
        Assert.Equal(["Directory"], keys.Groups);
        Assert.Equal("Name", keys.Column);
        Assert.Equal(keys.Groups, PivotKeys.Of(first: null, groupBy: null, column: null).Groups);
    }

    [Fact]
    public void Table_OfOneSheet_HasItsRowsAndColumnsInNumericOrder()
    {
        PivotTable table = Table(Cell("a.jpg", 1, 10, 2, 7), Cell("a.jpg", 1, 9, 11, 8), Cell("a.jpg", 1, 9, 2, 9));
        Assert.Equal(["Row"], table.GroupNames);
        Assert.Equal(["2", "11"], table.ColumnNames);
        Assert.Equal([9, 10], table.Rows.Select(row => row.Groups[0]));
        Assert.Equal([9, 8], table.Rows[0].Cells.Select(cell => cell?.Value));
    }

    [Fact]
    public void Table_OfSeveralSheets_SaysWhich()
    {
        Assert.Equal(["Grid", "Row"], Table(Cell("a.jpg", 1, 1, 1, 7), Cell("a.jpg", 2, 1, 1, 8)).GroupNames);
        PivotTable table = Table(Cell("b.jpg", 1, 1, 1, 7), Cell("a.jpg", 1, 1, 1, 8));
        Assert.Equal(["Name", "Row"], table.GroupNames);
        Assert.Equal(["a", "b"], table.Rows.Select(row => row.Groups[0]));
    }

    [Fact]
    public void Table_OfAForm_HasARowForEachPictureAndAColumnForEachField()
    {
        PivotTable table = Table(
            Cell("a.jpg", 1, 1, 1, 7, "Persons"), Cell("a.jpg", 1, 2, 1, 8, "Age"), Cell("b.jpg", 1, 1, 1, 9, "Persons"));
        Assert.Equal(["Name"], table.GroupNames);
        Assert.Equal(["Age", "Persons"], table.ColumnNames);
        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public void Of_Names_TakesThemAsTheyAre()
    {
        var keys = PivotKeys.Of(Cell("a.jpg", 1, 1, 1, 7), ["Name", "Row", "name"], column: null);
        Assert.Equal(["Name", "Row"], keys.Table([Entry(keys, Cell("a.jpg", 1, 1, 1, 7))], value: null).GroupNames);
        Assert.Equal("Column", keys.Column);
        Assert.Equal("Status", PivotKeys.Of(Cell("a.jpg", 1, 1, 1, 7), groupBy: null, "Status").Column);
    }

    private static PivotTable Table(params PictureRow[] rows)
    {
        var keys = PivotKeys.Of(rows[0], groupBy: null, column: null);
        return keys.Table([.. rows.Select(row => Entry(keys, row))], value: null);
    }

    private static PivotEntry Entry(PivotKeys keys, PictureRow row) =>
        new(row.Path, [.. keys.Groups.Select(row.ValueOf)], row.ValueOf(keys.Column), row.Reading, row.IsDoubtful);

    private static PictureRow Picture(string path) => Row(new() { ["Path"] = path, ["Status"] = "Recognized", ["Digit"] = 7 });

    private static PictureRow Cell(string name, int grid, int row, int column, int digit, string? field = null) => Row(new()
    {
        ["Path"] = "/sheets/" + name,
        ["Status"] = "Recognized",
        ["Grid"] = grid,
        ["Row"] = row,
        ["Column"] = column,
        ["Field"] = field,
        ["Digit"] = digit,
    });

    private static PictureRow Row(Dictionary<string, object?> values) =>
        PictureRow.From(name => values.GetValueOrDefault(name), path => path)!;
}
