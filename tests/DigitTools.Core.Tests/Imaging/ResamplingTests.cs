using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

public sealed class ResamplingTests
{
    [Fact]
    public void Resampling_Smaller_WeighsByArea()
    {
        byte[] target = new byte[2];
        Resampling.Resample(new Raster(3, 1, new byte[] { 0, 90, 240 }), new PixelBox(0, 0, 3, 1), new Raster(2, 1, target));
        Assert.Equal([30, 190], target);
    }

    [Fact]
    public void Resampling_SameSize_ChangesNothing()
    {
        byte[] source = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        byte[] target = new byte[4];
        Resampling.Resample(new Raster(3, 3, source), new PixelBox(1, 1, 3, 3), new Raster(2, 2, target));
        Assert.Equal([5, 6, 8, 9], target);
    }

    [Fact]
    public void Resampling_Larger_IsSmooth()
    {
        byte[] target = new byte[8];
        Resampling.Resample(new Raster(2, 1, new byte[] { 0, 200 }), new PixelBox(0, 0, 2, 1), new Raster(8, 1, target));
        Assert.Equal([0, 0, 25, 75, 125, 175, 200, 200], target);
    }
}
