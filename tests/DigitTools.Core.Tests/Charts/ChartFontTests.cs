using DigitTools.Core.Charts;

namespace DigitTools.Core.Tests.Charts;

/// <summary>
/// Text comes from the shipped typeface, on machines with fonts of their own and on those without:
/// another typeface would draw these words in another width.
/// </summary>
public sealed class ChartFontTests : ChartFolder
{
    [Fact]
    public void ChartFont_Headline_AnyMachineHasTheWidthOfTheShippedBold()
    {
        PngPicture chart = Drawn(path => MistakesChart.Write(path, [], ChartData.Picture, "caption"));
        (int left, _, int right, _) = chart.Ink(0, 40, chart.Width, 96);
        Assert.InRange(right - left, 231, 235);
    }

    [Fact]
    public void ChartFont_AxisName_AnyMachineHasTheWidthOfTheShippedRegular()
    {
        PngPicture chart = Drawn(path => ReliabilityChart.Write(path, ChartData.Evaluation(), "title"));
        (int left, _, int right, _) = chart.Ink(160, 1180, 1060, 1216);
        Assert.InRange(right - left, 122, 124);
    }
}
