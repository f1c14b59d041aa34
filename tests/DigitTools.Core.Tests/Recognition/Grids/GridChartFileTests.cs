using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition.Grids;

public sealed class GridChartFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GridChartFile_Write_GridsStandOneUnderTheOther()
    {
        DrawnSheet first = new DrawnSheet(2, 4, 60, 60).With(1, 1, "7").WithRest();
        DrawnSheet second = new DrawnSheet(1, 8, 60, 60, grid: 2).With(1, 1, "3", 0.5, RecognitionStatus.Rejected).WithRest();

        int one = Height(DrawnSheet.Result("a.png", first)), two = Height(DrawnSheet.Result("a.png", second));

        // Each has a title where there are several.
        Assert.Equal(one + two - 132 + 20 + 2 * 24, Height(DrawnSheet.Result("a.png", first, second)));
    }

    [Fact]
    public void GridChartFile_Write_PartsOfOnePictureAreShownInItOnce()
    {
        DrawnSheet sheet = new DrawnSheet(1, 4, 60, 60).With(1, 1, "7").WithRest();
        GridResult one = DrawnSheet.Result("a.png", sheet);
        GridResult two = one with { Sheets = [one.Sheets[0], one.Sheets[0] with { Grid = 2 }] };
        Assert.Equal(Height(one), Height(two));
    }

    [Fact]
    public void GridChartFile_Write_WithoutPicturesOfSheetsThereIsOnlyTheHeadline()
    {
        GridResult result = DrawnSheet.Result("a.png", new DrawnSheet(1, 4, 60, 60).With(1, 1, "7"));
        Assert.Equal(132, Height(result with { Sheets = [result.Sheets[0] with { Picture = null }] }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GridChartFile_Write_FieldsWithoutNamesAreKnownByTheirFreePlace(bool isFree)
    {
        // Full of ink: the label of a field is outside, that of a cell has to hide some.
        var first = new PixelBox(100, 100, 160, 160);
        PixelBox second = isFree ? new PixelBox(100, 260, 160, 320) : new PixelBox(100, 160, 160, 220);
        GridResult result = DrawnSheet.Result(
            "a.png", new DrawnSheet(1, 1, 800, 400).WithField("", first, "7").WithField("", second, "7"));
        GrayPicture picture = result.Sheets[0].Picture!;
        for (int y = first.Top; y < first.Bottom; y++) picture.Pixels.AsSpan(y * picture.Width + first.Left, first.Width).Clear();
        GridChartFile.Write(_folder["chart.png"], result, scale: 1);

        var chart = PngPicture.Read(_folder["chart.png"]);
        float part = (chart.Width - 48f) / picture.Width;
        int left = (int)(24 + first.Left * part) + 5, row = (int)(84 + first.Top * part) + 8;
        Assert.Equal(!isFree, Enumerable.Range(left, 8).Any(x => chart.Color(x, row) >> 16 > 200));
    }

    private int Height(GridResult result)
    {
        GridChartFile.Write(_folder["chart.png"], result, scale: 1);
        return PngPicture.Read(_folder["chart.png"]).Height;
    }
}
