using DigitTools.Core.Batch;
using DigitTools.Core.Files;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Tests.Batch;

/// <summary>What a run says of the files that it leaves alone.</summary>
public sealed class BatchIgnoredTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_CountsPicturesBelowAndFilesOfOtherKinds()
    {
        string log = _batch.Folder["inbox/log.jsonl"];
        _batch.Digits(2);
        _batch.Digit("below/0.png", 0);
        _batch.Digit("below/deeper/1.PNG", 1);
        string[] others = ["a.heic", "b.HEIC", "notes", ".hidden.heic", "below/c.heic"];
        foreach (string name in others) _batch.Folder.Text("inbox/" + name);

        IgnoredFiles told = Run(_batch.Options with { LogPath = log })!;

        Assert.Equal((5, 2), (told.Total, told.Below));
        Assert.Equal(new SortedDictionary<string, long> { [""] = 1, [".heic"] = 2 }, told.Extensions);
        const string End = "\"below\":2,\"extensions\":{\"\":1,\".heic\":2}}";
        string line = Assert.Single(File.ReadLines(log), l => l.EndsWith(End, StringComparison.Ordinal));
        Assert.Contains("\"event\":\"files.ignored\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void DigitBatch_Run_SaysNothingOfWhatNobodyMisses()
    {
        // Destinations below the inbox, another folder that is named, the database with what lies beside it, and files that are too old.
        _batch.Digit("done/0.png", 0);
        _batch.Digit("other/1.png", 1);
        File.SetLastWriteTimeUtc(_batch.Folder.Text("inbox/old.heic"), DateTime.UnixEpoch);
        BatchOptions options = _batch.Options with
        {
            Folders = [_batch.Inbox, Path.Combine(_batch.Inbox, "other")],
            MoveTo = Path.Combine(_batch.Inbox, "done"),
            Since = DateTime.UtcNow.AddDays(-1),
        };

        Assert.Null(Run(options, Path.Combine(_batch.Inbox, "results.db")));
        Assert.Null(Run(_batch.Options with { Recurse = true, Include = _ => true }));
    }

    [Fact]
    public void DigitBatch_Run_OfShards_CountEachFileOnce()
    {
        for (int i = 0; i < 20; i++) _batch.Folder.Text($"inbox/{i}.heic");
        _batch.Digit("below/0.png", 0);

        IgnoredFiles[] told = [.. Enumerable.Range(0, 2).Select(i =>
            Run(_batch.Options with { Shard = new Shard(i, 2) }, _batch.Folder[$"{i}.db"])).OfType<IgnoredFiles>()];

        Assert.Equal(2, told.Length);
        Assert.Equal((21, 1), (told.Sum(t => t.Total), told.Sum(t => t.Below)));
    }

    private IgnoredFiles? Run(BatchOptions options, string? database = null)
    {
        IgnoredFiles? told = null;
        var events = new BatchEvents(Ignored: files => told = files);
        BatchResult result = DigitBatch.Run(database ?? _batch.Database, _batch.Classifier, options, events, TestRun.Token);
        Assert.Equal(told?.Total ?? 0, result.Ignored.Total);
        return told;
    }
}
