using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>From a picture with rules to its cells.</summary>
public sealed class GridPipelineTests : IDisposable
{
    private const int Rows = 4, Columns = 6;

    private readonly GridRun _run = new();
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Read_ATable_GivesEachOfItsCells()
    {
        GridResult result = _run.Read(RuledTable.Draw(Rows, Columns, IsFilled), new GridOptions());
        Assert.Null(result.Error);
        Assert.Equal((RecognitionStatus.Recognized, RecognitionReason.None), (result.Status, result.Reason));
        GridSheet sheet = Assert.Single(result.Sheets);
        Assert.Equal((1, Rows, Columns, null), (sheet.Grid, sheet.Rows, sheet.Columns, sheet.Picture));
        AssertCells(result);
        Assert.All(result.Cells, cell => Assert.Equal(cell.Text.Length == 0, cell.Status == RecognitionStatus.Empty));
        Assert.All(result.Cells, cell => Assert.Null(cell.Picture));
        AssertNear(RuledTable.Margin, RuledTable.Margin, sheet.Corners.TopLeft);
        PixelBox last = result.Cells[^1].Box;
        Assert.InRange(last.Width, RuledTable.Cell - 4, RuledTable.Cell + 4);
        AssertNear(RuledTable.Margin + 5 * RuledTable.Cell, RuledTable.Margin + 3 * RuledTable.Cell, new Vector2(last.Left, last.Top));
    }

    [Fact]
    public void Read_AChartThatCannotBeWritten_KeepsNoCellFromItsFolder()
    {
        GrayPicture picture = RuledTable.Draw(Rows, Columns, IsFilled);
        byte[] file = PngFile.MakeGray(picture.Width, picture.Height, picture.Pixels);
        _folder.Write("taken", "no folder"u8);
        string chart = _folder["taken/sheet.grid.png"], beside = _folder["taken/sheet"], cells = _folder["cells/sheet"];
        GridResult[] results = _run.All(
            new GridOptions(),
            new PictureRequest("a.png", chart, cells, Content: file),
            new PictureRequest("b.png", chart, beside, Content: file));
        Assert.All(results, result => Assert.Equal(DigitErrorId.OutputNotWritable, result.ChartError!.Id));
        Assert.All(results, result => Assert.Equal(chart, result.ChartError!.Target));
        Assert.Null(results[0].CellError);
        Assert.Equal(Rows * Columns, _folder.Files.Count(name => name.StartsWith("cells/", StringComparison.Ordinal)));
        Assert.Equal(DigitErrorId.OutputNotWritable, results[1].CellError!.Id);
        Assert.All(results, result => Assert.Null(result.Error));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void Read_AnUprightSheetInATurnedPhoto_IsReadUpright(int quarters, bool isKnown)
    {
        GrayPicture upright = RuledTable.Draw(Rows, Columns, IsFilled), photo = SheetTurn.Turned(upright, quarters);
        var options = new GridOptions { Rows = isKnown ? Rows : null, Columns = isKnown ? Columns : null };
        GridResult result = _run.Read(photo, options);
        Assert.Null(result.Error);
        Assert.Equal((Rows, Columns), (result.Sheets[0].Rows, result.Sheets[0].Columns));
        AssertCells(result);
        // Where the first corner of the sheet is now, clockwise from the upper left one.
        const int near = RuledTable.Margin;
        (int x, int y) = quarters switch
        {
            1 => (photo.Width - near, near),
            2 => (photo.Width - near, photo.Height - near),
            _ => (near, photo.Height - near),
        };
        AssertNear(x, y, result.Sheets[0].Corners.TopLeft);
        AssertNear(x, y, result.Cells[0].Corners.TopLeft);
    }

    [Fact]
    public void Read_ALargePhoto_HasItsCellsWhereTheyAreInTheFile()
    {
        var page = new Drawing(3600, 2000, paper: 225);
        GrayPicture picture = RuledTable.Draw(page, 300, 200, 3, 4, _ => true, cell: 400).Picture;
        GridResult result = _run.Read(picture, new GridOptions());
        Assert.Equal((3600, 2000), (result.Width, result.Height));
        Assert.Equal(RuledTable.Texts(12, _ => true), result.Cells.Select(cell => cell.Text));
        AssertNear(300, 200, result.Sheets[0].Corners.TopLeft);
        AssertNear(1900, 1400, result.Sheets[0].Corners.BottomRight);
    }

    [Fact]
    public void Read_All_NumbersTheGridsFromTheLargest()
    {
        Drawing page = RuledTable.Draw(new Drawing(620, 800, paper: 225), 60, 60, 2, 3, i => i % 2 == 0);
        GrayPicture picture = RuledTable.Draw(page, 60, 300, 5, 7, i => i % 3 == 0).Picture;
        GridResult result = _run.Read(picture, new GridOptions { All = true });
        Assert.Equal([(1, 5, 7), (2, 2, 3)], result.Sheets.Select(sheet => (sheet.Grid, sheet.Rows, sheet.Columns)));
        Assert.Equal(
            [.. RuledTable.Texts(35, i => i % 3 == 0), .. RuledTable.Texts(6, i => i % 2 == 0)], result.Cells.Select(cell => cell.Text));
        Assert.Equal(5 * 7, result.Cells.Count(cell => cell.Grid == 1));
    }

    [Theory]
    [InlineData(null, null, "no ruled grid in")]
    [InlineData(9, null, "no ruled grid of 9 rows in")]
    [InlineData(9, 5, "no ruled grid of 9 rows and 5 columns in")]
    public void Read_WithoutAGrid_IsAnErrorThatSaysWhatWasLookedFor(int? rows, int? columns, string words)
    {
        GrayPicture picture = new Drawing(400, 300, paper: 225).Digit(0, 60, 60, 90).Digit(1, 200, 100, 90).Noise(3).Picture;
        GridResult result = _run.Read(picture, new GridOptions { Rows = rows, Columns = columns });
        Assert.Equal((DigitErrorId.GridNotFound, "sheet.png"), (result.Error?.Id, result.Error?.Target));
        Assert.Contains(words, result.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(result.Cells);
    }

    [Fact]
    public void Read_CellsThatAreAskedFor_HaveTheirPictures()
    {
        GrayPicture picture = RuledTable.Draw(Rows, Columns, IsFilled);
        string path = _folder.Write("a.png", PngFile.MakeGray(picture.Width, picture.Height, picture.Pixels));
        GridResult result = _run.All(new GridOptions(), new PictureRequest(path, CellPath: _folder["cells", "a"])).Single();
        GrayPicture sheet = Assert.IsType<GrayPicture>(result.Sheets[0].Picture);
        Assert.All(result.Cells, cell =>
        {
            Assert.NotNull(cell.Picture);
            var all = new PixelBox(-1, -1, sheet.Width + 1, sheet.Height + 1);
            Assert.True(all.Holds(cell.SheetBox), $"{cell.SheetBox} is not in the sheet.");
        });
    }

    private static bool IsFilled(int cell) => cell % 3 != 2;

    private static void AssertCells(GridResult result)
    {
        Assert.Equal(
            Enumerable.Range(0, Rows * Columns).Select(i => (1, i / Columns + 1, i % Columns + 1)),
            result.Cells.Select(cell => (cell.Grid, cell.Row, cell.Column)));
        Assert.Equal(RuledTable.Texts(Rows * Columns, IsFilled), result.Cells.Select(cell => cell.Text));
    }

    private static void AssertNear(int x, int y, Vector2 point) => Assert.InRange(Vector2.Distance(new Vector2(x, y), point), 0, 6);
}
