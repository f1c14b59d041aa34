using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PaperToneTests
{
    [Theory]
    [InlineData(255, 0, false)]
    [InlineData(0, 255, true)]
    [InlineData(90, 120, true)]
    public void PaperTone_Auto_GoesByTheBorder(byte paper, byte ink, bool dark) =>
        Assert.Equal(dark, PaperTone.IsDark(new Drawing(40, 40, paper).Rectangle(10, 5, 30, 35, ink).Raster, Polarity.Auto));

    [Fact]
    public void PaperTone_BlackFrame_IsNotPaper() =>
        Assert.False(PaperTone.IsDark(new Drawing(40, 40, 0).Rectangle(1, 1, 39, 39, 255).Rectangle(18, 10, 22, 30).Raster, Polarity.Auto));
}
