using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Tests.Imaging;

public sealed class SlantTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2f, 0)]
    [InlineData(0.8f, 0.55)]
    [InlineData(-0.5f, -0.25)]
    [InlineData(3, 1)]
    public void Slant_Excess_IsWhatALineLeansTooFar(float slant, double excess)
    {
        Raster line = new Drawing(400, 140, 0).Stroke([new(0.5f - slant / 2, 1), new(0.5f + slant / 2, 0)], 150, 20, 100, 6, 255).Raster;
        var box = PixelBox.Above(line, 20);
        Assert.Equal(slant, Slant.Measure(line, box), 0.02 * Math.Max(1, Math.Abs(slant)));
        Assert.Equal(excess, Slant.Excess(Slant.Measure(line, box)), 0.02);
    }

    [Theory]
    [InlineData(0.8f)]
    [InlineData(-0.8f)]
    public void Slant_Straighten_LeavesTheUsualSlantAndAllInk(float slant)
    {
        Raster line = new Drawing(300, 140, 0).Stroke([new(0.5f - slant / 2, 1), new(0.5f + slant / 2, 0)], 100, 20, 100, 6, 255).Raster;
        var box = PixelBox.Above(line, 0);
        double excess = Slant.Excess(Slant.Measure(line, box));
        int width = Slant.Width(box, excess);
        byte[] pixels = [.. Enumerable.Repeat((byte)9, width * box.Height)];
        var straight = new Raster(width, box.Height, pixels);

        Slant.Straighten(line, box, excess, straight);

        Assert.Equal(0.25 * Math.Sign(slant), Slant.Measure(straight, new PixelBox(0, 0, width, box.Height)), 0.02);
        int all = pixels.Sum(p => p);
        Assert.Equal(line.Pixels.ToArray().Sum(p => p), all, 0.01 * all);
    }

    [Fact]
    public void Slant_Measure_OfALevelLineOrNothingIsNone()
    {
        Assert.Equal(0, Slant.Measure(new Drawing(40, 40, 0).Rectangle(5, 20, 35, 21, 255).Raster, new PixelBox(0, 0, 40, 40)));
        Assert.Equal(0, Slant.Measure(new Drawing(40, 40, 0).Raster, new PixelBox(0, 0, 40, 40)));
    }
}
