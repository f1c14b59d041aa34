using DigitTools.Core.Database;

namespace DigitTools.Core.Merging;

/// <summary>How some folders were divided, and the last run of each part.</summary>
/// <param name="folders">Full paths of the folders, as one text.</param>
/// <param name="count">How many shards there are, 1 if the folders were not divided.</param>
/// <param name="database">Full path of a database that says so.</param>
internal sealed class ShardDivision(string folders, int count, string database)
{
    private readonly Dictionary<int, DatabaseRun> _last = [];

    public string Folders => folders;

    public int Count => count;

    public string Database => database;

    /// <summary>Shards whose last run is not there or has not come to its end, in order.</summary>
    public IReadOnlyList<int> Missing =>
        [.. Enumerable.Range(0, count).Where(i => !_last.TryGetValue(i, out DatabaseRun? run) || run.StoppedBy != BatchStop.Completed)];

    /// <summary>Takes note of the last run that one database has of a shard; of two databases the run that began later counts.</summary>
    public void Add(DatabaseRun run)
    {
        int index = run.ShardIndex ?? 0;
        if (!_last.TryGetValue(index, out DatabaseRun? known) || run.Started >= known.Started) _last[index] = run;
    }
}
