using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Tests.Imaging;

public sealed class ColorDistanceTests
{
    [Fact]
    public void ColorDistance_Of_ShowsInkThatIsAsLightAsItsPaper()
    {
        // Both have a luminance of 77.
        GrayPicture? distance = ColorDistance.Of(new ColorDrawing(100, 80, 0xFF0000).Rectangle(40, 20, 60, 70, 0x008300).Picture);
        Assert.NotNull(distance);
        Assert.Equal((100, 80), (distance.Width, distance.Height));
        Assert.Equal((255, 0), (distance.Row(5)[5], distance.Row(40)[50]));
    }

    [Fact]
    public void ColorDistance_Of_ThePaperIsWhatTheBorderShows()
    {
        // The blue plate is most of the picture; the border is still green.
        GrayPicture? distance = ColorDistance.Of(new ColorDrawing(80, 80, 0x30C030).Rectangle(8, 8, 72, 72, 0x3030C0).Picture);
        Assert.NotNull(distance);
        Assert.Equal(255, distance.Row(0)[40]);
        Assert.InRange(distance.Row(40)[40], 0, 60);
    }

    [Theory]
    [InlineData(0xC8C8C8, 0x202020)]
    [InlineData(0xC8C0B4, 0x281E14)]
    public void ColorDistance_Of_HasNothingToSayWithoutColours(int paper, int ink) =>
        Assert.Null(ColorDistance.Of(new ColorDrawing(40, 40, paper).Rectangle(15, 5, 25, 35, ink).Picture));
}
