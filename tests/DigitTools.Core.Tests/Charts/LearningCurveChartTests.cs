using DigitTools.Core.Charts;
using DigitTools.Core.Model;

namespace DigitTools.Core.Tests.Charts;

public sealed class LearningCurveChartTests : ChartFolder
{
    private const int Orange = 0xE69F00;
    private const int Blue = 0x0072B2;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100)]
    public void LearningCurveChart_Write_AnyNumberOfEpochsHasItsSizeAndAHeadline(int count)
    {
        PngPicture chart = Drawn(path => LearningCurveChart.Write(path, ChartData.Epochs(count), "Small, MNIST"));
        Assert.Equal((2160, 1000), (chart.Width, chart.Height));
        Assert.True(chart.Ink(48, 40, 1200, 96).Right > 300);
    }

    [Fact]
    public void LearningCurveChart_Write_BothHalvesDrawsBothInBothPanels()
    {
        PngPicture chart = Drawn(path => LearningCurveChart.Write(path, ChartData.Epochs(20), "title"));
        foreach ((int left, int right) in new[] { (160, 1060), (1220, 2112) })
        {
            Assert.True(Count(chart, Orange, left, right) > 500);
            Assert.True(Count(chart, Blue, left, right) > 500);
        }
    }

    [Fact]
    public void LearningCurveChart_Write_NoValidationDrawsTrainingOnly()
    {
        TrainingEpoch[] epochs =
            [.. ChartData.Epochs(5).Select(e => e with { ValidationLoss = double.NaN, ValidationAccuracy = double.NaN })];
        PngPicture chart = Drawn(path => LearningCurveChart.Write(path, epochs, "title"));
        Assert.True(Count(chart, Orange, 0, chart.Width) > 500);
        Assert.Equal(0, Count(chart, Blue, 0, chart.Width));
    }

    [Fact]
    public void LearningCurveChart_Write_NothingButNaNDrawsEmptyPanels()
    {
        TrainingEpoch[] epochs = [.. ChartData.Epochs(2).Select(e => e with
        {
            TrainLoss = double.NaN, ValidationLoss = double.PositiveInfinity, ValidationAccuracy = double.NaN, TrainAccuracy = 0,
        })];
        PngPicture chart = Drawn(path => LearningCurveChart.Write(path, epochs, "title"));
        Assert.Equal(2160, chart.Width);
    }

    [Fact]
    public void LearningCurveChart_Write_PerfectAccuracyStaysInsideThePanel()
    {
        TrainingEpoch[] epochs = [.. ChartData.Epochs(4).Select(e => e with { ValidationAccuracy = 1, TrainLoss = 0 })];
        PngPicture chart = Drawn(path => LearningCurveChart.Write(path, epochs, "title"));
        Assert.True(Count(chart, Blue, 1220, 2112) > 500);
    }

    [Fact]
    public void LearningCurveChart_Write_OtherTitleOtherCaption()
    {
        PngPicture one = Drawn(path => LearningCurveChart.Write(path, ChartData.Epochs(2), "Small"), "1.png");
        PngPicture two = Drawn(path => LearningCurveChart.Write(path, ChartData.Epochs(2), "Large, " + new string('x', 500)), "2.png");
        Assert.True(one.Ink(48, 98, one.Width, 132).Right < 200);
        Assert.InRange(two.Ink(48, 98, two.Width, 132).Right, 1900, two.Width - 40);
    }

    [Fact]
    public void LearningCurveChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => LearningCurveChart.Write(path, ChartData.Epochs(2), "title"));

    /// <summary>Pixels of one colour below the legend.</summary>
    private static int Count(PngPicture chart, int color, int left, int right)
    {
        int count = 0;
        for (int y = 250; y < chart.Height; y++)
        {
            for (int x = left; x < right; x++) count += chart.Color(x, y) == color ? 1 : 0;
        }

        return count;
    }
}
