using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

public sealed class InkLevelsTests
{
    [Fact]
    public void InkLevels_Measure_FaintLinesBesideInkAreNotFullInk()
    {
        var levels = InkLevels.Measure(new Drawing(100, 100, 0).Rectangle(0, 20, 100, 24, 50).Rectangle(50, 30, 56, 80, 220).Raster);
        Assert.Equal(220, levels.Full);
        Assert.InRange(levels.Edge, 51, 110);
        Assert.InRange(levels.Noise, 1, 20);
    }
}
