using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

public sealed class SideBySideTests
{
    [Fact]
    public void SideBySide_IsSeen_OnlyWhereTallPiecesStandBesideEachOther()
    {
        Assert.True(SideBySide.IsSeen(new Drawing(28, 28, 0).Rectangle(4, 6, 7, 22, 255).Rectangle(14, 8, 20, 20, 255).Raster));
        Assert.False(SideBySide.IsSeen(new Drawing(28, 28, 0).Rectangle(4, 6, 7, 22, 255).Rectangle(14, 16, 20, 20, 255).Raster));
        Assert.False(SideBySide.IsSeen(new Drawing(28, 28, 0).Rectangle(4, 4, 20, 8, 255).Rectangle(6, 12, 9, 24, 255).Raster));
        Assert.False(SideBySide.IsSeen(new Drawing(28, 28, 0).Raster));
    }
}
