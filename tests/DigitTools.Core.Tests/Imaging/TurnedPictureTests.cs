using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Tests.Imaging;

public sealed class TurnedPictureTests
{
    [Fact]
    public void TurnedPicture_Of_TurnsClockwiseAboutTheMiddle()
    {
        GrayPicture turned = TurnedPicture.Of(new Drawing(101, 81, 200).Rectangle(80, 38, 95, 43, 0).Picture, 90);
        Assert.Equal(new PixelBox(48, 70, 53, 81), Dark(turned));
    }

    [Fact]
    public void TurnedPicture_Of_GoesOnBeyondTheEdgesAsThePictureEnds()
    {
        GrayPicture turned = TurnedPicture.Of(new Drawing(120, 80, 180).Rectangle(50, 30, 70, 50, 0).Picture, 20);
        foreach (int corner in (int[])[0, 119, 79 * 120, 80 * 120 - 1]) Assert.Equal(180, turned.Pixels[corner]);
    }

    [Fact]
    public void TurnedPicture_Of_TurnedBackIsTheSameButForItsSoftEdges()
    {
        GrayPicture picture = new Drawing(160, 160).Stroke(Drawing.Seven, 40, 40, 80, 9).Picture;
        GrayPicture back = TurnedPicture.Of(TurnedPicture.Of(picture, 13), -13);
        Assert.InRange(picture.Pixels.Zip(back.Pixels, (one, other) => Math.Abs(one - other)).Average(), 0, 1);
    }

    [Fact]
    public void TurnedPicture_BoxOf_IsAroundWhereTheInkWas()
    {
        GrayPicture picture = new Drawing(200, 150, 255).Stroke([new(0.1f, 0.2f), new(0.9f, 0.3f)], 60, 20, 80, 6).Picture;
        PixelBox was = Dark(picture), box = TurnedPicture.BoxOf(Dark(TurnedPicture.Of(picture, -12)), 200, 150, 12);
        Assert.Equal(was, new PixelBox(
            Math.Max(was.Left, box.Left), Math.Max(was.Top, box.Top), Math.Min(was.Right, box.Right), Math.Min(was.Bottom, box.Bottom)));
        Assert.InRange(Vector2.Distance(Middle(was), Middle(box)), 0, 2);
    }

    private static Vector2 Middle(PixelBox box) => new((box.Left + box.Right) / 2f, (box.Top + box.Bottom) / 2f);

    private static PixelBox Dark(GrayPicture picture) => PixelBox.Above(
        new Raster(picture.Width, picture.Height, picture.Pixels.Select(pixel => (byte)(pixel < 100 ? 1 : 0)).ToArray()), 0);
}
