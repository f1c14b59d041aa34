using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Tests.Imaging;

public sealed class StrokeThicknessTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void StrokeThickness_Measure_IsTheWidthOfALine(int width)
    {
        byte[] pixels = new Drawing(60, 400, 0).Rectangle(20, 10, 20 + width, 390, 255).Picture.Pixels;
        Assert.InRange(StrokeThickness.Measure(new Raster(60, 400, pixels)), width - 0.6, width + 0.1);
    }

    [Fact]
    public void StrokeThickness_Thicken_AddsToEverySide()
    {
        byte[] pixels = new byte[81];
        pixels[40] = 255;
        StrokeThickness.Thicken(new Raster(9, 9, pixels), new Raster(9, 9, new byte[81]), 2);
        Assert.Equal(new PixelBox(2, 2, 7, 7), PixelBox.Above(new Raster(9, 9, pixels), 254));
        Assert.Equal(21, pixels.Count(pixel => pixel == 255));
    }
}
