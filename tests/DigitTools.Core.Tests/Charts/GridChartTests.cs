using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Charts;

public sealed class GridChartTests : ChartFolder
{
    private const int Side = 100;
    private const int Blue = 0x0072B2, Orange = 0xE69F00, Vermilion = 0xD55E00, Ink = 0x1B242D;

    [Theory]
    [InlineData(3, 3, 880, 462)] // no larger than is of use
    [InlineData(9, 9, 880, 964)]
    [InlineData(1, 12, 880, 202)]
    [InlineData(30, 20, 1088, 1692)] // wide enough for labels
    [InlineData(60, 60, 2000, 2084)] // and not wider than this
    public void GridChart_Write_TheSizeFollowsFromTheCells(int rows, int columns, int width, int height)
    {
        PngPicture chart = Drawn(path => GridChart.Write(path, Panel(Sheet(rows, columns)), scale: 1));
        Assert.Equal((width, height), (chart.Width, chart.Height));
    }

    [Theory]
    [InlineData(0.97, Blue)]
    [InlineData(0.7, Orange)]
    [InlineData(0.3, Vermilion)]
    public void GridChart_Write_TheFrameOfACellSaysHowSureItIs(double confidence, int color)
    {
        PngPicture chart = Drawn(path => GridChart.Write(path, Panel(Sheet(1, 8, Cell(0, "7", confidence), Cell(1, "", 0))), scale: 1));

        Assert.Contains(color, Colors(chart, Column(0)));
        Assert.DoesNotContain(color, Colors(chart, Column(1)));
    }

    [Fact]
    public void GridChart_Write_OnlyARejectedCellHasADarkLabel()
    {
        GridPanelSheet sheet = Sheet(1, 8, Cell(0, "7", 0.5), Cell(1, "7", 0.5) with { State = GridPanelState.Rejected });
        PngPicture chart = Drawn(path => GridChart.Write(path, Panel(sheet), scale: 1));

        Assert.True(Dark(chart, Column(1)) > 5 * Dark(chart, Column(0)));
    }

    [Fact]
    public void GridChart_Write_ALabelGoesWhereNoInkIs()
    {
        // Ink in the upper left quarter: the label has to be elsewhere, and the ink stays to be seen.
        GridPanelSheet sheet = Sheet(1, 8, Cell(0, "7", 0.99));
        for (int y = 5; y < 60; y++) sheet.Picture.Pixels.AsSpan(y * sheet.Picture.Width + 5, 45).Clear();
        PngPicture chart = Drawn(path => GridChart.Write(path, Panel(sheet), scale: 1));

        (int left, int top, int right, int bottom) = chart.Ink(24, 84, 24 + 104, 84 + 104);
        Assert.InRange(left, 24, 24 + 7);
        Assert.InRange(top, 84, 84 + 7);
        Assert.Contains(Colors(chart, (24 + 60, 24 + 100)), IsPlate);
        Assert.True(right < 24 + 104 && bottom < 84 + 104);
    }

    [Fact]
    public void GridChart_Write_TheTintLeavesInkAsItIs()
    {
        GridPanelSheet sheet = Sheet(1, 8, Cell(0, "7", 0.99));
        for (int y = 45; y < 60; y++) sheet.Picture.Pixels.AsSpan(y * sheet.Picture.Width + 40, 20).Clear();
        PngPicture chart = Drawn(path => GridChart.Write(path, Panel(sheet), scale: 1));
        Assert.Equal(0, chart.Color(24 + 52, 84 + 54));
    }

    [Fact]
    public void GridChart_Write_LabelsOfFieldsStandBesideThemAndNotInThem()
    {
        var field = new GridPanelCell(new PixelBox(200, 100, 400, 150), "Ward", "417", 0.99, GridPanelState.Read);
        var sheet = new GridPanelSheet("", Blank(800, 300), IsForm: true, [field]);
        PngPicture chart = Drawn(path => GridChart.Write(path, Panel(sheet), scale: 1));

        // The picture is 832 pixels wide.
        int left = 24 + 208, top = 84 + 104, bottom = 84 + 156;
        Assert.Contains(Enumerable.Range(left, 40), x => IsPlate(chart.Color(x, top - 10)));
        int inside = chart.Color(left + 100, top + 26);
        Assert.All(Enumerable.Range(left + 5, 190), x => Assert.Equal(inside, chart.Color(x, (top + bottom) / 2)));
    }

    [Fact]
    public void GridChart_Write_FieldsSideBySideKeepLabelsThatDoNotMeet()
    {
        GridPanelCell[] fields =
        [
            .. Enumerable.Range(0, 12).Select(i => new GridPanelCell(
                new PixelBox(20 + 60 * i, 100, 75 + 60 * i, 150), "A long name of a field", "12345678", 0.99, GridPanelState.Read)),
        ];
        var sheet = new GridPanelSheet("", Blank(800, 300), IsForm: true, fields);
        Drawn(path => GridChart.Write(path, Panel(sheet), scale: 1));

        var places = new GridPlaces(sheet, SkiaSharp.SKRect.Create(24, 84, 832, 312));
        var labels = new List<SkiaSharp.SKRect>();
        for (int i = 0; i < fields.Length; i++)
        {
            if (places.Place(i, out SkiaSharp.SKPoint corner) is { } label)
                labels.Add(SkiaSharp.SKRect.Create(corner, new SkiaSharp.SKSize(label.Width, label.Height)));
        }

        Assert.NotEmpty(labels);
        Assert.All(labels, label => Assert.Single(labels, other => other.IntersectsWith(label)));
    }

    [Fact]
    public void GridChart_Write_AnythingThatCanHappenIsDrawn()
    {
        GridPanelCell[] cells =
        [
            Cell(0, "", 0) with { State = GridPanelState.Rejected }, Cell(1, new string('8', 200), 0.4), Cell(2, "12\n34", 0.99),
            Cell(3, "7", double.NaN), new GridPanelCell(new PixelBox(-5, -5, 3, 2), "", "1", 1, GridPanelState.Read),
        ];
        Drawn(path => GridChart.Write(path, Panel(Sheet(1, 8, cells), Sheet(1, 1), Sheet(0, 0)), scale: 1));
        Drawn(path => GridChart.Write(path, Panel(), scale: 1));
        Drawn(path => GridChart.Write(path, Panel(new GridPanelSheet("", Blank(1, 1), false, [])), scale: 1));
    }

    [Fact]
    public void GridChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => GridChart.Write(path, Panel(Sheet(2, 2))));

    private static GridPanel Panel(params GridPanelSheet[] sheets) => new("a.png", "headline", sheets);

    /// <summary>A sheet of white paper, with empty cells where no others are given.</summary>
    private static GridPanelSheet Sheet(int rows, int columns, params GridPanelCell[] cells) => new(
        "",
        Blank(Math.Max(1, columns * Side), Math.Max(1, rows * Side)),
        IsForm: false,
        cells.Length > 0 ? cells : [.. Enumerable.Range(0, rows * columns).Select(i => Cell(i % columns, "", 0, i / columns))]);

    private static GridPanelCell Cell(int column, string text, double confidence, int row = 0) => new(
        new PixelBox(column * Side, row * Side, (column + 1) * Side, (row + 1) * Side),
        "",
        text,
        confidence,
        text.Length == 0 ? GridPanelState.Empty : GridPanelState.Read);

    private static GrayPicture Blank(int width, int height)
    {
        byte[] pixels = new byte[width * height];
        Array.Fill(pixels, (byte)230);
        return new GrayPicture(width, height, pixels);
    }

    /// <summary>Where a column of a sheet with eight of them is in the chart.</summary>
    private static (int Left, int Right) Column(int index) => (24 + 104 * index + 1, 24 + 104 * (index + 1) - 1);

    private static IEnumerable<int> Colors(PngPicture chart, (int Left, int Right) columns) =>
        from y in Enumerable.Range(84, 104)
        from x in Enumerable.Range(columns.Left, columns.Right - columns.Left)
        select chart.Color(x, y);

    /// <summary>Whether a colour is lighter than the paper, as labels are.</summary>
    private static bool IsPlate(int color) => (color & 0xFF) > 245;

    private static int Dark(PngPicture chart, (int Left, int Right) columns) =>
        Colors(chart, columns).Count(color => color >> 16 < (Ink >> 16) + 40);
}
