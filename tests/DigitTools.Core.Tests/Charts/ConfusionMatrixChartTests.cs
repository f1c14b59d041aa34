using DigitTools.Core.Charts;
using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Charts;

public sealed class ConfusionMatrixChartTests : ChartFolder
{
    private const int Right = 0xD6E8F4;
    private const int Zero = 0xF5F7F8;
    private const int Few = 0xFFE3C2;

    [Fact]
    public void ConfusionMatrixChart_Write_SomeErrorsColorsEachKindOfCell()
    {
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation((4, 9, 1), (7, 2, 40)), "title"));
        Assert.Equal((1708, 1784), (chart.Width, chart.Height));
        Assert.Equal(Right, Cell(chart, 3, 3));
        Assert.Equal(Zero, Cell(chart, 3, 4));
        Assert.Equal(Few, Cell(chart, 4, 9));
        Assert.Equal(0xC24A00, Cell(chart, 7, 2));
    }

    [Fact]
    public void ConfusionMatrixChart_Write_OneErrorAtMostIsNotShownAsMany()
    {
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation((4, 9, 1)), "title"));
        Assert.Equal(Few, Cell(chart, 4, 9));
    }

    [Fact]
    public void ConfusionMatrixChart_Write_NoErrorsAndAMissingDigitIsDrawn()
    {
        DigitEvaluation evaluation = ChartData.Evaluation();
        evaluation.ConfusionMatrix[8][8] = 0;
        evaluation = evaluation with
        {
            PerClass = [.. evaluation.PerClass.Select(c => c.Digit == 8 ? new ClassMetrics(8, 0, 0, 0, 0) : c)],
        };
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, evaluation, new string('w', 300)));
        // A digit that never occurs has nothing that was read right.
        Assert.Equal(Zero, Cell(chart, 8, 8));
        Assert.Equal(Right, Cell(chart, 7, 7));
        Assert.True(chart.Ink(0, 98, chart.Width, 140).Right <= chart.Width - 48);
    }

    [Fact]
    public void ConfusionMatrixChart_Write_MistakeMadeTwiceIsNamedInTheCaption()
    {
        PngPicture once = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation((4, 9, 1)), "title"), "1.png");
        PngPicture often = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation((4, 9, 3)), "title"), "3.png");
        Assert.True(often.Ink(48, 98, often.Width, 132).Right > once.Ink(48, 98, once.Width, 132).Right + 300);
    }

    [Theory]
    [InlineData(1, 854, 892)]
    [InlineData(3, 2562, 2676)]
    public void ConfusionMatrixChart_Write_ScaleMultipliesTheSizeAndKeepsTheLayout(int scale, int width, int height)
    {
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation(), "title", scale));
        Assert.Equal((width, height), (chart.Width, chart.Height));
        Assert.Equal(Right, chart.Color(88 * scale, 136 * scale));
        Assert.Equal(Zero, chart.Color((88 + 66) * scale, 136 * scale));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void ConfusionMatrixChart_Write_ScaleOutOfRangeIsRefused(int scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrixChart.Write(File(), ChartData.Evaluation(), "title", scale));

    [Fact]
    public void ConfusionMatrixChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation(), "title"));

    /// <summary>Colour near the upper left corner of a cell, where no number is.</summary>
    private static int Cell(PngPicture chart, int actual, int read) => chart.Color(176 + read * 132, 272 + actual * 132);
}
