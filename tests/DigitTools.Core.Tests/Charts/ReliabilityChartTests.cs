using DigitTools.Core.Charts;
using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Charts;

public sealed class ReliabilityChartTests : ChartFolder
{
    [Fact]
    public void ReliabilityChart_Write_SomeErrorsDrawsAllPanels()
    {
        PngPicture chart = Drawn(path => ReliabilityChart.Write(path, ChartData.Evaluation((4, 9, 30)), "title"));
        Assert.Equal((2160, 1240), (chart.Width, chart.Height));
        Assert.Contains(0xAFD3E8, Colors(chart, 180, 1050, 600));
        Assert.Contains(0xB9C3CC, Colors(chart, 180, 1050, 1130));
        Assert.Contains(0xD55E00, Colors(chart, 1260, 2100, 1100));
    }

    [Fact]
    public void ReliabilityChart_Write_NoErrorsHasNoErrorBars()
    {
        PngPicture chart = Drawn(path => ReliabilityChart.Write(path, ChartData.Evaluation(), "title"));
        Assert.DoesNotContain(0xD55E00, Colors(chart, 1260, 2100, 1100));
        Assert.Contains(0xF5F7F8, Colors(chart, 1260, 2100, 1100));
    }

    [Fact]
    public void ReliabilityChart_Write_AllWrongShowsWholePointsAtZero()
    {
        DigitEvaluation evaluation = ChartData.Evaluation((4, 9, 30)) with { Reliability = [new ReliabilityBin(0.4, 0.6, 10, 0.5, 0)] };
        PngPicture chart = Drawn(path => ReliabilityChart.Write(path, evaluation, "title"));
        // The point's own rows above and below its middle, and nothing of another blue in between.
        int[] rows = [.. Enumerable.Range(700, 110).Where(y => Colors(chart, 500, 700, y).Contains(0x0072B2))];
        int width(int y) => Enumerable.Range(500, 200).Count(x => chart.Color(x, y) == 0x0072B2);
        int middle = rows.MaxBy(width);
        Assert.True(width(middle) > 10);
        Assert.True(width(middle + 5) > 5);
    }

    [Fact]
    public void ReliabilityChart_Write_OnePictureIsDrawn()
    {
        DigitEvaluation evaluation = ChartData.Evaluation() with
        {
            Count = 1,
            Reliability = [new ReliabilityBin(0, 1, 1, 1, 1)],
            Coverage = [new CoveragePoint(0, 1, 1, 0, 0)],
        };
        Assert.Equal(2160, Drawn(path => ReliabilityChart.Write(path, evaluation, "title")).Width);
    }

    [Fact]
    public void ReliabilityChart_Write_SeveralThreadsGivesTheSameFiles()
    {
        DigitEvaluation evaluation = ChartData.Evaluation((1, 7, 12));
        ReliabilityChart.Write(File("first.png"), evaluation, "title");
        byte[] expected = System.IO.File.ReadAllBytes(File("first.png"));
        Parallel.For(0, 8, i => ReliabilityChart.Write(File($"{i}.png"), evaluation, "title"));
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(expected, System.IO.File.ReadAllBytes(File($"{i}.png"))));
    }

    [Fact]
    public void ReliabilityChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => ReliabilityChart.Write(path, ChartData.Evaluation(), "title"));

    private static HashSet<int> Colors(PngPicture chart, int left, int right, int y) =>
        [.. Enumerable.Range(left, right - left).Select(x => chart.Color(x, y))];
}
