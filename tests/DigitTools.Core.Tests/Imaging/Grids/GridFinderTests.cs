using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Tests.Imaging.Grids;

public sealed class GridFinderTests
{
    [Fact]
    public void Find_ATable_LiesWhereItWasDrawn()
    {
        FoundGrid grid = Single(new PhotographedPage().Grid(150, 120, 9, 6, 110, 80).Photo());

        Assert.Equal((9, 6, 54), (grid.Rows, grid.Columns, grid.Places.Count));
        Assert.All(grid.Places, place =>
        {
            Quadrilateral corners = place.Corners;
            Vector2 middle = (corners.TopLeft + corners.TopRight + corners.BottomLeft + corners.BottomRight) / 4;
            var drawn = new Vector2(150 + (place.Column - 0.5f) * 110, 120 + (place.Row - 0.5f) * 80);
            Assert.InRange(Vector2.Distance(PhotographedPage.OnPage(middle), drawn), 0, 4);
        });
    }

    [Fact]
    public void Find_ARowOfBoxes_IsOneRow() => AssertIs(1, 8, new PhotographedPage().Grid(120, 400, 1, 8, 90, 100));

    [Fact]
    public void Find_BoxesThatStandApart_AreOneRow()
    {
        var page = new PhotographedPage();
        for (int i = 0; i < 6; i++) page.Grid(120 + i * 110, 400, 1, 1, 84, 100);

        AssertIs(1, 6, page);
    }

    [Fact]
    public void Find_DottedLinesBetweenDigits_PartThem()
    {
        PhotographedPage page = new PhotographedPage().Across(150, 400, 600).Across(150, 500, 600).Down(150, 400, 100).Down(750, 400, 100);
        for (int i = 1; i < 6; i++) page.Down(150 + i * 100, 400, 100, dot: 4, gap: 4);

        AssertIs(1, 6, page.Digits(150, 400, 1, 6, 100, 100));
    }

    [Fact]
    public void Find_ABrokenTable_IsWhole()
    {
        var page = new PhotographedPage();
        for (int i = 0; i <= 6; i++) page.Across(150, 150 + i * 100, 600, dot: 70, gap: 14);
        for (int i = 0; i <= 5; i++) page.Down(150 + i * 120, 150, 600, dot: 60, gap: 14);

        AssertIs(6, 5, page.Digits(150, 150, 6, 5, 120, 100));
    }

    [Fact]
    public void Find_DoubleRules_ArePartOfNoRow()
    {
        PhotographedPage page = new PhotographedPage().Grid(150, 150, 5, 4, 140, 110);
        for (int i = 0; i <= 5; i++) page.Across(150, 159 + i * 110, 560);

        AssertIs(5, 4, page);
    }

    [Fact]
    public void Find_RulesWithoutAFrame_HaveCellsOnBothSides()
    {
        var page = new PhotographedPage();
        for (int i = 1; i < 5; i++) page.Across(150, 150 + i * 120, 600);
        for (int i = 1; i < 4; i++) page.Down(150 + i * 150, 150, 600);

        AssertIs(5, 4, page.Digits(150, 150, 5, 4, 150, 120));
    }

    [Fact]
    public void Find_CellsWithoutARuleBetween_AreOne()
    {
        var page = new PhotographedPage();
        for (int i = 0; i <= 5; i++) page.Across(150, 150 + i * 110, 600);
        for (int i = 0; i <= 4; i++) page.Down(150 + i * 150, i is 2 ? 260 : 150, i is 2 ? 440 : 550);

        FoundGrid grid = Single(page.Digits(150, 260, 4, 4, 150, 110).Photo());

        Assert.Equal((5, 4, 19), (grid.Rows, grid.Columns, grid.Places.Count));
        GridPlace merged = Assert.Single(grid.Places, place => place.ColumnSpan == 2);
        Assert.Equal((1, 2, 1), (merged.Row, merged.Column, merged.RowSpan));
    }

    [Fact]
    public void Find_ACurledSheet_IsFollowed()
    {
        FoundGrid grid = Single(new PhotographedPage().Grid(150, 120, 8, 6, 110, 90).Photo(curl: 25));

        Assert.Equal((8, 6, 48), (grid.Rows, grid.Columns, grid.Places.Count));
    }

    [Fact]
    public void Find_PaleRules_AreSeen() => AssertIs(7, 5, new PhotographedPage().Grid(150, 120, 7, 5, 120, 100, ink: 195));

    [Fact]
    public void Find_LightRulesOnDark_AreSeen()
    {
        GrayPicture photo = new PhotographedPage().Grid(150, 120, 7, 5, 120, 100).Photo();

        FoundGrid grid = Single(Drawing.Inverted(photo));

        Assert.Equal((7, 5), (grid.Rows, grid.Columns));
    }

    [Fact]
    public void Find_All_GivesTheLargestFirst()
    {
        GrayPicture photo = new PhotographedPage().Grid(100, 100, 3, 3, 70, 70).Grid(420, 400, 5, 4, 110, 90).Photo();

        IReadOnlyList<FoundGrid> all = GridFinder.Find(photo, Search with { All = true }, TestRun.Token);

        Assert.Equal([(5, 4), (3, 3)], all.Select(grid => (grid.Rows, grid.Columns)));
        Assert.Equal((5, 4), (Single(photo).Rows, Single(photo).Columns));
    }

    [Fact]
    public void Find_ACornerOfAFullPage_IsTheGridAlone()
    {
        PhotographedPage page = new PhotographedPage().Grid(80, 80, 5, 5, 50, 50);
        for (int line = 0; line < 9; line++)
            for (int i = 0; i < 15; i++) page.Digit(90 + i * 54, 420 + line * 58, 36);

        AssertIs(5, 5, page);
    }

    [Fact]
    public void Find_OtherNumbersOfRowsThanThereAre_IsNothing()
    {
        GrayPicture photo = new PhotographedPage().Grid(150, 120, 9, 6, 110, 80).Photo();

        Assert.Empty(GridFinder.Find(photo, Search with { Rows = 3, Columns = 3 }, TestRun.Token));
    }

    [Fact]
    public void Find_PagesWithoutAGrid_IsNothing()
    {
        var text = new PhotographedPage();
        for (int line = 0; line < 14; line++)
            for (int i = 0; i < 15; i++) text.Digit(90 + i * 54, 90 + line * 58, 40);
        PhotographedPage ruled = new PhotographedPage().Down(160, 0, PhotographedPage.Side);
        for (int line = 1; line < 17; line++) ruled.Across(0, line * 57, PhotographedPage.Side).Digit(200 + line * 30, line * 57 - 45, 40);
        PhotographedPage framed = new PhotographedPage().Grid(80, 80, 1, 1, 840, 840);

        Assert.All([new PhotographedPage(), text, ruled, framed], page =>
            Assert.Empty(GridFinder.Find(page.Photo(), Search, TestRun.Token)));
    }

    [Fact]
    public void Turned_AQuarter_BeginsWithTheLeftColumnFromBelow()
    {
        FoundGrid grid = Single(new PhotographedPage().Grid(150, 120, 4, 6, 110, 90).Photo());

        FoundGrid turned = grid.Turned(1);

        Assert.Equal((6, 4), (turned.Rows, turned.Columns));
        Assert.Equal(grid.Corners.BottomLeft, turned.Corners.TopLeft);
        Assert.Equal(grid.Corners, turned.Turned(3).Corners);
    }

    private static GridSearch Search => new(Polarity.Auto, Rows: null, Columns: null, All: false);

    private static FoundGrid Single(GrayPicture photo) => Assert.Single(GridFinder.Find(photo, Search, TestRun.Token));

    private static void AssertIs(int rows, int columns, PhotographedPage page)
    {
        FoundGrid grid = Single(page.Photo());
        Assert.Equal((rows, columns, rows * columns), (grid.Rows, grid.Columns, grid.Places.Count));
    }
}
