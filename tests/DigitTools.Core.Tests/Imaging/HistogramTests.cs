using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

public sealed class HistogramTests
{
    [Fact]
    public void Histogram_Otsu_SplitsTwoHeaps()
    {
        int[] counts = new int[256];
        counts[20] = 500;
        counts[30] = 300;
        counts[180] = 40;
        counts[200] = 60;
        Assert.InRange(Histogram.Otsu(counts), 30, 179);
    }

    [Fact]
    public void Histogram_Percentile_IsTheLevelReached()
    {
        int[] counts = new int[256];
        counts[10] = 1;
        counts[20] = 1;
        counts[30] = 2;
        Assert.Equal([10, 20, 30, 30], new[] { 0.25, 0.5, 0.51, 1 }.Select(part => Histogram.Percentile(counts, part)));
        Assert.Equal(0, Histogram.Percentile(new int[256], 0.5));
    }
}
