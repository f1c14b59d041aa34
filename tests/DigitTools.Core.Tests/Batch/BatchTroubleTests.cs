using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Recognition;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Files that change, vanish or are none; runs that are stopped; disks that are full.</summary>
public sealed class BatchTroubleTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_TheZooGetsOneRowEachAndTheRestIsRead()
    {
        string[] good = _batch.Digits(60);
        byte[] whole = File.ReadAllBytes(good[0]);
        Write("zero.png", []);
        Write("truncated.png", whole.AsSpan(0, whole.Length / 2));
        Write("wrong extension.png", "This is text."u8);
        Write("real-jpeg.png", PictureReader.Read(good[1]).ToJpeg());
        Write("a\nnewline\tand 'quotes'.png", whole);
        Write("-dash [1] ź😀.png", whole);
        File.WriteAllBytes(Path.Combine(_batch.Inbox, "bomb.png"), PngFile.Make(100_000, 100_000, 0, 8, []));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(_batch.Inbox, "loop1.png"), "loop2.png");
            File.CreateSymbolicLink(Path.Combine(_batch.Inbox, "loop2.png"), "loop1.png");
            File.CreateSymbolicLink(Path.Combine(_batch.Inbox, "nowhere.png"), "no such file");
            Directory.CreateSymbolicLink(Path.Combine(_batch.Inbox, "folder"), ".");
            Directory.CreateSymbolicLink(Path.Combine(_batch.Inbox, "folder.png"), "..");
        }

        BatchCounts counts = _batch.Run(_batch.Options with { Recurse = true });

        var failed = _batch.Rows.Where(r => r.Status == BatchStatus.Failed).ToDictionary(r => Path.GetFileName(r.Path), r => r.ErrorId);
        Assert.Equal("PictureUnreadable", failed["zero.png"]);
        Assert.Equal("PictureUnreadable", failed["truncated.png"]);
        Assert.Equal("PictureUnreadable", failed["wrong extension.png"]);
        Assert.Equal("PictureTooLarge", failed["bomb.png"]);
        string[] links = OperatingSystem.IsWindows() ? [] : ["loop1.png", "loop2.png", "nowhere.png"];
        Assert.Superset(links.ToHashSet(), failed.Keys.ToHashSet());
        Assert.Equal((63, failed.Count), (counts.Processed - counts.Failed, counts.Failed));
        Assert.Equal(failed.Count, _batch.Errors.Count);
        Assert.Equal(counts.Processed, _batch.Rows.Length);
        Assert.Equal(7, _batch.Rows.Single(r => r.Path.Contains('\n', StringComparison.Ordinal)).Digit);
    }

    [Fact]
    public void DigitBatch_Run_AFileWithoutPermissionIsTriedAgainByEachRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may read everything.");
        if (OperatingSystem.IsWindows()) return;
        string path = _batch.Digit("a.png", 0);
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal(1, _batch.Run().Failed);
        Assert.Equal(1, _batch.Run().Failed);
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        Assert.Equal(1, _batch.Run().Recognized);
        Assert.Equal(7, Assert.Single(_batch.Rows).Digit);
    }

    [Fact]
    public void DigitBatch_Run_AFileThatAnotherProgramKeepsIsLeftForTheNextRun()
    {
        string path = _batch.Digit("a.png", 0);
        _batch.Digit("b.png", 1);
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            BatchCounts counts = _batch.Run();
            Assert.Equal((1, 1), (counts.Processed, counts.Deferred));
            Assert.Equal([(path, DeferReason.Locked)], _batch.Deferred);
        }

        Assert.Equal((1, 1), (_batch.Run().Processed, _batch.Run().Skipped - 1));
        Assert.Equal(2, _batch.Rows.Length);
    }

    [Fact]
    public void DigitBatch_Run_AFreshFileIsReadWhenItHasStayedTheSame()
    {
        _batch.Digits(3);
        BatchCounts counts = _batch.Run(_batch.Options with { SettleTime = TimeSpan.FromMilliseconds(300) });
        Assert.Equal((3, 0), (counts.Processed, counts.Deferred));
    }

    [Fact]
    public void DigitBatch_Run_AFileThatGrowsIsLeftForTheNextRun()
    {
        string steady = _batch.Digit("a.png", 0), growing = _batch.Digit("b.png", 1);
        byte[] content = File.ReadAllBytes(growing);
        File.WriteAllBytes(growing, content[..50]);

        // One is old enough to be read at once: when it is, the other one has been looked at and waits for its second look.
        File.SetLastWriteTimeUtc(steady, DateTime.UtcNow.AddHours(-1));
        File.SetLastWriteTimeUtc(growing, DateTime.UtcNow.AddHours(1));
        BatchCounts counts = _batch.RunWhole(_batch.Options with { SettleTime = TimeSpan.FromMilliseconds(200) }, progress: (done, _) =>
        {
            if (done == 1) File.WriteAllBytes(growing, content);
        }).Run.Counts;

        Assert.Equal((1, 1), (counts.Processed, counts.Deferred));
        Assert.Equal([(growing, DeferReason.Changing)], _batch.Deferred);
        Assert.Equal(steady, Assert.Single(_batch.Rows).Path);
        Assert.Equal((1, 0), (_batch.Run().Processed, _batch.Errors.Count));
    }

    [Fact]
    public void DigitBatch_Run_AFileThatVanishesIsSaidAndGetsNoRow()
    {
        string[] paths = _batch.Digits(5);
        BatchResult result = _batch.RunWhole(_batch.Options with
        {
            Include = name =>
            {
                // The survey has listed the folder before the first picture is read.
                if (name == Path.GetFileName(paths[4])) File.Delete(paths[2]);
                return true;
            },
            SettleTime = TimeSpan.FromMilliseconds(100),
        });

        // Depending on the order of the folder it was listed or not; it never gets a row.
        Assert.Equal(4, result.Run.Counts.Processed);
        Assert.Equal(result.Run.Counts.Deferred, _batch.Errors.Count);
        Assert.DoesNotContain(_batch.Rows, r => r.Path == paths[2]);
        Assert.All(_batch.Errors, e => Assert.Equal(DigitErrorId.PictureNotFound, e.Id));
    }

    [Fact]
    public void DigitBatch_Run_AFolderThatGoesAwayEndsTheRunAndKeepsTheRows()
    {
        _batch.Digits(300);
        bool gone = false;
        DigitException error = Assert.Throws<DigitException>(() => _batch.RunWhole(
            _batch.Options with { Recognition = new RecognitionOptions { Workers = 1 } },
            progress: (done, _) =>
            {
                if (done < 20 || gone) return;
                gone = true;
                Directory.Move(_batch.Inbox, _batch.Inbox + ".away");
            }));

        Assert.Equal((DigitErrorId.FolderNotFound, _batch.Inbox), (error.Id, error.Target));
        int kept = _batch.Rows.Length;
        Assert.InRange(kept, 19, 299);
        Assert.DoesNotContain(_batch.Rows, r => r.Status == BatchStatus.Failed);

        Directory.Move(_batch.Inbox + ".away", _batch.Inbox);
        BatchCounts counts = _batch.Run();
        Assert.Equal((300 - kept, kept), (counts.Processed, counts.Skipped));
    }

    [Fact]
    public void DigitBatch_Run_StoppedByItsCallerKeepsWhatIsRead()
    {
        _batch.Digits(300);
        using var stop = new CancellationTokenSource();
        BatchOptions options = _batch.Options with { Recognition = new RecognitionOptions { Workers = 1 } };

        BatchResult result = _batch.RunWhole(options, stop, progress: (done, _) =>
        {
            if (done == 50) stop.Cancel();
        });

        BatchCounts counts = result.Run.Counts;
        Assert.Equal(BatchStop.Cancelled, result.Run.StoppedBy);
        Assert.InRange(counts.Processed, 50, 299);
        Assert.Equal((300 - counts.Processed, counts.Processed), (counts.Remaining, _batch.Rows.Length));
        Assert.Equal(counts.Remaining, _batch.Run().Processed);
        Assert.Equal(300, _batch.Rows.Length);
    }

    [Fact]
    public void DigitBatch_Run_EndsAtItsTimeLimitAndGoesOnNextTime()
    {
        _batch.Digits(300);
        var limit = TimeSpan.FromMilliseconds(20);
        BatchOptions options = _batch.Options with { TimeLimit = limit, Recognition = new RecognitionOptions { Workers = 1 } };

        // More pictures than a worker takes ahead: what is read already when the time is over is written, and would complete the run.
        BatchResult result = _batch.RunWhole(options, progress: (_, _) => Thread.Sleep(limit));
        Assert.Equal(BatchStop.TimeLimit, result.Run.StoppedBy);
        Assert.Equal(300, result.Run.Counts.Processed + result.Run.Counts.Remaining);
        Assert.Equal(300 - result.Run.Counts.Processed, _batch.Run().Processed);
    }

    [Fact]
    public void DigitBatch_Run_TwoAtOnce_NothingIsDoneTwice()
    {
        _batch.Digits(400);
        BatchOptions options = _batch.Options with { Wait = TimeSpan.FromMinutes(5) };
        BatchCounts Run() => DigitBatch.Run(_batch.Database, _batch.Classifier, options, new BatchEvents(), TestRun.Token).Run.Counts;
        BatchCounts[] counts = [.. new int[3].AsParallel().WithDegreeOfParallelism(3).Select(_ => Run())];
        Assert.Equal([0L, 0L, 400L], counts.Select(c => c.Processed).Order());
        Assert.Equal([0L, 400L, 400L], counts.Select(c => c.Skipped).Order());
        Assert.Equal(400, _batch.Rows.Length);
    }

    [Fact]
    public void DigitBatch_Run_ADatabaseThatAnotherProgramLocks()
    {
        _batch.Digits(1);
        _batch.Run();
        using var other = DatabaseConnection.Open(_batch.Database, create: false);
        other.Execute("BEGIN EXCLUSIVE");

        using var mine = DatabaseConnection.Open(_batch.Database, create: false, TimeSpan.Zero);
        DigitAssert.Throws(
            DigitErrorId.DatabaseLocked, _batch.Database, "locked by another program", () => mine.Transact(() => { }, TestRun.Token));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => _batch.Run(stop: stop));

        other.Execute("ROLLBACK");
        Assert.Equal(1, _batch.Run().Skipped);
    }

    [Fact]
    public void DigitBatch_Run_AFullDiskLeavesAConsistentDatabase()
    {
        using var disk = SmallDisk.TryMount(_batch.Folder.Folder("small"), "192k");
        Assert.SkipWhen(disk is null, "No file system of a small size can be made.");
        _batch.Digits(600);
        string database = Path.Combine(disk.Folder, "results.db");
        BatchCounts Run() => DigitBatch.Run(database, _batch.Classifier, _batch.Options, new BatchEvents(), TestRun.Token).Run.Counts;
        DigitException error = Assert.Throws<DigitException>(() => Run());
        Assert.Equal((DigitErrorId.DatabaseFull, database), (error.Id, error.Target));

        // With room again the next run goes on; what could not be written is read again.
        disk.Remount("size=4m");
        BatchCounts counts = Run();
        Assert.Equal(600, counts.Processed + counts.Skipped);
        Assert.Equal(600, DatabaseRows.Read(database).Length);

        // What can't be written can still be read.
        disk.Remount("ro");
        error = Assert.Throws<DigitException>(() => Run());
        Assert.Equal((DigitErrorId.DatabaseNotWritable, database), (error.Id, error.Target));
        Assert.Equal(600, DatabaseRows.Read(database).Length);
    }

    [Fact]
    public void DigitBatch_Run_ThatEndsByAnythingIsClosedAndSaysWhy()
    {
        _batch.Digits(3);
        string log = _batch.Folder["batch.jsonl"];
        BatchOptions options = _batch.Options with { LogPath = log };
        var unforeseen = new InvalidTimeZoneException("Nobody has thought of this.");

        Assert.Throws<InvalidTimeZoneException>(() => _batch.RunWhole(options, row: _ => throw unforeseen));

        using var database = BatchDatabase.OpenRead(_batch.Database, TestRun.Token);
        DatabaseRun run = Assert.Single(database.Runs(TestRun.Token));
        Assert.Equal(BatchStop.Error, run.StoppedBy);
        Assert.NotNull(run.Finished);
        Assert.Contains("Nobody has thought of this.", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Equal(3, _batch.Run().Processed + _batch.Rows.Count(r => r.Run.RunId == run.RunId));
    }

    private void Write(string name, ReadOnlySpan<byte> content) => File.WriteAllBytes(Path.Combine(_batch.Inbox, name), content);
}
