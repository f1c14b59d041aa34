using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Tests.Imaging.Grids;

public sealed class CellRulesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(12)]
    public void Inside_ACellThatIsAllRule_HasAPixel(int side)
    {
        var ink = new BytePlane(40, 40);
        Array.Fill(ink.Pixels, byte.MaxValue);
        PixelBox box = new(10, 10, 10 + side, 10 + side), inner = CellRules.Inside(ink, box, reach: 20);
        Assert.True(inner.Width >= 1 && inner.Height >= 1, $"{inner} of {box}");
        Assert.True(inner.Left >= box.Left && inner.Top >= box.Top && inner.Right <= box.Right && inner.Bottom <= box.Bottom);
    }

    [Fact]
    public void Inside_ACellWithRules_EndsAtThem()
    {
        var ink = new BytePlane(60, 60);
        PixelBox box = new(10, 10, 50, 50);
        for (int i = 0; i < 60; i++)
        {
            // Two pixels to each side of the middle of a rule.
            for (int k = 8; k < 12; k++) ink.Pixels[k * 60 + i] = ink.Pixels[i * 60 + k] = 200;
            for (int k = 48; k < 52; k++) ink.Pixels[k * 60 + i] = ink.Pixels[i * 60 + k] = 200;
        }

        Assert.Equal(new PixelBox(13, 13, 47, 47), CellRules.Inside(ink, box, reach: 5));
    }
}
