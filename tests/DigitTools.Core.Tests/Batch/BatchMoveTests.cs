using DigitTools.Core.Batch;
using DigitTools.Core.Database;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Where pictures go.</summary>
public sealed class BatchMoveTests : IDisposable
{
    /// <summary>A folder on another file system, on most Linux machines.</summary>
    private const string OtherDevice = "/dev/shm";

    private readonly BatchFolder _batch = new();

    private string Done => _batch.Folder["done"];

    private BatchOptions Moving =>
        _batch.Options with { MoveTo = Done, RejectTo = _batch.Folder["rejected"], ErrorTo = _batch.Folder["errors"] };

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_MovesByWhatBecameOfThem()
    {
        _batch.Digit("a.png", 0);
        _batch.Digit("below/a.png", 1);
        PngFile.WritePlain(Path.Combine(_batch.Inbox, "blank.png"), side: 40);
        File.WriteAllText(Path.Combine(_batch.Inbox, "text.png"), "no picture");

        BatchCounts counts = _batch.Run(Moving with { Recurse = true });

        Assert.Equal(4, counts.Moved);
        Assert.Equal(["done/a.png", "done/below/a.png", "errors/text.png", "rejected/blank.png"], Pictures());
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
        Assert.Equal(Path.Combine(_batch.Inbox, "a.png"), _batch.Rows.Single(r => r.Path == Path.Combine(Done, "a.png")).SourcePath);
    }

    [Fact]
    public void DigitBatch_Run_NeverMovesOverAFileOrARow()
    {
        Directory.CreateDirectory(Done);
        File.WriteAllText(Path.Combine(Done, "a.png"), "somebody else's");
        foreach (int round in (int[])[0, 1, 2])
        {
            _batch.Digit("a.png", round);
            _batch.Run(Moving);
        }

        // A picture that was taken away from its destination keeps its row, and its name.
        File.Delete(Path.Combine(Done, "a-3.png"));
        _batch.Digit("a.png", 3);
        _batch.Run(Moving);

        Assert.Equal("somebody else's", File.ReadAllText(Path.Combine(Done, "a.png")));
        Assert.Equal(["done/a-2.png", "done/a-4.png", "done/a-5.png", "done/a.png"], Pictures());
        Assert.Equal(
            [("a-2.png", 7), ("a-3.png", 2), ("a-4.png", 1), ("a-5.png", 0)],
            _batch.Rows.Select(r => (Path.GetFileName(r.Path), r.Digit!.Value)));
    }

    [Fact]
    public void DigitBatch_Run_MovesWhatWasDoneBefore()
    {
        string[] paths = _batch.Digits(5);
        _batch.Run();

        BatchCounts counts = _batch.Run(Moving);

        Assert.Equal((0, 5, 5), (counts.Processed, counts.Skipped, counts.Moved));
        Assert.Equal(paths.Select(p => "done/" + Path.GetFileName(p)), Pictures());
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
    }

    [Fact]
    public void DigitBatch_Run_LooksNotIntoItsDestinations()
    {
        _batch.Digits(3);
        string inside = Path.Combine(_batch.Inbox, "done");
        _batch.Run(_batch.Options with { MoveTo = inside, Recurse = true });

        BatchCounts counts = _batch.Run(_batch.Options with { MoveTo = inside, Recurse = true });

        Assert.Equal((0, 0, 0), (counts.Processed, counts.Skipped, counts.Moved));
        Assert.Equal(3, Directory.GetFiles(inside).Length);
    }

    [Fact]
    public void DigitBatch_Run_MovesToAnotherFileSystem()
    {
        Assert.SkipUnless(Directory.Exists(OtherDevice), "There is no other file system to move to.");
        string other = Path.Combine(OtherDevice, "digittools-" + Guid.NewGuid().ToString("N"));
        try
        {
            string path = _batch.Digit("a.png", 0);
            byte[] content = File.ReadAllBytes(path);
            DateTime written = File.GetLastWriteTimeUtc(path);

            _batch.Run(_batch.Options with { MoveTo = other });

            Assert.Equal([Path.Combine(other, "a.png")], Directory.GetFiles(other));
            Assert.Equal(content, File.ReadAllBytes(Path.Combine(other, "a.png")));
            Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(other, "a.png")));
            Assert.Empty(Directory.GetFiles(_batch.Inbox));
            BatchFolder.AssertIsWhereItsRowSays(Assert.Single(_batch.Rows));
        }
        finally
        {
            if (Directory.Exists(other)) Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public void DigitBatch_Run_LeavesLinksAndWhatItCouldNotOpen()
    {
        string target = _batch.Folder.Digit("elsewhere/target.png", 0);
        File.CreateSymbolicLink(Path.Combine(_batch.Inbox, "link.png"), "../elsewhere/target.png");
        File.CreateSymbolicLink(Path.Combine(_batch.Inbox, "loop.png"), "loop.png");

        BatchCounts counts = _batch.Run(Moving);

        Assert.Equal((1, 1, 0), (counts.Recognized, counts.Failed, counts.Moved));
        Assert.True(File.Exists(target));
        Assert.Equal(2, new DirectoryInfo(_batch.Inbox).EnumerateFileSystemInfos().Count());
    }

    [Fact]
    public void DigitBatch_Run_AFolderThatCannotBeWrittenCostsNoResult()
    {
        _batch.Digits(3);
        File.WriteAllText(Done, "a file where the folder should be");

        string log = _batch.Folder["log.jsonl"];
        BatchResult result = _batch.RunWhole(Moving with { LogPath = log });

        Assert.Equal((3, 0, 3), (result.Run.Counts.Recognized, result.Run.Counts.Moved, result.Unmoved));
        Assert.Equal(DigitErrorId.MoveFailed, Assert.Single(_batch.Errors).Id);
        Assert.Equal(3, Directory.GetFiles(_batch.Inbox).Length);
        string[] lines = File.ReadAllLines(log);
        Assert.Single(lines, line => line.Contains("\"errorId\":\"MoveFailed\"", StringComparison.Ordinal));
        Assert.Contains("\"unmoved\":3", lines[^1], StringComparison.Ordinal);

        // The next run tries again, and one that is told of another folder takes that.
        BatchResult again = _batch.RunWhole(Moving);
        Assert.Equal((0, 3, 3), (again.Run.Counts.Processed, again.Run.Counts.Skipped, again.Unmoved));
        BatchResult other = _batch.RunWhole(_batch.Options with { MoveTo = _batch.Folder["other"] });
        Assert.Equal((3, 0), (other.Run.Counts.Moved, other.Unmoved));
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
    }

    /// <summary>The system says of such a folder that it isn't found, as of a picture that went away.</summary>
    [Fact]
    public void DigitBatch_Run_AFolderThatNobodyCanMakeCostsNoResult()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such a place.");
        _batch.Digits(2);
        BatchResult result = _batch.RunWhole(_batch.Options with { MoveTo = "/proc/digits" });
        Assert.Equal((2, 0, 2), (result.Run.Counts.Recognized, result.Run.Counts.Moved, result.Unmoved));
        Assert.Equal(DigitErrorId.MoveFailed, Assert.Single(_batch.Errors).Id);
    }

    [Fact]
    public void DigitBatch_Run_AnEmptyFileIsDoneWithAsAnyThatIsNoPicture()
    {
        string[] files = [Path.Combine(_batch.Inbox, "empty.png"), Path.Combine(_batch.Inbox, "text.png")];
        File.WriteAllText(files[0], "");
        File.WriteAllText(files[1], "no picture");

        Assert.Equal((2, 0), (_batch.Run().Failed, _batch.Run().Processed));

        Assert.Equal(2, _batch.Run(Moving).Moved);
        Assert.Equal(["errors/empty.png", "errors/text.png"], Pictures());
        Assert.Equal(0, _batch.Run(Moving).Processed);
    }

    private string[] Pictures() => [.. _batch.Folder.Files.Where(f => !f.StartsWith("results.db", StringComparison.Ordinal))];
}
