using DigitTools.Core.Sharding;

namespace DigitTools.Core.Tests.Sharding;

/// <summary>The values of the variables are those that Slurm 22.05 gives to arrays of these shapes.</summary>
public sealed class ShardResolverTests
{
    [Fact]
    public void ShardResolver_NothingSaid_IsEverything() => Assert.Equal(Shard.Whole, Resolve(null, null));

    [Fact]
    public void ShardResolver_EmptyVariables_AreNotSet() =>
        Assert.Equal(
            Shard.Whole, Resolve(null, null, ("SLURM_ARRAY_TASK_ID", ""), ("JOB_COMPLETION_INDEX", " "), ("DIGITTOOLS_SHARD_COUNT", "")));

    [Fact]
    public void ShardResolver_Parameters_ComeBeforeTheEnvironment() =>
        Assert.Equal(
            new Shard(2, 5), Resolve(2, 5, [("DIGITTOOLS_SHARD_COUNT", "8"), ("JOB_COMPLETION_INDEX", "1"), .. Array(3, 0, 7, 1, 8)]));

    [Fact]
    public void ShardResolver_CountOf1_IsEverythingInAnyArray()
    {
        Assert.Equal(Shard.Whole, Resolve(null, 1, Array(3, 0, 7, 1, 8)));
        Assert.Equal(Shard.Whole, Resolve(null, 1, ("JOB_COMPLETION_INDEX", "3")));
        Assert.Equal(Shard.Whole, Resolve(null, null, [("DIGITTOOLS_SHARD_COUNT", "1"), .. Array(3, 0, 7, 1, 8)]));
    }

    [Theory]
    [InlineData(0, 0, 3, 1, 4, 0)] // --array=0-3
    [InlineData(3, 0, 3, 1, 4, 3)]
    [InlineData(1, 1, 4, 1, 4, 0)] // --array=1-4
    [InlineData(4, 1, 4, 1, 4, 3)]
    [InlineData(10, 0, 15, 5, 4, 2)] // --array=0-15:5
    [InlineData(12, 0, 15, 4, 4, 3)] // --array=0-15:4
    [InlineData(3, 3, 3, 1, 1, 0)] // --array=3
    public void ShardResolver_SlurmArray_CountsFromItsFirstTask(int task, int first, int last, int step, int count, int index) =>
        Assert.Equal(new Shard(index, count), Resolve(null, null, Array(task, first, last, step, count)));

    [Theory]
    [InlineData(2, 2, 5, 1, 2)] // --array=2,5
    [InlineData(5, 2, 5, 1, 2)]
    [InlineData(7, 1, 7, 1, 3)] // --array=1,2,7
    public void ShardResolver_SlurmArrayWithGaps_IsRefusedWithoutACount(int task, int first, int last, int step, int count) =>
        Refused("SLURM_ARRAY_TASK_COUNT", () => Resolve(null, null, Array(task, first, last, step, count)));

    [Fact]
    public void ShardResolver_SlurmArrayWithGaps_IsTheSameTaskAgainWithACount()
    {
        Assert.Equal(new Shard(5, 8), Resolve(null, 8, Array(5, 2, 5, 1, 2)));
        Assert.Equal(new Shard(5, 8), Resolve(null, null, [("DIGITTOOLS_SHARD_COUNT", "8"), .. Array(5, 2, 5, 1, 2)]));
        Assert.Equal(new Shard(1, 8), Resolve(null, null, [("DIGITTOOLS_SHARD_COUNT", "8"), .. Array(1, 0, 1, 1, 2)]));
    }

    [Fact]
    public void ShardResolver_SlurmTaskOutsideOfTheCount_IsRefused() =>
        Refused("ShardIndex", () => Resolve(null, 8, Array(8, 1, 8, 1, 8)));

    [Fact]
    public void ShardResolver_SlurmTaskWithoutACount_IsRefused() =>
        Refused("ShardCount", () => Resolve(null, null, ("SLURM_ARRAY_TASK_ID", "3")));

    [Fact]
    public void ShardResolver_KubernetesIndex_GoesWithTheCountOfTheManifestOrTheUser()
    {
        Assert.Equal(new Shard(3, 8), Resolve(null, null, ("JOB_COMPLETION_INDEX", "3"), ("DIGITTOOLS_SHARD_COUNT", "8")));
        Assert.Equal(new Shard(3, 4), Resolve(null, 4, ("JOB_COMPLETION_INDEX", "3")));
    }

    [Fact]
    public void ShardResolver_KubernetesIndexAlone_IsRefused() =>
        Refused("ShardCount", () => Resolve(null, null, ("JOB_COMPLETION_INDEX", "3")));

    [Fact]
    public void ShardResolver_IndexAlone_IsRefused() => Refused("ShardCount", () => Resolve(0, null));

    [Fact]
    public void ShardResolver_CountAlone_IsRefused()
    {
        Refused("ShardIndex", () => Resolve(null, 8));
        Refused("ShardIndex", () => Resolve(null, null, ("DIGITTOOLS_SHARD_COUNT", "8")));
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(1, 1)]
    public void ShardResolver_IndexOutsideOfTheCount_IsRefused(int index, int count) => Refused("ShardIndex", () => Resolve(index, count));

    [Fact]
    public void ShardResolver_MoreShardsThanADatabaseCanTellOf_AreRefused()
    {
        Refused("ShardCount", () => Resolve(0, 5_000_001));
        Refused("ShardCount", () => Resolve(null, null, Array(0, 0, 5_000_000, 1, 5_000_001)));
    }

    [Theory]
    [InlineData("DIGITTOOLS_SHARD_COUNT", "eight")]
    [InlineData("DIGITTOOLS_SHARD_COUNT", "0")]
    [InlineData("SLURM_ARRAY_TASK_ID", "-1")]
    [InlineData("JOB_COMPLETION_INDEX", "3000000000")]
    public void ShardResolver_VariableThatIsNoNumber_IsNamed(string name, string value)
    {
        DigitException error = Refused(name, () => Resolve(null, null, ("JOB_COMPLETION_INDEX", "0"), (name, value)));
        Assert.Contains($"'{value}'", error.Message, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Array(int task, int first, int last, int step, int count) =>
    [
        .. new[] { ("ID", task), ("MIN", first), ("MAX", last), ("STEP", step), ("COUNT", count) }
            .Select(v => ($"SLURM_ARRAY_TASK_{v.Item1}", $"{v.Item2}")),
    ];

    private static Shard Resolve(int? index, int? count, params (string Name, string Value)[] variables) =>
        ShardResolver.Resolve(index, count, name => variables.LastOrDefault(v => v.Name == name).Value);

    private static DigitException Refused(string target, Func<Shard> resolve)
    {
        DigitException error = Assert.Throws<DigitException>(() => resolve());
        Assert.Equal((DigitErrorId.ShardInvalid, target), (error.Id, error.Target));
        return error;
    }
}
