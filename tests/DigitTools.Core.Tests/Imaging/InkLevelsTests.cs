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

    [Fact]
    public void InkLevels_Measure_InkOfOneLevelIsFullInk()
    {
        // As a scanner makes black and white, or a drawing without soft edges.
        var levels = InkLevels.Measure(new Drawing(60, 60, 24).Rectangle(20, 10, 30, 50, 228).Raster);
        Assert.Equal(new InkLevels(Paper: 24, Noise: 29, Edge: 24 + (228 - 24) * 2 / 5, Full: 228), levels);
    }

    [Fact]
    public void InkLevels_OfFainter_TakesWhatIsHalfAsStrongForInk()
    {
        InkLevels faint = new InkLevels(Paper: 20, Noise: 30, Edge: 100, Full: 220).OfFainter();
        Assert.Equal(new InkLevels(Paper: 20, Noise: 30, Edge: 60, Full: 120), faint);
        Assert.InRange(faint.Stroke, 31, 59);
        InkLevels noisy = new InkLevels(Paper: 20, Noise: 118, Edge: 119, Full: 120).OfFainter();
        Assert.Equal((119, 120), (noisy.Edge, noisy.Full));
    }
}
