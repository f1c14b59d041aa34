using System.Text;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class ChartNamesTests
{
    [Fact]
    public void ChartNames_Next_GivesEveryPictureANameOfItsOwn()
    {
        string folder = Path.Combine(Path.GetTempPath(), "charts");
        var names = new ChartNames(folder);
        string[] pictures = ["/x/a.png", "/y/a.jpg", "/y/A.png", "/x/a-2.png", "/x/b [1].png", "/x/no-extension"];
        string[] given = [.. pictures.Select(names.Next)];
        string[] expected = ["a", "y-a", "y-A-2", "a-2", "b [1]", "no-extension"];
        Assert.Equal(expected.Select(n => Path.Combine(folder, n + ".prediction.png")), given);
    }

    [Fact]
    public void ChartNames_Next_NamesTheFolderOnlyWhereItHelps()
    {
        var names = new ChartNames("/charts");
        string[] pictures = ["/x/a.png", "/x/a.jpg", "/1/scans/a.png", "/2/scans/a.png", "/a.png"];
        string[] expected = ["a", "a-2", "scans-a", "scans-a-2", "a-3"];
        Assert.Equal(expected, pictures.Select(p => Path.GetFileName(names.Next(p))[..^".prediction.png".Length]));
    }

    /// <summary>Pages and grids have a mark behind the name of their picture.</summary>
    [Fact]
    public void ChartNames_Next_LeavesTheNamesOfPagesToThePages()
    {
        var names = new ChartNames("/charts");
        string[] pictures =
            ["/x/scan.tif", "/x/scan.p2.png", "/y/scan.P10.g2.png", "/x/part.p1.png", "/x/part.p2.png", "/x/part.tif", "/x/a.px.png"];
        string[] expected = ["scan", "scan.p2-2", "y-scan.P10.g2", "part.p1", "part.p2", "part-2", "a.px"];
        Assert.Equal(expected, pictures.Select(p => Path.GetFileName(names.Next(p))[..^".prediction.png".Length]));
    }

    [Theory]
    [InlineData("n", 240, 240)]
    [InlineData("n", 251, 240)]
    [InlineData("é", 125, 120)] // two bytes each
    [InlineData("\U0001F58A", 62, 60)] // four
    public void ChartNames_Next_FitsEveryFileSystem(string letter, int letters, int kept)
    {
        string name = string.Concat(Enumerable.Repeat(letter, letters)) + ".png";
        var names = new ChartNames("/charts");

        string first = Path.GetFileName(names.Next(name)), second = Path.GetFileName(names.Next(name));

        Assert.Equal(string.Concat(Enumerable.Repeat(letter, kept)) + ".prediction.png", first);
        Assert.NotEqual(first, second);
        Assert.All([first, second], chart => Assert.InRange(Encoding.UTF8.GetByteCount(chart), 0, 255));
    }
}
