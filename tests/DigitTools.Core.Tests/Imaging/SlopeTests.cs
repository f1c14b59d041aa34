using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

public sealed class SlopeTests
{
    [Fact]
    public void Slope_Fit_FindsThePlaneUnderInk()
    {
        byte[] pixels = new byte[16 * 12];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)(200 - 5 * (i % 16) + 2 * (i / 16));
        for (int y = 3; y < 9; y++) pixels.AsSpan(y * 16 + 4, 4).Clear();
        var slope = Slope.Fit(new Raster(16, 12, pixels));
        Assert.Equal(200, slope.Level, 1);
        Assert.Equal(-5, slope.Across, 1);
        Assert.Equal(2, slope.Down, 1);
    }
}
