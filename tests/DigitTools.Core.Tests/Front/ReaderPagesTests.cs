namespace DigitTools.Core.Tests.Front;

/// <summary>Files with pages as a C# program reads them.</summary>
public sealed class ReaderPagesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DigitReader _reader = DigitReader.Open();

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ReadPages_AFileWithPages_GivesEachAndReadRefusesIt()
    {
        byte[] content = TiffFile.Make(TiffPage.Digit(1), TiffPage.Blank(), TiffPage.Digit(0));
        string tiff = _folder.Write("a.tif", content), png = _folder.Digit("7.png", 0);

        IReadOnlyList<DigitReading> pages = _reader.ReadPages(tiff, TestRun.Token);
        Assert.Equal([(1, 3, 2), (2, 3, null), (3, 3, (int?)7)], pages.Select(p => (p.Page, p.PageCount, p.Digit)));
        Assert.Equal(3, _reader.ReadPages(DigitPicture.FromBytes(content), TestRun.Token).Count);
        DigitReading single = Assert.Single(_reader.ReadPages(png, TestRun.Token));
        Assert.Equal((1, 1, 7), (single.Page, single.PageCount, single.Digit));

        DigitException refused = Assert.Throws<DigitException>(() => _reader.Read(tiff, TestRun.Token));
        Assert.Contains("3 pages", refused.Message, StringComparison.Ordinal);
        DigitException missing = Assert.Throws<DigitException>(() => _reader.ReadPages(_folder["none.tif"], TestRun.Token));
        Assert.Equal(DigitErrorId.PictureNotFound, missing.Id);

        List<DigitReading> all = await _reader.ReadAllAsync([png, tiff, png], TestRun.Token).ToListAsync(TestRun.Token);
        Assert.Equal([(png, 1), (tiff, 1), (tiff, 2), (tiff, 3), (png, 1)], all.Select(r => (r.Name, r.Page)));
    }
}
