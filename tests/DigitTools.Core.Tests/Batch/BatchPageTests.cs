using System.Buffers.Binary;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Files with pages: a row a page, and one move.</summary>
public sealed class BatchPageTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Pages_GetARowEachAndAreDone()
    {
        string path = Write("a.tif", TiffPage.Digit(0), TiffPage.Blank(), TiffPage.Digit(1));
        BatchCounts counts = _batch.Run();
        Assert.Equal((2, 1, 3), (counts.Recognized, counts.Empty, counts.Processed));
        Assert.Equal([(path, 1, 7), (path, 2, null), (path, 3, 2)], _batch.Rows.Select(r => (r.Path, r.Page, r.Digit)));
        BatchCounts again = _batch.Run();
        Assert.Equal((0, 1), (again.Processed, again.Skipped));

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        again = _batch.Run();
        Assert.Equal((0, 1), (again.Processed, again.Skipped));
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
    }

    [Fact]
    public void DigitBatch_FileWithPages_MovesOnceByItsWorstPage()
    {
        byte[] damaged = TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1));
        BinaryPrimitives.WriteInt16LittleEndian(damaged.AsSpan(TiffFile.DirectoryOf(damaged, 2) + 10), 0);
        File.WriteAllBytes(Path.Combine(_batch.Inbox, "bad.tif"), damaged);
        Write("good.tif", TiffPage.Blank(), TiffPage.Digit(0));
        Write("blank.tif", TiffPage.Blank(), TiffPage.Blank());
        var told = new List<DatabaseRow>();
        BatchOptions options = _batch.Options with
        {
            MoveTo = _batch.Folder["done"],
            RejectTo = _batch.Folder["look"],
            ErrorTo = _batch.Folder["error"],
        };
        BatchCounts counts = _batch.RunWhole(options, row: told.Add).Run.Counts;

        Assert.Equal((3, 2, 3, 1), (counts.Moved, counts.Recognized, counts.Empty, counts.Failed));
        Assert.Equal(["done/good.tif", "error/bad.tif", "look/blank.tif", "results.db", "results.db.lock"], _batch.Folder.Files);
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
        Assert.Equal(_batch.Rows.Select(r => (r.Path, r.Page)), told.Select(r => (r.Path, r.Page)));
        Assert.StartsWith("Page 2: ", Assert.Single(_batch.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(0, _batch.Run(options).Moved);
    }

    [Fact]
    public void DigitBatch_FileThatHasFewerPagesNow_HasFewerRows()
    {
        string path = Write("a.tif", TiffPage.Digit(0), TiffPage.Digit(1), TiffPage.Digit(2));
        _batch.Run();
        Write("a.tif", TiffPage.Digit(3));
        _batch.Run();
        Assert.Equal([(path, 1, 0)], _batch.Rows.Select(r => (r.Path, r.Page, r.Digit)));
    }

    [Fact]
    public void DigitBatch_RenamedFileWithPages_KeepsItsRows()
    {
        string before = Write("a.tif", TiffPage.Digit(0), TiffPage.Digit(1)), after = Path.Combine(_batch.Inbox, "b.tif");
        _batch.Run();
        File.Move(before, after);
        BatchCounts counts = _batch.Run();
        Assert.Equal((0, 1), (counts.Processed, counts.Skipped));
        Assert.Equal([(after, 1, 7), (after, 2, 2)], _batch.Rows.Select(r => (r.Path, r.Page, r.Digit)));
    }

    private string Write(string name, params TiffPage[] pages)
    {
        string path = Path.Combine(_batch.Inbox, name);
        File.WriteAllBytes(path, TiffFile.Make(pages));
        return path;
    }
}
