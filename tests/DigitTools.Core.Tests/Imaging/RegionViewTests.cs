using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Tests.Imaging;

public sealed class RegionViewTests
{
    [Fact]
    public void RegionView_Cut_PutsTheRegionsOwnPaperAroundIt()
    {
        GrayPicture view = Cut(new Drawing(320, 240, 90).Polygon(Drawing.Sheet, 235).Stroke(Drawing.Seven, 100, 66, 120, 10, 30));
        Assert.InRange(view.Width, 196, 206);
        Assert.InRange(view.Height, 182, 192);
        foreach (int corner in (int[])[0, view.Width - 1, (view.Height - 1) * view.Width, view.Pixels.Length - 1])
            Assert.InRange(view.Pixels[corner], 234, 236);
    }

    [Fact]
    public void RegionView_Cut_KeepsTheInkAsItIs()
    {
        Drawing paper = new Drawing(320, 240, 235).Stroke(Drawing.Seven, 100, 66, 120, 10, 30);
        GrayPicture view = Cut(new Drawing(320, 240, 90).Rectangle(60, 40, 260, 220, 235).Stroke(Drawing.Seven, 100, 66, 120, 10, 30));
        Assert.Equal((200, 180), (view.Width, view.Height));
        for (int y = 0; y < view.Height; y++) Assert.Equal(paper.Picture.Row(y + 40).Slice(60, view.Width), view.Row(y));
    }

    [Fact]
    public void RegionView_Cut_LightThatFallsOffMakesNoEdge()
    {
        Drawing desk = new Drawing(320, 240, 90).Polygon(Drawing.Sheet, 235).Rectangle(140, 100, 150, 150, 30);
        GrayPicture view = Cut(desk.Shade(0.5));
        for (int y = 1; y < view.Height; y++)
        {
            bool isInk = y is > 55 and < 135;
            for (int x = 1; x < view.Width && !isInk; x++)
            {
                int here = view.Row(y)[x], beside = Math.Abs(here - view.Row(y)[x - 1]), above = Math.Abs(here - view.Row(y - 1)[x]);
                Assert.True(Math.Max(beside, above) < 5, $"{x}, {y}: {beside}, {above}");
            }
        }
    }

    [Fact]
    public void RegionView_Cut_KnowsWhatIsWrittenByThePaperAroundIt()
    {
        // The sheet is dark along most of its border, and light where it is written on.
        Drawing sheet = new Drawing(320, 240, 30).Rectangle(40, 20, 280, 220, 235).Stroke(Drawing.Seven, 70, 30, 60, 6, 150).Shade(0.4);
        Assert.Equal(Polarity.DarkOnLight, CutOf(sheet, 40, 280).Polarity);
        Drawing panel = new Drawing(320, 240, 250).Rectangle(40, 20, 280, 220, 60).Stroke(Drawing.Seven, 100, 60, 100, 10, 240);
        Assert.Equal(Polarity.LightOnDark, CutOf(panel, 40, 280).Polarity);
    }

    private static GrayPicture Cut(Drawing drawing) => CutOf(drawing, 60, 262).Picture;

    /// <summary>Of the regions of the picture the one whose box is most like that of the sheet, in pixels.</summary>
    private static (GrayPicture Picture, Polarity Polarity) CutOf(Drawing drawing, int left, int right)
    {
        GrayPicture picture = drawing.Picture;
        List<EvenRegion> regions = EvenRegions.Find(TonePicture.Of(picture), most: 6);
        return RegionView.Cut(
            picture, regions.MinBy(region => Math.Abs(2 * region.Box.Left - left) + Math.Abs(2 * region.Box.Right - right))!);
    }
}
