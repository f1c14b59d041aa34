using DigitTools.Core.Database;
using DigitTools.Core.Merging;
using DigitTools.Core.Sharding;
using DigitTools.Core.Tests.Batch;

namespace DigitTools.Core.Tests.Sharding;

/// <summary>What has to be there before anything is merged.</summary>
public sealed class ShardCensusTests : IDisposable
{
    private readonly ShardDatabases _databases = new();
    private readonly string[] _shards;

    public ShardCensusTests() => _shards = _databases.Divide(8, [.. Enumerable.Range(0, 50).Select(i => $"{i}.png")]);

    public void Dispose() => _databases.Dispose();

    [Fact]
    public void DatabaseMerger_MissingShards_AreNamedAndNothingIsMerged()
    {
        DigitException error = Refused(DigitErrorId.ShardMissing, [_shards[0], .. _shards[3..7]]);
        Assert.Equal("1-2,7", error.Target);
        Assert.Contains("8 shards", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatabaseMerger_MissingShards_MayBeAllowed()
    {
        MergeResult result = _databases.Merge([_shards[0], .. _shards[3..7]], allowMissing: true);
        Assert.Equal([1, 2, 7], result.MissingShards);
        Assert.Equal(DatabaseRows.Read(_databases.Target).Length, result.Pictures);

        Assert.Equal(50, _databases.Merge(_shards).Pictures);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(BatchStop.TimeLimit)]
    [InlineData(BatchStop.Error)]
    public void DatabaseMerger_AShardThatDidNotComeToItsEnd_IsMissingUntilItDoes(object? given)
    {
        var stoppedBy = (BatchStop?)given;
        _databases.Add("shard-5.db", new Shard(5, 8), _ => [], stoppedBy, minutes: 1);
        Assert.Equal("5", Refused(DigitErrorId.ShardMissing, _shards).Target);

        _databases.Add("shard-5.db", new Shard(5, 8), _ => [], minutes: 2);
        Assert.Equal(50, _databases.Merge(_shards).Pictures);
    }

    [Fact]
    public void DatabaseMerger_AShardDoneAgainInAnotherDatabase_IsThere()
    {
        _databases.Add("shard-5.db", new Shard(5, 8), _ => [], stoppedBy: null, minutes: 1);
        string again = _databases.Add("again.db", new Shard(5, 8), _ => [], minutes: 2);
        Assert.Equal(8, _databases.Merge([again, .. _shards]).ShardCount);
    }

    [Fact]
    public void DatabaseMerger_ShardsOfTwoDivisions_AreNotMixed()
    {
        string other = _databases.Add("other.db", new Shard(3, 16), "x.png");
        DigitException error = Refused(DigitErrorId.ShardMismatch, [.. _shards, other]);
        Assert.Equal(other, error.Target);
        Assert.Contains("8 shards", error.Message, StringComparison.Ordinal);
        Assert.Contains("16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatabaseMerger_UndividedBesideShards_IsAMixToo() =>
        Refused(DigitErrorId.ShardMismatch, [.. _shards, _databases.Add("other.db", null, "x.png")]);

    [Fact]
    public void DatabaseMerger_AnotherFolder_HasADivisionOfItsOwn()
    {
        string Other(int i) =>
            _databases.Add($"other-{i}.db", new Shard(i, 2), run => [DatabaseRows.Failed(run, $"/other/{i}.png")], folder: "/other");
        string[] others = [Other(0), Other(1)];
        MergeResult result = _databases.Merge([.. _shards, .. others]);
        Assert.Equal((52L, null), (result.Pictures, result.ShardCount));
        File.Delete(_databases.Target);

        DigitException error = Refused(DigitErrorId.ShardMissing, [.. _shards, others[0]]);
        Assert.Equal("1", error.Target);
        Assert.Contains("/other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatabaseMerger_AnEarlierDivisionInTheSameDatabases_DoesNotCount()
    {
        string[] halves = [.. Enumerable.Range(0, 2).Select(i => _databases.Add($"shard-{i}.db", new Shard(i, 2), _ => [], minutes: 5))];
        Assert.Equal(2, _databases.Merge(halves).ShardCount);
    }

    [Fact]
    public void DatabaseMerger_ExpectedCount_IsChecked()
    {
        Assert.Equal(8, _databases.Merge(_shards, expected: 8).ShardCount);
        Assert.Equal(DigitErrorId.ShardMismatch, Assert.Throws<DigitException>(() => _databases.Merge(_shards, expected: 4)).Id);
    }

    [Fact]
    public void DatabaseMerger_DatabaseWithoutARun_IsMissing()
    {
        using (BatchDatabase.OpenOrCreate(_databases["empty.db"], TestRun.Token)) { }
        Assert.Equal(_databases["empty.db"], Refused(DigitErrorId.ShardMissing, [.. _shards, _databases["empty.db"]]).Target);
    }

    [Fact]
    public void DatabaseMerger_NoDatabase_IsRefused() =>
        Refused(DigitErrorId.DatabaseNotFound, [.. _shards, _databases["none.db"]]);

    [Theory]
    [InlineData("", new int[0])]
    [InlineData("3", new[] { 3 })]
    [InlineData("0-2,5,7-8", new[] { 0, 1, 2, 5, 7, 8 })]
    public void ShardList_Format_IsWhatSbatchTakes(string expected, int[] indices) => Assert.Equal(expected, ShardList.Format(indices));

    private DigitException Refused(DigitErrorId id, IEnumerable<string> databases)
    {
        DigitException error = Assert.Throws<DigitException>(() => _databases.Merge(databases));
        Assert.Equal(id, error.Id);
        Assert.DoesNotContain("all.db", _databases.Files);
        return error;
    }
}
