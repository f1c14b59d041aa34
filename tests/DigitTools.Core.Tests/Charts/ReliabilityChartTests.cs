using DigitTools.Core.Charts;
using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Charts;

public sealed class ReliabilityChartTests : ChartFolder
{
    [Fact]
    public void Write_SomeErrors_DrawsAllPanels()
    {
        PngPicture chart = Drawn(path => ReliabilityChart.Write(path, ChartData.Evaluation((4, 9, 30)), "title"));
        Assert.Equal((2160, 1240), (chart.Width, chart.Height));
        Assert.Contains(0xAFD3E8, Colors(chart, 180, 1050, 600));
        Assert.Contains(0xB9C3CC, Colors(chart, 180, 1050, 1130));
        Assert.Contains(0xD55E00, Colors(chart, 1260, 2100, 1100));
    }

    [Fact]
    public void Write_NoErrors_HasNoErrorBars()
    {
        PngPicture chart = Drawn(path => ReliabilityChart.Write(path, ChartData.Evaluation(), "title"));
        Assert.DoesNotContain(0xD55E00, Colors(chart, 1260, 2100, 1100));
    }

    [Fact]
    public void Write_OnePicture_IsDrawn()
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
    public void Write_SeveralThreads_GivesTheSameFiles()
    {
        DigitEvaluation evaluation = ChartData.Evaluation((1, 7, 12));
        ReliabilityChart.Write(File("first.png"), evaluation, "title");
        byte[] expected = System.IO.File.ReadAllBytes(File("first.png"));
        Parallel.For(0, 8, i => ReliabilityChart.Write(File($"{i}.png"), evaluation, "title"));
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(expected, System.IO.File.ReadAllBytes(File($"{i}.png"))));
    }

    [Fact]
    public void Write_TargetIsAFolder_IsNotWritable() =>
        AssertNotWritable(path => ReliabilityChart.Write(path, ChartData.Evaluation(), "title"));

    private static HashSet<int> Colors(PngPicture chart, int left, int right, int y) =>
        [.. Enumerable.Range(left, right - left).Select(x => chart.Color(x, y))];
}
