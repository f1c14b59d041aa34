using DigitTools.Core.Charts;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Charts;

public sealed class TextMistakesChartTests : ChartFolder
{
    [Theory]
    [InlineData(0, 288)]
    [InlineData(4, 288)]
    [InlineData(5, 476)]
    [InlineData(100, 2920)]
    public void TextMistakesChart_Write_AnyNumberOfMistakesGrowsWithTheRows(int count, int height)
    {
        PngPicture chart = Drawn(path => TextMistakesChart.Write(path, Mistakes(count), "title", scale: 1));
        Assert.Equal((1032, height), (chart.Width, chart.Height));
    }

    [Fact]
    public void TextMistakesChart_Write_ShowsThePictureWithABoxForEachDigit()
    {
        PngPicture chart = Drawn(path => TextMistakesChart.Write(path, Mistakes(1), "title"));
        // The field of the tile, the picture in it, and the side of a box that is sure.
        Assert.Equal(0xF5F7F8, chart.Color(60, 190));
        int[] row = [.. Enumerable.Range(48, 468).Select(x => chart.Color(x, 310))];
        Assert.Contains(0x2050A0, row);
        Assert.Contains(0x0072B2, row);
    }

    [Fact]
    public void TextMistakesChart_Write_LongTextsAndNamesStayBelowTheirPicture()
    {
        TextMistake mistake = Mistakes(1)[0];
        string digits = string.Concat(Enumerable.Repeat("12345/", 40));
        PngPicture chart = Drawn(path => TextMistakesChart.Write(
            path, [mistake with { Actual = digits, Predicted = digits, Name = new string('n', 300) }], "title"));
        Assert.InRange(chart.Ink(0, 412, chart.Width, 560).Right, 500, 48 + 468);
    }

    [Fact]
    public void TextMistakesChart_Write_APictureThatCannotBeReadLeavesAQuietField()
    {
        PngPicture chart = Drawn(path => TextMistakesChart.Write(path, [Mistakes(1)[0] with { Open = () => null }], "title"));
        Assert.Equal(0xF5F7F8, chart.Color(60, 310));
    }

    [Fact]
    public void TextMistakesChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => TextMistakesChart.Write(path, Mistakes(2), "title"));

    private static TextMistake[] Mistakes(int count) => [.. Enumerable.Range(0, count).Select(i => new TextMistake(
        $"{i}.png", "12", "1", 0.9, [(1, 0.99, new Area(0.2f, 0.2f, 0.8f, 0.8f))], () => ChartData.Original(60, 40)))];
}
