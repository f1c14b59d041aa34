namespace DigitTools.Core;

/// <content>Errors of shards and their databases.</content>
internal static partial class Errors
{
    public static DigitException ShardMissing(string folders, int count, string missing)
    {
        if (count == 1)
            return Make(DigitErrorId.ShardMissing, $"The work on '{folders}' has not come to its end. Nothing was merged.", missing);
        string which = FormattableString.Invariant($"of {count:N0} shards, these are missing or have not come to their end: {missing}");
        return Make(DigitErrorId.ShardMissing, $"The work on '{folders}' is not whole: {which}. Nothing was merged.", missing);
    }

    public static DigitException DatabaseWithoutRun(string path) => Make(
        DigitErrorId.ShardMissing,
        $"The database '{path}' has no run in it: its task has not begun, or was killed at once. Nothing was merged.",
        path);

    public static DigitException ShardMismatch(string folders, string database, int count, string other, int otherCount) => Make(
        DigitErrorId.ShardMismatch,
        $"'{database}' is of a work on '{folders}' in {count:N0} shards, and '{other}' of one in {otherCount:N0}. Nothing was merged.",
        other);

    public static DigitException ShardCountUnexpected(string folders, string database, int count, int expected) => Make(
        DigitErrorId.ShardMismatch,
        $"'{database}' is of a work on '{folders}' in {count:N0} shards; {expected:N0} are expected. Nothing was merged.",
        database);

    public static DigitException ShardIndexUnknown(int count)
    {
        const string sources = "neither -ShardIndex nor SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is given";
        return Make(
            DigitErrorId.ShardInvalid,
            $"There are {count:N0} shards, and nothing says which of them this is: {sources}.",
            "ShardIndex");
    }

    public static DigitException ShardCountUnknown(int index)
    {
        const string sources = "neither -ShardCount nor DIGITTOOLS_SHARD_COUNT nor SLURM_ARRAY_TASK_COUNT is given";
        return Make(DigitErrorId.ShardInvalid, $"This is shard {index}, and nothing says of how many: {sources}.", "ShardCount");
    }

    public static DigitException ShardIndexTooLarge(int index, int count) => Make(
        DigitErrorId.ShardInvalid,
        $"There is no shard {index} of {count:N0}: shards are numbered from 0 to {count - 1}.",
        "ShardIndex");

    public static DigitException ShardCountTooLarge(int count, int most) =>
        Make(DigitErrorId.ShardInvalid, $"There are {count:N0} shards; the most are {most:N0}.", "ShardCount");

    public static DigitException ShardArrayIrregular(int task, int count) => Make(
        DigitErrorId.ShardInvalid,
        $"The Slurm array of task {task} is a selection of {count:N0} tasks; of how many shards, nothing says.",
        "SLURM_ARRAY_TASK_COUNT");

    public static DigitException ShardVariableInvalid(string name, string value, int least) =>
        Make(DigitErrorId.ShardInvalid, $"The environment variable {name} is '{value}'; a whole number from {least} on is expected.", name);
}
