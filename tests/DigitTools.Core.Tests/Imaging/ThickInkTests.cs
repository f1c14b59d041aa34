using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Tests.Imaging;

public sealed class ThickInkTests
{
    [Fact]
    public void ThickInk_Open_LeavesWhatIsTwoPixelsWide()
    {
        byte[] ink =
        [
            9, 9, 0, 0, 0,
            9, 8, 7, 7, 7,
            0, 0, 0, 9, 6,
            5, 0, 0, 0, 0,
        ];
        byte[] open = new byte[20];
        ThickInk.Open(new Raster(5, 4, ink), new Raster(5, 4, open));
        Assert.Equal([8, 8, 0, 0, 0, 8, 8, 0, 6, 6, 0, 0, 0, 6, 6, 0, 0, 0, 0, 0], open);
    }

    [Fact]
    public void ThickInk_TryKeep_LeavesADigitInPlaceUnderAZigzag()
    {
        Drawing Digit(int left) => new Drawing(28, 28, 0).Rectangle(left, 5, left + 4, 23, 255);
        Vector2[] zigzag = [.. Enumerable.Range(0, 13).Select(i => new Vector2(i / 12f, i % 2 == 0 ? 0.86f : 0.97f))];
        byte[] digit = new byte[784];
        Assert.True(ThickInk.TryKeep(Digit(12).Stroke(zigzag, 0, 0, 28, 0.9f, 255).Raster, digit));
        Assert.Equal(new PixelBox(12, 5, 16, 23), PixelBox.Above(new Raster(28, 24, digit.AsSpan(0, 28 * 24)), 200));
        Assert.Equal(-1, digit.AsSpan(25 * 28).IndexOfAnyExcept((byte)0));

        Assert.False(ThickInk.TryKeep(Digit(2).Stroke(zigzag, 0, 0, 28, 0.9f, 255).Raster, digit));
        Assert.False(ThickInk.TryKeep(new Drawing(28, 28, 0).Stroke(zigzag, 0, 0, 28, 0.9f, 255).Raster, digit));
    }
}
