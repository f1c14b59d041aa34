using System.Globalization;

namespace DigitTools.Core.Sharding;

/// <summary>Finds out which shard a task is: from what the user said, or from the variables that an engine gives to each task.</summary>
internal static class ShardResolver
{
    /// <summary>
    /// How many shards there are; comes before the count of Slurm, which tells how many tasks were sent, not how many there ever were.
    /// </summary>
    public const string CountVariable = "DIGITTOOLS_SHARD_COUNT";

    private const string SlurmIndex = "SLURM_ARRAY_TASK_ID";
    private const string SlurmCount = "SLURM_ARRAY_TASK_COUNT";
    private const string SlurmFirst = "SLURM_ARRAY_TASK_MIN";
    private const string SlurmLast = "SLURM_ARRAY_TASK_MAX";
    private const string SlurmStep = "SLURM_ARRAY_TASK_STEP";
    private const string KubernetesIndex = "JOB_COMPLETION_INDEX";

    /// <summary>The shard of this task.</summary>
    /// <param name="index">What the user said, 0 or more; null leaves it to the environment.</param>
    /// <param name="count">What the user said, 1 or more; null leaves it to the environment. 1 is everything, whatever the environment
    /// says.</param>
    /// <param name="variable">Value of an environment variable; null or empty if it is not set.</param>
    /// <returns><see cref="Shard.Whole"/> if neither the user nor the environment names a shard.</returns>
    /// <exception cref="DigitException">
    /// <see cref="DigitErrorId.ShardInvalid"/>: one of index and count without the other, no number, the index outside of the count, more
    /// than <see cref="Shard.MostCount"/>, an array with gaps without a count.
    /// </exception>
    public static Shard Resolve(int? index, int? count, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        count ??= Read(variable, CountVariable, least: 1);
        if (count == 1 && index is null) return Shard.Whole;
        if (index is null && count is null && Read(variable, SlurmIndex) is { } task) return FromArray(task, variable);

        index ??= Read(variable, SlurmIndex) ?? Read(variable, KubernetesIndex);
        if (index is null) return count is null ? Shard.Whole : throw Errors.ShardIndexUnknown(count.Value);
        count ??= Read(variable, SlurmCount, least: 1) ?? throw Errors.ShardCountUnknown(index.Value);
        if (count > Shard.MostCount) throw Errors.ShardCountTooLarge(count.Value, Shard.MostCount);
        return index < count ? new Shard(index.Value, count.Value) : throw Errors.ShardIndexTooLarge(index.Value, count.Value);
    }

    /// <summary>The place of a task among all tasks of an array, which may begin at any number and count in steps.</summary>
    private static Shard FromArray(int task, Func<string, string?> variable)
    {
        int count = Read(variable, SlurmCount, least: 1) ?? throw Errors.ShardCountUnknown(task);
        int first = Read(variable, SlurmFirst) ?? 0, step = Read(variable, SlurmStep, least: 1) ?? 1;
        int last = Read(variable, SlurmLast) ?? first + (count - 1) * step;

        // Slurm says the step 1 for a list like 2,5: the tasks that failed, say. Their places among all tasks can't be told from that.
        bool regular = task >= first && (task - first) % step == 0 && (last - first) / step == count - 1;
        if (count > Shard.MostCount) throw Errors.ShardCountTooLarge(count, Shard.MostCount);
        return regular ? new Shard((task - first) / step, count) : throw Errors.ShardArrayIrregular(task, count);
    }

    private static int? Read(Func<string, string?> variable, string name, int least = 0)
    {
        string? value = variable(name);
        if (string.IsNullOrWhiteSpace(value)) return null;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw Errors.ShardVariableInvalid(name, value, least);
    }
}
