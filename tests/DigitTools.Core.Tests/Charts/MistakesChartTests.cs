using DigitTools.Core.Charts;
using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Charts;

public sealed class MistakesChartTests : ChartFolder
{
    [Theory]
    [InlineData(0, 464)]
    [InlineData(1, 464)]
    [InlineData(11, 728)]
    [InlineData(300, 1784)]
    public void MistakesChart_Write_AnyNumberOfMistakesGrowsWithTheRows(int count, int height)
    {
        PngPicture chart = Drawn(path => MistakesChart.Write(path, ChartData.Mistakes(count), ChartData.Picture, "title"));
        Assert.Equal((2064, height), (chart.Width, chart.Height));
    }

    [Fact]
    public void MistakesChart_Write_MistakesDrawsEachOneByItsIndex()
    {
        Mistake[] mistakes = ChartData.Mistakes(3);
        var asked = new List<int>();
        PngPicture chart = Drawn(path => MistakesChart.Write(path, mistakes, i =>
        {
            asked.Add(i);
            return ChartData.Picture(i);
        }, "title", most: 2));
        Assert.Equal([0, 1], asked);
        Assert.Equal(0x000000, chart.Color(50, 180));
        Assert.Equal(0xFFFFFF, chart.Color(48 + 9 * 6, 176 + 14 * 6));
        // The third place stays empty.
        Assert.Equal(-1, chart.Ink(440, 170, 700, 440).Right);
    }

    [Fact]
    public void MistakesChart_Write_LongAndForeignNamesStayUnderTheirPicture()
    {
        string[] names = [new string('n', 200) + ".png", "手書き数字.png", "😀.jpg"];
        PngPicture chart = Drawn(
            path => MistakesChart.Write(path, ChartData.Mistakes(1, i => "/scans/" + names[i]), ChartData.Picture, "title"), "1.png");
        Assert.InRange(chart.Ink(0, 388, chart.Width, 440).Right, 180, 48 + 168);
        PngPicture three = Drawn(
            path => MistakesChart.Write(path, ChartData.Mistakes(3, i => names[i]), ChartData.Picture, "title"), "3.png");
        Assert.True(three.Width > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(MistakesChart.Limit + 1)]
    public void MistakesChart_Write_MostOutOfRangeIsRefused(int most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MistakesChart.Write(File(), [], ChartData.Picture, "title", most));

    [Fact]
    public void MistakesChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => MistakesChart.Write(path, ChartData.Mistakes(2), ChartData.Picture, "title"));
}
