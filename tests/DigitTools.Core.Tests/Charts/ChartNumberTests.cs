using System.Globalization;
using DigitTools.Core.Charts;

namespace DigitTools.Core.Tests.Charts;

public sealed class ChartNumberTests
{
    [Theory]
    [InlineData(0.9972, "99.72 %")]
    [InlineData(1.0, "100.00 %")]
    [InlineData(0.99999, "> 99.99 %")]
    [InlineData(0.0, "0.00 %")]
    [InlineData(double.NaN, "–")]
    public void ChartNumber_Percent_TwoDecimalsNeverRoundsUpToAll(double fraction, string expected) =>
        Assert.Equal(expected, ChartNumber.Percent(fraction));

    [Fact]
    public void ChartNumber_Count_GermanMachineStaysEnglish()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("12,345 errors", ChartNumber.Count(12345, "error"));
            Assert.Equal("1 error", ChartNumber.Count(1, "error"));
            Assert.Equal("99.72 %", ChartNumber.Percent(0.9972));
            Assert.Equal("0.05", ChartNumber.Short(0.05));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
