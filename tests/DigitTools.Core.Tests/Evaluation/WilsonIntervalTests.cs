using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Evaluation;

public sealed class WilsonIntervalTests
{
    /// <summary>
    /// The examples of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    /// </summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void WilsonInterval_Of_GivesPublishedValues(int successes, int trials, double low, double high)
    {
        (double actualLow, double actualHigh) = WilsonInterval.Of(successes, trials);
        Assert.Equal(low, actualLow, 0.00005);
        Assert.Equal(high, actualHigh, 0.00005);
    }

    [Fact]
    public void WilsonInterval_Of_IsSymmetricAndStaysWithin0And1()
    {
        foreach (int trials in (int[])[1, 3, 20, 10_000])
        {
            (double noneLow, double noneHigh) = WilsonInterval.Of(0, trials);
            (double allLow, double allHigh) = WilsonInterval.Of(trials, trials);
            Assert.Equal(0, noneLow);
            Assert.Equal(1, allHigh);
            Assert.Equal(1 - noneHigh, allLow, 1e-12);
        }
    }
}
