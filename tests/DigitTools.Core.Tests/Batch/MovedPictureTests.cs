using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Pictures that somebody moved or renamed are known again.</summary>
public sealed class MovedPictureTests : IDisposable
{
    /// <summary>A folder on another file system, on most Linux machines.</summary>
    private const string OtherDevice = "/dev/shm";

    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_ARenamedPicture_KeepsItsRow()
    {
        string path = _batch.Digit("a.png", 0), renamed = Path.Combine(_batch.Inbox, "b.png"), log = _batch.Folder["log.jsonl"];
        _batch.Run();
        DatabaseRow before = Assert.Single(_batch.Rows);
        File.Move(path, renamed);
        File.SetLastWriteTimeUtc(renamed, DateTime.UtcNow.AddMinutes(-5));

        BatchCounts counts = _batch.Run(_batch.Options with { LogPath = log });

        Assert.Equal((0, 1), (counts.Processed, counts.Skipped));
        DatabaseRow after = Assert.Single(_batch.Rows);
        BatchFolder.AssertIsWhereItsRowSays(after);
        Assert.Equivalent(before with { Path = renamed, SourcePath = path, Stamp = after.Stamp }, after, strict: true);
        Assert.Contains("picture.moved", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Equal((0, 1), Counts(_batch.Run()));

        File.Move(renamed, path);
        _batch.Run();
        Assert.Equal((path, null), (_batch.Rows[0].Path, _batch.Rows[0].SourcePath));
    }

    [Theory]
    [InlineData("inbox", "inbox-2")]
    [InlineData("inbox/2025", "inbox/2026")]
    [InlineData("inbox/2025", "inbox/old/2025")]
    public void DigitBatch_Run_ARenamedFolder_KeepsItsRows(string folder, string renamed)
    {
        for (int i = 0; i < 10; i++) _batch.Folder.Digit($"{folder}/{i}.png", i);
        File.Copy(_batch.Folder[folder, "3.png"], _batch.Folder[folder, "copy of 3.png"]);
        _batch.Run(_batch.Options with { Recurse = true });
        Dictionary<string, DateTime> before = _batch.Rows.ToDictionary(row => Path.GetFileName(row.Path), row => row.Recorded);
        Directory.CreateDirectory(Path.GetDirectoryName(_batch.Folder[renamed])!);
        Directory.Move(_batch.Folder[folder], _batch.Folder[renamed]);

        BatchCounts counts = _batch.Run(
            _batch.Options with { Recurse = true, Folders = [_batch.Folder[renamed[..7] == "inbox-2" ? renamed : "inbox"]] });

        Assert.Equal((0, 11), Counts(counts));
        Assert.Equal(before, _batch.Rows.ToDictionary(row => Path.GetFileName(row.Path), row => row.Recorded));
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
    }

    [Fact]
    public void DigitBatch_Run_OfCopies_EachHasARow()
    {
        string first = _batch.Digit("a.png", 0), second = Path.Combine(_batch.Inbox, "b.png"), third = Path.Combine(_batch.Inbox, "c.png");
        _batch.Run();
        File.Copy(first, second);
        Assert.Equal((1, 1), Counts(_batch.Run()));
        Assert.Equal([first, second], _batch.Rows.Select(row => row.Path));

        // One of two copies was moved, and copied once more: one row follows, one is new.
        File.Move(second, third);
        File.Copy(third, Path.Combine(_batch.Inbox, "d.png"));
        Assert.Equal((1, 2), Counts(_batch.Run()));
        Assert.Equal(3, _batch.Rows.Length);
        Assert.Equal(["a.png", "c.png", "d.png"], _batch.Rows.Select(row => Path.GetFileName(row.Path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DigitBatch_Run_ARenamedPicture_GoesWhereItsStatusSays()
    {
        string path = _batch.Digit("a.png", 0), done = _batch.Folder["done"];
        _batch.Run();
        File.Move(path, Path.Combine(_batch.Inbox, "b.png"));

        BatchCounts counts = _batch.Run(_batch.Options with { MoveTo = done });

        Assert.Equal((0, 1, 1), (counts.Processed, counts.Skipped, counts.Moved));
        DatabaseRow row = Assert.Single(_batch.Rows);
        BatchFolder.AssertIsWhereItsRowSays(row);
        Assert.Equal((Path.Combine(done, "b.png"), path), (row.Path, row.SourcePath));
    }

    [Fact]
    public void DigitBatch_Run_Forced_ReadsARenamedPictureAndHasOneRow()
    {
        string path = _batch.Digit("a.png", 0), renamed = Path.Combine(_batch.Inbox, "b.png");
        _batch.Run();
        File.Move(path, renamed);

        BatchResult result = _batch.RunWhole(_batch.Options with { Force = true });

        DatabaseRow row = Assert.Single(_batch.Rows);
        Assert.Equal((1, renamed, path), (result.Run.Counts.Processed, row.Path, row.SourcePath));
        Assert.Equal(result.Run.RunId, row.Run.RunId);
    }

    [Fact]
    public void DigitBatch_Run_OverADestination_EndsAMoveThatWasKilled()
    {
        string path = _batch.Digit("a.png", 0), moved = Path.Combine(_batch.Folder.Folder("done"), "a.png");
        _batch.Run();
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET move_to = '{moved}'");
        File.Move(path, moved);

        Assert.Equal((0, 1), Counts(_batch.Run(_batch.Options with { Folders = [_batch.Folder["done"]] })));

        DatabaseRow row = Assert.Single(_batch.Rows);
        Assert.Equal((moved, path, null), (row.Path, row.SourcePath, row.MoveTo));
    }

    [Fact]
    public void DigitBatch_Run_OfAShard_KnowsWhatComesFromAnother()
    {
        string path = _batch.Digit("a.png", 0);
        string other = Enumerable.Range(0, 100).Select(i => $"b{i}.png").First(name => Shard.Of(name, 2) != Shard.Of("a.png", 2));
        _batch.Run(_batch.Options with { Shard = new Shard(Shard.Of("a.png", 2), 2) });
        File.Move(path, Path.Combine(_batch.Inbox, other));

        Assert.Equal((0, 1), Counts(_batch.Run(_batch.Options with { Shard = new Shard(Shard.Of(other, 2), 2) })));
        Assert.Equal(other, Path.GetFileName(Assert.Single(_batch.Rows).Path));
    }

    [Fact]
    public void DigitBatch_Run_ARenamedNumber_KeepsItsDigits()
    {
        string path = Path.Combine(_batch.Inbox, "1025.png"), renamed = Path.Combine(_batch.Inbox, "amount.png");
        File.Copy(Path.Combine(Repository.Root, "examples", "amounts", "1025.png"), path);
        var network = LineNetwork.Get(LineNetwork.ShippedPath, TestRun.Token);
        BatchCounts Run() => DigitBatch.Run(_batch.Database, network, _batch.Options, new BatchEvents(), TestRun.Token).Run.Counts;
        Run();
        DatabaseRow before = Assert.Single(_batch.Rows);
        File.Move(path, renamed);

        Assert.Equal((0, 1), Counts(Run()));

        Assert.Equivalent(before with { Path = renamed, SourcePath = path }, Assert.Single(_batch.Rows), strict: true);
    }

    [Fact]
    public void DigitBatch_Run_WhatIsNoPicture_IsNotReportedAgain()
    {
        string path = Path.Combine(_batch.Inbox, "text.png");
        File.WriteAllText(path, "no picture");
        _batch.Run();
        File.Move(path, Path.Combine(_batch.Inbox, "renamed.png"));

        Assert.Equal((0, 1), Counts(_batch.Run()));
        Assert.Empty(_batch.Errors);
        Assert.Equal(BatchStatus.Failed, Assert.Single(_batch.Rows).Status);
    }

    [Fact]
    public void FileAbsence_OfAFile_IsOnlyWhatSurelyIs()
    {
        string there = _batch.Digit("a.png", 0), link = Path.Combine(_batch.Inbox, "link.png");
        Assert.False(FileAbsence.IsSure(there));
        Assert.True(FileAbsence.IsSure(Path.Combine(_batch.Inbox, "b.png")));
        Assert.True(FileAbsence.IsSure(_batch.Folder["before", "a.png"]));

        // A name that is no valid text is another one on the disk.
        Assert.False(FileAbsence.IsSure(Path.Combine(_batch.Inbox, "\uFFFD.png")));
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(link, "nowhere.png");
        Assert.False(FileAbsence.IsSure(link));
    }

    [Fact]
    public void FileAbsence_OfAFolder_TellsARenamedOneFromOneThatCannotBeReached()
    {
        Assert.True(FileAbsence.WouldBeSeen(_batch.Inbox, _batch.Folder["other"]));
        Assert.True(FileAbsence.WouldBeSeen(_batch.Folder["before"], _batch.Inbox));
        Assert.True(FileAbsence.WouldBeSeen(Path.Combine(_batch.Inbox, "2025", "05"), _batch.Inbox));

        // As of a share that isn't mounted: what is there of its path has nothing of what was found.
        Assert.False(FileAbsence.WouldBeSeen(Path.Combine(_batch.Inbox, "share", "2025"), _batch.Folder["other"]));
        if (Directory.Exists(OtherDevice)) Assert.False(FileAbsence.WouldBeSeen("/digittools-none", OtherDevice));
    }

    [Fact]
    public void DigitBatch_Run_ReadsNothingForAPictureThatWasMoved()
    {
        string path = _batch.Digit("a.png", 0);
        _batch.Run();
        File.Move(path, Path.Combine(_batch.Inbox, "b.png"));
        using var pipeline = new RecognitionPipeline(_batch.Classifier, new RecognitionOptions { Workers = 1, HashContent = true });
        using var database = BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token);
        using var moved = new MovedPictures(database);
        string renamed = Path.Combine(_batch.Inbox, "b.png");

        pipeline.Add(new PictureRequest(renamed, IsKnown: hash => moved.MayBe(hash, renamed)));

        Assert.True(pipeline.Take(TestRun.Token).IsKnown);
    }

    private static (long Processed, long Skipped) Counts(BatchCounts counts) => (counts.Processed, counts.Skipped);
}
