using DigitTools.Core.Database;
using DigitTools.Core.Merging;
using DigitTools.Core.Sharding;
using DigitTools.Core.Tests.Batch;

namespace DigitTools.Core.Tests.Sharding;

public sealed class DatabaseMergerTests : IDisposable
{
    private static readonly string[] s_pictures = [.. Enumerable.Range(0, 300).Select(i => $"{i % 7}/scan {i:000}.png")];

    private readonly ShardDatabases _databases = new();

    public void Dispose() => _databases.Dispose();

    [Fact]
    public void DatabaseMerger_AllShards_GiveWhatOneRunWouldHave()
    {
        string[] shards = _databases.Divide(8, s_pictures);
        _databases.Add("one.db", null, s_pictures);

        MergeResult result = _databases.Merge(shards);

        Assert.Equal((8, 8), (result.Sources, result.ShardCount));
        Assert.Equal((300L, 300L, 0L, 0L), (result.Pictures, result.Added, result.Updated, result.Unchanged));
        Assert.Empty(result.MissingShards);
        DatabaseRow[] expected = [.. DatabaseRows.Read(_databases["one.db"]).OrderBy(r => r.Path, StringComparer.Ordinal)];
        DatabaseRow[] merged = _databases.Merged();
        Assert.Equal(expected.Select(Content), merged.Select(Content));
        Assert.All(merged, row => Assert.Equal(Shard.Of(row.Path["/inbox/".Length..], 8), row.Run.ShardIndex));
    }

    [Fact]
    public void DatabaseMerger_Again_ChangesNothing()
    {
        string[] shards = _databases.Divide(4, s_pictures);
        _databases.Merge(shards);
        byte[] before = File.ReadAllBytes(_databases.Target);

        MergeResult result = _databases.Merge([.. shards.Reverse(), .. shards, _databases.Target]);

        Assert.Equal((4, 300L, 0L, 0L, 300L), (result.Sources, result.Pictures, result.Added, result.Updated, result.Unchanged));
        DatabaseRow[] merged = _databases.Merged();
        Assert.Equal(300, merged.Length);
        Assert.Equal(4, merged.Select(r => r.Run.RunId).Distinct().Count());
        Assert.Equal(before.Length, new FileInfo(_databases.Target).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DatabaseMerger_APictureReadTwice_KeepsItsNewestRow(bool newestFirst)
    {
        string old = _databases.Add(
            "old.db",
            Shard.Whole,
            run => [DatabaseRows.Recognized(run, "/inbox/a.png", 3), DatabaseRows.Recognized(run, "/inbox/b.png", 3)]);
        DateTime later = DatabaseRows.Time.AddMicroseconds(1);
        string young = _databases.Add(
            "young.db", Shard.Whole, run => [DatabaseRows.Recognized(run, "/inbox/a.png", 5) with { Recorded = later }]);

        _databases.Merge(newestFirst ? [young, old] : [old, young]);
        Assert.Equal([5, 3], _databases.Merged().Select(r => r.Digit));

        MergeResult again = _databases.Merge([old]);
        Assert.Equal((0L, 2L), (again.Updated, again.Unchanged));
        Assert.Equal([5, 3], _databases.Merged().Select(r => r.Digit));
    }

    [Fact]
    public void DatabaseMerger_APictureThatWasMovedTwiceSince_HasOneRow()
    {
        DatabaseRow Row(DatabaseRun run, string path) =>
            DatabaseRows.Recognized(run, path) with { SourcePath = path == "/inbox/a.png" ? null : "/inbox/a.png" };
        foreach (string path in (string[])["/inbox/a.png", "/inbox/b.png", "/done/b.png", "/done/b.png"])
        {
            string database = _databases.Add(Path.GetRandomFileName(), Shard.Whole, run => [Row(run, path)]);
            Assert.Equal(1, _databases.Merge([database]).Pictures);
            Assert.Equal(path, Assert.Single(_databases.Merged()).Path);
        }

        // What has the same content and the same old name, and was read later, is a picture of its own.
        DateTime later = DatabaseRows.Time.AddMicroseconds(1);
        string second = _databases.Add("second.db", Shard.Whole, run => [Row(run, "/done/b-2.png") with { Recorded = later }]);
        Assert.Equal(2, _databases.Merge([second]).Pictures);
    }

    [Fact]
    public void DatabaseMerger_NewPicturesLater_AreAdded()
    {
        string[] shards = _databases.Divide(4, s_pictures[..200]);
        _databases.Merge(shards);
        _databases.Divide(4, s_pictures[200..]);

        MergeResult result = _databases.Merge(shards);

        Assert.Equal((300L, 100L, 0L, 200L), (result.Pictures, result.Added, result.Updated, result.Unchanged));
        Assert.Equal(8, _databases.Merged().Select(r => r.Run.RunId).Distinct().Count());
    }

    [Fact]
    public void DatabaseMerger_APictureMovedSinceTheLastMerge_HasOneRow()
    {
        static DatabaseRow There(DatabaseRun run) => DatabaseRows.Recognized(run, "/inbox/a.png") with { MoveTo = "/done/a.png" };
        static DatabaseRow Moved(DatabaseRun run) => DatabaseRows.Recognized(run, "/done/a.png") with { SourcePath = "/inbox/a.png" };
        string before = _databases.Add("before.db", null, run => [There(run)], stoppedBy: null);
        string after = _databases.Add("after.db", null, run => [Moved(run)], minutes: 1);
        _databases.Merge([before], allowMissing: true);

        MergeResult result = _databases.Merge([after]);
        Assert.Equal((1L, 0L, 1L), (result.Pictures, result.Added, result.Updated));
        Assert.Equal(["/done/a.png"], _databases.Merged().Select(r => r.Path));

        // And what an old copy says doesn't bring it back; another picture of the same name is another picture.
        _databases.Merge([before, after]);
        Assert.Equal(["/done/a.png"], _databases.Merged().Select(r => r.Path));
        DateTime later = DatabaseRows.Time.AddHours(1);
        string next = _databases.Add(
            "next.db", null, run => [DatabaseRows.Recognized(run, "/inbox/a.png") with { Recorded = later }], minutes: 2);
        _databases.Merge([next, before]);
        Assert.Equal(["/done/a.png", "/inbox/a.png"], _databases.Merged().Select(r => r.Path));
    }

    [Fact]
    public void DatabaseMerger_MoreDatabasesThanAreOpenAtATime_AreAllMerged()
    {
        string[] shards = _databases.Divide(9, s_pictures);
        MergeResult result = DatabaseMerger.Merge(
            shards, _databases.Target, new MergeOptions { GroupSize = 4 }, cancellationToken: TestRun.Token);
        Assert.Equal((9, 9, 300L), (result.Sources, result.ShardCount, result.Added));
        Assert.Equal(300, _databases.Merged().Length);
    }

    [Fact]
    public void DatabaseMerger_InSeveralLevels_GivesTheSame()
    {
        string[] shards = _databases.Divide(4, s_pictures);
        string[] halves = [_databases["half-0.db"], _databases["half-1.db"]];
        var options = new MergeOptions { AllowMissing = true };
        for (int i = 0; i < 2; i++)
            DatabaseMerger.Merge(shards[(2 * i)..(2 * i + 2)], halves[i], options, cancellationToken: TestRun.Token);

        MergeResult result = _databases.Merge(halves, expected: 4);
        Assert.Equal((4, 300L), (result.ShardCount, result.Pictures));
    }

    [Fact]
    public void DatabaseMerger_Texts_AreMergedWithTheirDigits()
    {
        DatabaseRows.Write(_databases["1.db"], DatabaseRows.TextRun(), run => DatabaseRows.Text(run, "/inbox/a.png", "1025"));
        DatabaseRows.Write(
            _databases["2.db"],
            DatabaseRows.TextRun(),
            run => DatabaseRows.Text(run, "/done/a.png", "77") with { SourcePath = "/inbox/a.png", Recorded = run.Started.AddHours(1) },
            run => DatabaseRows.Text(run, "/inbox/b.png", "1 2"));

        _databases.Merge([_databases["1.db"]], allowMissing: true);
        MergeResult result = _databases.Merge([_databases["2.db"], _databases["1.db"]], allowMissing: true);

        Assert.Equal((2L, 1L), (result.Pictures, result.Added));
        DatabaseRow[] merged = _databases.Merged();
        Assert.Equal(["/done/a.png 77 7 7", "/inbox/b.png 1 2 1 2"], merged.Select(TextOf));
        using var target = DatabaseConnection.Open(_databases.Target, create: false);
        Assert.Equal(4, target.Number("SELECT count(*) FROM text_digit", TestRun.Token));
    }

    [Fact]
    public void DatabaseMerger_DigitsAndTexts_AreNotMerged()
    {
        string digits = _databases.Add("digits.db", null, s_pictures[..3]), texts = _databases["texts.db"], empty = _databases["empty.db"];
        DatabaseRows.Write(texts, DatabaseRows.TextRun(), run => DatabaseRows.Text(run, "/inbox/a.png"));
        DatabaseRows.Write(empty);

        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, texts, "holds numbers", () => _databases.Merge([empty, digits, texts]));
        Assert.DoesNotContain("all.db", _databases.Files);

        _databases.Merge([empty, texts]);
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, _databases.Target, "holds numbers", () => _databases.Merge([digits]));
        Assert.Equal("10\n25", Assert.Single(_databases.Merged()).Text);
    }

    [Fact]
    public void DatabaseMerger_Cancelled_LeavesTheTargetAsItWas()
    {
        string[] pictures = [.. Enumerable.Range(0, 3000).Select(i => $"{i}.png")];
        _databases.Merge([_databases.Add("first.db", null, s_pictures)]);
        string[] shards = _databases.Divide(2, pictures);
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => DatabaseMerger.Merge(shards, _databases.Target, new MergeOptions(), (read, total) =>
        {
            Assert.Equal(3000, total);
            stop.Cancel();
        }, stop.Token));

        Assert.Equal(300, _databases.Merged().Length);
        Assert.Equal(3300, _databases.Merge(shards).Pictures);
    }

    [Fact]
    public void DatabaseMerger_TargetThatAnotherRunWritesTo_IsLeftAlone()
    {
        string[] shards = _databases.Divide(2, s_pictures);
        using var held = DatabaseLock.Take(_databases.Target, TimeSpan.Zero, TestRun.Token);
        Assert.Equal(DigitErrorId.DatabaseBusy, Assert.Throws<DigitException>(() => _databases.Merge(shards)).Id);
    }

    private static string TextOf(DatabaseRow row) => $"{row.Path} {row.Text} {string.Join(' ', row.Digits.Select(digit => digit.Digit))}";

    private static string Content(DatabaseRow row) =>
        $"{row.Path}|{row.Stamp}|{Convert.ToHexString(row.ContentHash!)}|{row.Status}|{row.Reason}|{row.Recorded:O}|{row.Error}|" +
        $"{row.Digit}|{row.Confidence}|{row.Second}|{row.SecondConfidence}|{string.Join(' ', row.Probabilities!)}";
}
