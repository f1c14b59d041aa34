using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PictureFolder_Pictures_GoesThroughAllFoldersByName()
    {
        string[] names =
        [
            "b/x.JPG", "B.png", "a.png", "a/2/x.webp", "a/1/x.gif", "notes.txt", ".hidden/x.png", ".x.png",
            "c.dib", "d.jfif", "e.JIF", "f.jpe", "g.apng",
        ];
        foreach (string name in names) _folder.Text(name);

        IEnumerable<string> found = PictureFolder.Pictures(_folder.FullName, e => Assert.Fail(e.Message));

        string[] expected = ["a.png", "B.png", "c.dib", "d.jfif", "e.JIF", "f.jpe", "g.apng", "a/1/x.gif", "a/2/x.webp", "b/x.JPG"];
        Assert.Equal(expected.Select(name => _folder[name.Split('/')]), found);
    }

    [Fact]
    public void PictureFolder_Pictures_DoesNotFollowLinksToFolders()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link takes a right there.");
        _folder.Text("a/x.png");
        Directory.CreateSymbolicLink(_folder["a", "again"], _folder.FullName);

        Assert.Equal([_folder["a", "x.png"]], PictureFolder.Pictures(_folder.FullName, e => Assert.Fail(e.Message)));
    }

    [Fact]
    public void PictureFolder_Pictures_ReportsWhatCannotBeRead()
    {
        var problems = new List<DigitException>();

        Assert.Empty(PictureFolder.Pictures(_folder["none"], problems.Add));

        DigitException problem = Assert.Single(problems);
        Assert.Equal((DigitErrorId.FolderNotFound, _folder["none"]), (problem.Id, problem.Target));
    }

    [Theory]
    [InlineData("/scans/pupil 1/a.png", "pupil 1/a.png")]
    [InlineData("/a.png", "a.png")]
    [InlineData("a.png", "a.png")]
    public void PictureNames_WithFolder_NamesTheLastFolder(string path, string expected) =>
        Assert.Equal(expected, PictureNames.WithFolder(path));
}
