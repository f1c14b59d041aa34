using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

/// <summary>No picture is lost, whatever has its name already.</summary>
public sealed class PictureSorterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, PlacedAs.Copied)]
    [InlineData(true, PlacedAs.Moved)]
    public void Place_ANameThatIsTaken_IsNumberedAndNothingIsReplaced(bool moves, object given)
    {
        var expected = (PlacedAs)given;
        _folder.Text("7/scan.png", "other");
        _folder.Text("7/scan-2.png", "another");
        string picture = _folder.Text("a/scan.png", "mine");

        (string path, PlacedAs outcome) = new PictureSorter(moves).Place(picture, _folder["7"]);

        Assert.Equal((_folder["7", "scan-3.png"], expected), (path, outcome));
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal("other", File.ReadAllText(_folder["7", "scan.png"]));
        Assert.Equal(!moves, File.Exists(picture));
        Assert.Equal(moves ? 3 : 4, _folder.Files.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Place_ContentThatIsThere_ChangesNothing(bool moves)
    {
        _folder.Text("7/scan.png", "other");
        _folder.Text("7/scan-2.png", "mine");
        string picture = _folder.Text("a/scan.png", "mine");
        IReadOnlyList<string> before = _folder.Files;

        (string path, PlacedAs outcome) = new PictureSorter(moves).Place(picture, _folder["7"]);

        Assert.Equal((_folder["7", "scan-2.png"], PlacedAs.Unchanged), (path, outcome));
        Assert.Equal(before, _folder.Files);
    }

    [Fact]
    public void Place_ManyOfOneName_AreAllThereAndASecondTimeUnchanged()
    {
        string[] pictures = [.. Enumerable.Range(0, 40).Select(i => _folder.Text($"{i}/scan.png", $"picture {i}"))];

        PlacedAs[] first = Sort(), second = Sort();

        Assert.All(first, outcome => Assert.Equal(PlacedAs.Copied, outcome));
        Assert.All(second, outcome => Assert.Equal(PlacedAs.Unchanged, outcome));
        IEnumerable<string> contents = Directory.EnumerateFiles(_folder["sorted"]).Select(File.ReadAllText);
        Assert.Equal(pictures.Select(File.ReadAllText).Order(StringComparer.Ordinal), contents.Order(StringComparer.Ordinal));

        PlacedAs[] Sort()
        {
            var sorter = new PictureSorter(moves: false);
            return [.. pictures.Select(picture => sorter.Place(picture, _folder["sorted"]).Outcome)];
        }
    }

    [Fact]
    public void Place_ACopy_HasTheTimeOfItsPicture()
    {
        string picture = _folder.Text("scan.png", "mine");
        var time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(picture, time);
        Assert.Equal(time, File.GetLastWriteTimeUtc(new PictureSorter(moves: false).Place(picture, _folder["7"]).Path));
    }

    [Fact]
    public void Place_ALink_IsFollowedByACopyAndNotMoved()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a right of their own on Windows.");
        string picture = _folder.Text("scan.png", "mine");
        string link = File.CreateSymbolicLink(_folder["link.png"], "scan.png").FullName;

        Assert.Equal("mine", File.ReadAllText(new PictureSorter(moves: false).Place(link, _folder["copies"]).Path));
        DigitException error = Assert.Throws<DigitException>(() => new PictureSorter(moves: true).Place(link, _folder["moved"]));

        Assert.Equal(DigitErrorId.MoveFailed, error.Id);
        Assert.Equal("mine", File.ReadAllText(picture));
        Assert.True(File.Exists(link));
    }

    [Fact]
    public void Place_WhatIsNoFile_IsAnErrorOfThePicture()
    {
        var sorter = new PictureSorter(moves: false);
        Assert.Equal(DigitErrorId.PictureNotFound, Assert.Throws<DigitException>(() => sorter.Place(_folder["no.png"], _folder["7"])).Id);
        Assert.Equal(DigitErrorId.PictureIsDirectory, Assert.Throws<DigitException>(() => sorter.Place(_folder.FullName, _folder["7"])).Id);
    }

    [Fact]
    public void Place_WhereNothingCanBeWritten_LeavesThePicture()
    {
        string picture = _folder.Text("scan.png", "mine"), file = _folder.Text("file");
        DigitException copy = Assert.Throws<DigitException>(() => new PictureSorter(moves: false).Place(picture, Path.Combine(file, "7")));
        DigitException move = Assert.Throws<DigitException>(() => new PictureSorter(moves: true).Place(picture, Path.Combine(file, "7")));
        Assert.Equal((DigitErrorId.OutputNotWritable, DigitErrorId.MoveFailed), (copy.Id, move.Id));
        Assert.Equal(["file", "scan.png"], _folder.Files);
    }
}
