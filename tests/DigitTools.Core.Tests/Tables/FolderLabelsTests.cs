using DigitTools.Core.Tables;

namespace DigitTools.Core.Tests.Tables;

public sealed class FolderLabelsTests
{
    [Theory]
    [InlineData("/c/anna /c/ben", "anna ben")]
    [InlineData("/c/5a/anna /c/5b/anna", "5a/anna 5b/anna")]
    [InlineData("/c /c/anna", ". anna")]
    [InlineData("/c/anna", "anna")]
    [InlineData("anna ben", "anna ben")]
    [InlineData("/", ".")]
    public void Of_Folders_AreWhatTellsThemApart(string folders, string expected)
    {
        string[] all = folders.Split(' ');
        Dictionary<string, string> labels = FolderLabels.Of(all);
        Assert.Equal(expected.Replace('/', Path.DirectorySeparatorChar), string.Join(' ', all.Select(folder => labels[folder])));
    }
}
