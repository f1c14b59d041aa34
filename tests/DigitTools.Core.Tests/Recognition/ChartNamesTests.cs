using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class ChartNamesTests
{
    [Fact]
    public void ChartNames_Next_GivesEveryPictureANameOfItsOwn()
    {
        string folder = Path.Combine(Path.GetTempPath(), "charts");
        var names = new ChartNames(folder);
        string[] given = [.. ((string[])["/x/a.png", "/y/a.jpg", "/y/A.png", "/x/a-2.png", "/x/b [1].png", "/x/no-extension"]).Select(names.Next)];
        string[] expected = ["a", "a-2", "A-3", "a-2-2", "b [1]", "no-extension"];
        Assert.Equal(expected.Select(n => Path.Combine(folder, n + ".prediction.png")), given);
    }
}
