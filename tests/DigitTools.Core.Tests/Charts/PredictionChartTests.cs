using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Charts;

public sealed class PredictionChartTests : ChartFolder
{
    private const int Blue = 0x0072B2;
    private const int Orange = 0xE69F00;

    [Fact]
    public void PredictionChart_Write_RecognizedShowsOriginalInputAndBars()
    {
        PngPicture chart = Drawn(path => PredictionChart.Write(path, ChartData.Panel()));
        Assert.Equal((1760, 704), (chart.Width, chart.Height));
        Assert.Equal(0x2050A0, chart.Color(272, 432));
        Assert.Equal(0xF5F7F8, chart.Color(272, 216));
        Assert.Equal(0x000000, chart.Color(568, 216));
        Assert.Equal(0xFFFFFF, chart.Color(560 + 9 * 16 + 8, 208 + 10 * 16 + 8));
        Assert.Equal(Blue, Bar(chart, 7));
        Assert.NotEqual(Blue, Bar(chart, 6));
    }

    [Fact]
    public void PredictionChart_Write_RejectedMarksTheSurestInAnotherColor()
    {
        PngPicture chart = Drawn(path => PredictionChart.Write(path, ChartData.Panel(headline: "Rejected: low confidence", digit: null)));
        Assert.Equal(Orange, Bar(chart, 7));
    }

    [Fact]
    public void PredictionChart_Write_NetDidNotRunMarksNothing()
    {
        PredictionPanel panel = ChartData.Panel(headline: "Empty: no ink", digit: null) with { Confidences = new double[10] };
        PngPicture chart = Drawn(path => PredictionChart.Write(path, panel));
        Assert.All(Enumerable.Range(0, 10), d => Assert.Equal(0xF5F7F8, Bar(chart, d)));
    }

    [Fact]
    public void PredictionChart_Write_OutlinesPaperAndInkInThePicture()
    {
        // The picture fills a square of 448 pixels at (48, 208).
        var outline = new PanelOutline(new Area(0.25f, 0.25f, 0.75f, 0.75f), new Area(0.375f, 0.375f, 0.625f, 0.625f), "dark ink");
        PredictionPanel panel = ChartData.Panel() with { Original = ChartData.Original(50, 50), Outline = outline };
        PngPicture chart = Drawn(path => PredictionChart.Write(path, panel));
        Assert.Equal((Blue, 0x2050A0, Blue), (chart.Color(160, 340), chart.Color(270, 340), chart.Color(383, 340)));
        // Ink is outlined by dashes, four long and three apart.
        Assert.InRange(Enumerable.Range(220, 105).Count(x => chart.Color(x, 376) == Blue), 50, 75);
        Assert.InRange(chart.Ink(300, 180, 520, 204).Right, 485, 497);
    }

    [Fact]
    public void PredictionChart_Write_WithoutOutlineThePictureIsAsItIs()
    {
        PredictionPanel panel = ChartData.Panel() with { Original = ChartData.Original(50, 50) };
        PngPicture chart = Drawn(path => PredictionChart.Write(path, panel));
        Assert.All(Enumerable.Range(60, 430), x => Assert.Equal(0x2050A0, chart.Color(x, 432)));
    }

    [Theory]
    [InlineData("手書き数字 ７.png")]
    [InlineData("👩‍👩‍👧‍👦 ✍️ seven 😀.png")]
    [InlineData("Zählerstand Łódź Việt e\u0301 ½ – × ° 7%.png")]
    [InlineData("line\nbreak\ttab\u0000.png")]
    [InlineData("half a pair \uD83D.png")]
    [InlineData("\uFFFE\uFDD0\U0010FFFF.png")]
    [InlineData("سبعة.png")]
    [InlineData("")]
    public void PredictionChart_Write_AnyNameIsDrawn(string name)
    {
        PngPicture chart = Drawn(path => PredictionChart.Write(path, ChartData.Panel(name)));
        Assert.Equal(name.Length > 0, chart.Ink(48, 98, 1200, 136).Right > 60);
    }

    [Theory]
    [InlineData(250, "x")]
    [InlineData(5000, "W")]
    [InlineData(300, "漢")]
    [InlineData(300, "😀")]
    [InlineData(300, "e\u0301\u0302")]
    public void PredictionChart_Write_LongNameIsShortenedToTheWidth(int count, string part)
    {
        string name = string.Concat(Enumerable.Repeat(part, count)) + "_end.png";
        PngPicture chart = Drawn(path => PredictionChart.Write(path, ChartData.Panel(name)));
        Assert.InRange(chart.Ink(48, 98, chart.Width, 136).Right, 1500, chart.Width - 48);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5000, 1)]
    [InlineData(1, 5000)]
    [InlineData(2000, 1500)]
    public void PredictionChart_Write_AnySizeOfOriginalFillsTheMiddleOfItsBox(int width, int height)
    {
        PredictionPanel panel = ChartData.Panel() with { Original = ChartData.Original(width, height) };
        PngPicture chart = Drawn(path => PredictionChart.Write(path, panel));
        Assert.Equal(0x2050A0, chart.Color(272, 432));
    }

    [Fact]
    public void PredictionChart_Write_WrongLengthsAreRefused()
    {
        PredictionPanel panel = ChartData.Panel();
        Assert.Throws<ArgumentException>(() => PredictionChart.Write(File(), panel with { Input = new byte[10] }));
        Assert.Throws<ArgumentException>(() => PredictionChart.Write(File(), panel with { Confidences = new double[9] }));
        Assert.Throws<ArgumentException>(
            () => PredictionChart.Write(File(), panel with { Original = new ColorPicture(2, 2, new byte[15]) }));
    }

    [Fact]
    public void PredictionChart_Write_SeveralThreadsGivesTheSameFiles()
    {
        PredictionChart.Write(File("first.png"), ChartData.Panel("手書き é.png"));
        byte[] expected = System.IO.File.ReadAllBytes(File("first.png"));
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            PredictionChart.Write(File($"{i}.png"), ChartData.Panel("手書き é.png")));
        Assert.All(Enumerable.Range(0, 24), i => Assert.Equal(expected, System.IO.File.ReadAllBytes(File($"{i}.png"))));
    }

    [Fact]
    public void PredictionChart_Write_TargetIsAFolderIsNotWritable() =>
        AssertNotWritable(path => PredictionChart.Write(path, ChartData.Panel()));

    /// <summary>Colour at the start of a confidence bar.</summary>
    private static int Bar(PngPicture chart, int digit) => chart.Color(1142, (int)(208 + (digit + 0.5) * 44.8));
}
