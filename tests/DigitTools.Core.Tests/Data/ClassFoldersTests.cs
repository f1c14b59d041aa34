using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

public sealed class ClassFoldersTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public ClassFoldersTests()
    {
        // Three pictures a class, written in another order than that of their names.
        for (int digit = 0; digit < 10; digit++)
        {
            foreach (string name in (string[])["c.PNG", "a.png", "b.png"])
                PngFile.WriteDigit(_folder[$"{digit}", name], Picture(digit, name));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ClassFolders_Read_GoesByClassAndThenByName()
    {
        DigitDataset data = Read();

        string[] names = ["a.png", "b.png", "c.PNG"];
        string[] expected = [.. Enumerable.Range(0, 10).SelectMany(digit => names.Select(name => _folder[$"{digit}", name]))];
        Assert.Equal(expected, data.Paths);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (byte)(i / 3)), data.Labels);
        for (int i = 0; i < data.Count; i++)
            Assert.Equal(Picture(i / 3, Path.GetFileName(expected[i])).ToArray(), data.Picture(i).ToArray());
    }

    [Fact]
    public void ClassFolders_Read_LeavesOutWhatIsNotNamedAsAPicture()
    {
        _folder.Write("4/notes.txt", "no picture"u8);
        _folder.Write("4/Thumbs.db", [1, 2, 3]);
        _folder.Write("4/.hidden.png", [1, 2, 3]);
        _folder.Write("readme.png", [1, 2, 3]);
        _folder.Write("letters/a.png", [1, 2, 3]);
        Assert.Equal(30, Read().Count);
    }

    [Fact]
    public void ClassFolders_Read_ABlankPictureStaysInAsBlank()
    {
        PngFile.WritePlain(_folder["0", "0.png"], side: 40);
        DigitDataset data = Read();
        Assert.Equal(31, data.Count);
        Assert.Equal(new byte[DigitShape.PixelCount], data.Picture(0).ToArray());
    }

    [Fact]
    public void ClassFolders_Read_AMissingOrEmptyClassIsNoError()
    {
        Directory.Delete(_folder["7"], recursive: true);
        foreach (string file in Directory.GetFiles(_folder["8"])) File.Delete(file);
        DigitDataset data = Read();
        Assert.Equal([3, 3, 3, 3, 3, 3, 3, 0, 0, 3], data.CountPerClass());
    }

    [Fact]
    public void ClassFolders_Read_LeavesOutWhatIsNoPicture_AndSaysWhichAndWhy()
    {
        string path = _folder.Write("5/b2.png", "this is text"u8);
        DigitDataset data = Read();
        Assert.Equal(30, data.Count);
        Assert.Equal(30, data.Paths!.Length);
        Assert.Equal(Picture(9, "c.PNG"), data.Picture(29).ToArray());
        Assert.Equal([(DigitErrorId.PictureUnreadable, path)], data.Skipped.Select(e => (e.Id, e.Target)));
    }

    [Fact]
    public void ClassFolders_Read_WithoutOnePictureThatCanBeReadIsRefused()
    {
        foreach (string file in _folder.Files) File.WriteAllText(_folder[file], "x");
        DigitAssert.Throws(DigitErrorId.DataInvalid, _folder.FullName, "None of the 30 pictures", () => Read());
    }

    [Fact]
    public void ClassFolders_Read_ReportsProgressUpToTheTotal()
    {
        var reports = new List<(int Done, int Total)>();
        Read((done, total) => reports.Add((done, total)));
        Assert.All(reports, r => Assert.Equal(30, r.Total));
        Assert.Equal(reports.Select(r => r.Done).Order(), reports.Select(r => r.Done));
        Assert.Equal(30, reports[^1].Done);
    }

    [Fact]
    public void ClassFolders_Read_StopsWhenCancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(
            () => DigitData.Read(_folder.FullName, DataSplit.Test, cancellationToken: new CancellationToken(canceled: true)));

    private DigitDataset Read(Action<int, int>? progress = null) =>
        DigitData.Read(_folder.FullName, DataSplit.Test, progress, TestRun.Token);

    /// <summary>Another MNIST picture for each file.</summary>
    private static byte[] Picture(int digit, string name) => Mnist.Test.Pixels(3 * digit + (name[0] - 'a'));
}
