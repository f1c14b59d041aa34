using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Tests.Imaging;

public sealed class EvenRegionsTests
{
    private const int Most = 6;

    /// <summary>The box of <see cref="Drawing.Sheet"/> in the copy, which is half as large.</summary>
    private static readonly PixelBox s_sheet = new(30, 15, 131, 109);

    [Fact]
    public void EvenRegions_Find_GivesATurnedSheetOnADarkerDeskButNotTheWholePicture()
    {
        EvenRegion region = Assert.Single(Find(Desk().Picture));
        AssertNear(s_sheet, region.Box, 1);
        Assert.Equal(0.36, region.Share, 0.02);
        Assert.InRange(region.Convexity, 0.95, 1);
        Assert.Equal(EvenRegion.Outside, region.Cells[0]);
        Assert.Equal(EvenRegion.Even, region.Cells[40 * region.Width + 45]);
        Assert.Equal(EvenRegion.Enclosed, region.Cells[39 * region.Width + 80]);
    }

    [Fact]
    public void EvenRegions_Find_GrainOfAPhotoPartsNoSheet() => AssertFound(s_sheet, Find(Desk().Noise(8).Picture));

    [Fact]
    public void EvenRegions_Find_RuledLinesPartNoSheet()
    {
        Drawing desk = new Drawing(320, 240, 90).Rectangle(60, 30, 260, 218, 235);
        for (int y = 40; y < 218; y += 12) desk.Rectangle(60, y, 260, y + 1, 175);
        AssertFound(new PixelBox(30, 15, 130, 109), Find(desk.Stroke(Drawing.Seven, 100, 60, 120, 10, 30).Picture));
    }

    [Fact]
    public void EvenRegions_Find_CellsThatAreMixedAlongASlantedEdgeLeadOutOfNoSheet()
    {
        // Each cell of the copy is of six pixels by six, so along the upper edge they go from paper to desk in small steps.
        Drawing desk = new Drawing(900, 900, 40).Polygon([new(90, 200), new(840, 260), new(836, 760), new(96, 740)], 225)
            .Stroke(Drawing.Seven, 350, 350, 220, 20, 60);
        AssertFound(new PixelBox(15, 33, 140, 127), Find(desk.Picture));
    }

    [Fact]
    public void EvenRegions_Find_AHardShadowPartsNoSheet()
    {
        Drawing desk = new Drawing(320, 240, 70).Rectangle(60, 30, 260, 218, 235).Rectangle(0, 120, 320, 240, 40)
            .Rectangle(60, 120, 260, 218, 130).Stroke(Drawing.Seven, 100, 60, 120, 10, 20);
        AssertFound(new PixelBox(30, 15, 130, 109), Find(desk.Picture));
    }

    [Fact]
    public void EvenRegions_Find_LeavesOutWhatIsFarFromConvex()
    {
        // What lies between the strokes of large letters is no sheet.
        GrayPicture bars = new Drawing(300, 300, 60).Rectangle(20, 20, 60, 280, 220).Rectangle(60, 240, 280, 280, 220)
            .Rectangle(30, 100, 50, 140, 60).Picture;
        Assert.Empty(Find(bars));
    }

    [Fact]
    public void EvenRegions_Find_LeavesOutAPanelWithNothingWrittenOnIt()
    {
        GrayPicture panels = new Drawing(300, 200, 80).Rectangle(20, 20, 140, 180, 220).Stroke(Drawing.Seven, 30, 50, 100, 10, 20)
            .Rectangle(170, 40, 280, 170, 240).Picture;
        AssertNear(new PixelBox(10, 10, 70, 90), Assert.Single(Find(panels)).Box, 1);
    }

    [Fact]
    public void EvenRegions_Find_BlankOrClosePictureHasNone()
    {
        Assert.Empty(Find(new Drawing(200, 200, 230).Picture));
        Assert.Empty(Find(new Drawing(200, 200).Stroke(Drawing.Seven, 30, 20, 140, 14).Picture));
    }

    [Fact]
    public void EvenRegions_Find_ColourPartsWhatLightnessDoesNot()
    {
        // Red and green of the same lightness, and a digit on the green.
        ColorPicture picture = new ColorDrawing(160, 120, 0xFF0000)
            .Rectangle(40, 20, 120, 100, 0x008300).Digit(0, 50, 30, 60, 0xFFFFFF).Picture;
        AssertNear(new PixelBox(40, 20, 120, 100), Assert.Single(EvenRegions.Find(TonePicture.Of(picture), Most)).Box, 1);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(6, 3)]
    public void EvenRegions_Find_GivesTheLargestFirstAndNoMoreThanAsked(int most, int expected)
    {
        GrayPicture panels = new Drawing(320, 160, 80)
            .Rectangle(10, 40, 80, 120, 220).Stroke(Drawing.Seven, 20, 50, 50, 6, 20)
            .Rectangle(100, 10, 210, 150, 220).Stroke(Drawing.Seven, 110, 40, 80, 8, 20)
            .Rectangle(226, 30, 310, 130, 220).Stroke(Drawing.Seven, 235, 50, 60, 7, 20).Picture;
        List<EvenRegion> found = EvenRegions.Find(TonePicture.Of(panels), most);
        Assert.Equal(((int[])[50, 113, 5]).Take(expected), found.Select(region => region.Box.Left));
    }

    private static Drawing Desk() => new Drawing(320, 240, 90).Polygon(Drawing.Sheet, 235).Stroke(Drawing.Seven, 100, 66, 120, 10, 30);

    private static List<EvenRegion> Find(GrayPicture picture) => EvenRegions.Find(TonePicture.Of(picture), Most);

    private static void AssertFound(PixelBox expected, List<EvenRegion> regions) => Assert.Contains(
        regions,
        region => region.Box.With(expected).LongerSide <= expected.LongerSide + 3 && region.Box.Width > expected.Width - 4);

    private static void AssertNear(PixelBox expected, PixelBox actual, int cells)
    {
        Assert.InRange(actual.Left, expected.Left - cells, expected.Left + cells);
        Assert.InRange(actual.Top, expected.Top - cells, expected.Top + cells);
        Assert.InRange(actual.Right, expected.Right - cells, expected.Right + cells);
        Assert.InRange(actual.Bottom, expected.Bottom - cells, expected.Bottom + cells);
    }
}
