using DigitTools.Core.Charts;
using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Charts;

public sealed class ConfusionMatrixChartTests : ChartFolder
{
    private const int Right = 0xD6E8F4;
    private const int Zero = 0xF5F7F8;
    private const int Few = 0xFFE3C2;

    [Fact]
    public void Write_SomeErrors_ColorsEachKindOfCell()
    {
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation((4, 9, 1), (7, 2, 40)), "title"));
        Assert.Equal((1708, 1784), (chart.Width, chart.Height));
        Assert.Equal(Right, Cell(chart, 3, 3));
        Assert.Equal(Zero, Cell(chart, 3, 4));
        Assert.Equal(Few, Cell(chart, 4, 9));
        Assert.Equal(0xC24A00, Cell(chart, 7, 2));
    }

    [Fact]
    public void Write_OneErrorAtMost_IsNotShownAsMany()
    {
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation((4, 9, 1)), "title"));
        Assert.Equal(Few, Cell(chart, 4, 9));
    }

    [Fact]
    public void Write_NoErrorsAndAMissingDigit_IsDrawn()
    {
        DigitEvaluation evaluation = ChartData.Evaluation();
        evaluation.ConfusionMatrix[8][8] = 0;
        evaluation = evaluation with
        {
            PerClass = [.. evaluation.PerClass.Select(c => c.Digit == 8 ? new ClassMetrics(8, 0, 0, 0, 0) : c)],
        };
        PngPicture chart = Drawn(path => ConfusionMatrixChart.Write(path, evaluation, new string('w', 300)));
        Assert.Equal(Right, Cell(chart, 8, 8));
        Assert.True(chart.Ink(0, 98, chart.Width, 140).Right <= chart.Width - 48);
    }

    [Fact]
    public void Write_TargetIsAFolder_IsNotWritable() =>
        AssertNotWritable(path => ConfusionMatrixChart.Write(path, ChartData.Evaluation(), "title"));

    /// <summary>Colour near the upper left corner of a cell, where no number is.</summary>
    private static int Cell(PngPicture chart, int actual, int read) => chart.Color(176 + (read * 132), 272 + (actual * 132));
}
