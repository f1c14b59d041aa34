using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

public sealed class BackgroundTests
{
    [Fact]
    public void Background_Remove_LeavesInkByTheLightItKeeps()
    {
        // The same ink, a third as bright as its paper, in light and in shadow.
        Raster picture = new Drawing(160, 160, 240).Rectangle(30, 30, 40, 130, 80).Rectangle(120, 30, 130, 130, 80).Shade(0.5).Raster;
        byte[] ink = new byte[160 * 160];
        Background.Remove(picture, new Raster(160, 160, ink));
        Assert.InRange(ink[80 * 160 + 35], 170, 186);
        Assert.InRange(ink[80 * 160 + 125], 170, 186);
        Assert.InRange(ink[80 * 160 + 80], Background.PaperLevel - 4, Background.PaperLevel + 4);
        Assert.InRange(ink[155 * 160 + 155], Background.PaperLevel - 4, Background.PaperLevel + 4);
    }
}
