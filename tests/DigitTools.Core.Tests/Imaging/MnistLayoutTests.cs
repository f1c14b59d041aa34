using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Tests.Imaging;

public sealed class MnistLayoutTests
{
    [Fact]
    public void MnistLayout_MatchesMostly_SeesThroughDirt()
    {
        Drawing Digit() => new Drawing(28, 28, 0).Rectangle(12, 6, 17, 22, 255);
        Assert.True(MnistLayout.MatchesMostly(Digit().Rectangle(0, 20, 28, 21, 120).Raster));
        Assert.True(MnistLayout.MatchesMostly(Digit().Rectangle(1, 1, 3, 3, 255).Raster));
        Assert.False(MnistLayout.MatchesMostly(new Drawing(28, 28, 0).Rectangle(12, 1, 17, 27, 255).Raster));
        Assert.False(MnistLayout.MatchesMostly(new Drawing(28, 28, 0).Rectangle(3, 4, 8, 24, 255).Raster));
    }

    [Fact]
    public void MnistLayout_Matches_OnlyWhereTheDigitSitsAsInMnist()
    {
        Assert.True(MnistLayout.Matches(new Drawing(28, 28, 0).Rectangle(12, 4, 17, 24, 255).Raster, 0));
        Assert.False(MnistLayout.Matches(new Drawing(28, 28, 0).Rectangle(9, 4, 14, 24, 255).Raster, 0));
        Assert.False(MnistLayout.Matches(new Drawing(28, 28, 0).Rectangle(12, 9, 17, 20, 255).Raster, 0));
        Assert.False(MnistLayout.Matches(new Drawing(28, 28, 0).Rectangle(12, 4, 17, 24, 90).Raster, 0));
        Assert.False(MnistLayout.Matches(new Drawing(30, 28, 0).Rectangle(12, 4, 17, 24, 255).Raster, 0));
    }
}
