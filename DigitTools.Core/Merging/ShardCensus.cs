using DigitTools.Core.Database;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Merging;

/// <summary>
/// Counts the shards in some databases: whether they divide the same folders in the same way, and whether one is missing.
/// </summary>
internal sealed class ShardCensus
{
    private readonly SortedDictionary<string, ShardDivision> _divisions = new(StringComparer.Ordinal);
    private string? _withoutRun;

    /// <summary>The number of shards, if it is the same for all folders; null if there are several, or none.</summary>
    public int? Count => _divisions.Values.Select(d => d.Count).Distinct().Take(2).ToArray() is [int count] ? count : null;

    /// <summary>All shards that are missing or have not come to their end, in order.</summary>
    public IReadOnlyList<int> Missing => [.. _divisions.Values.SelectMany(d => d.Missing).Distinct().Order()];

    /// <summary>Takes note of the runs of a database.</summary>
    /// <param name="database">Its full path.</param>
    /// <param name="runs">Its runs, in the order in which they began.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ShardMismatch"/>: another database divides the same folders in another
    /// way.</exception>
    public void Add(string database, IReadOnlyList<DatabaseRun> runs)
    {
        if (runs.Count == 0) _withoutRun ??= database;
        foreach (IGrouping<string, DatabaseRun> group in runs.GroupBy(FoldersOf, StringComparer.Ordinal))
        {
            // A folder may have been divided in another way once: what holds is how it was divided last.
            int count = group.Last().ShardCount ?? 1;
            if (!_divisions.TryGetValue(group.Key, out ShardDivision? division))
                _divisions[group.Key] = division = new ShardDivision(group.Key, count, database);
            if (division.Count != count) throw Errors.ShardMismatch(group.Key, division.Database, division.Count, database, count);
            IEnumerable<DatabaseRun> ofDivision = group.Where(r => (r.ShardCount ?? 1) == count);
            foreach (IGrouping<int?, DatabaseRun> shard in ofDivision.GroupBy(r => r.ShardIndex)) division.Add(shard.Last());
        }
    }

    /// <summary>Checks that all shards are there.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ShardMismatch"/> or <see cref="DigitErrorId.ShardMissing"/>.</exception>
    public void Check(MergeOptions options)
    {
        foreach (ShardDivision division in _divisions.Values)
        {
            if (options.ExpectedShardCount is { } expected && division.Count != expected)
                throw Errors.ShardCountUnexpected(division.Folders, division.Database, division.Count, expected);
        }

        if (options.AllowMissing) return;
        if (_withoutRun is not null && _divisions.Count == 0 && options.ExpectedShardCount is { } all)
            throw Errors.ShardMissing(_withoutRun, all, ShardList.Format([.. Enumerable.Range(0, all)]));
        if (_divisions.Values.FirstOrDefault(d => d.Missing.Count > 0) is { } incomplete)
            throw Errors.ShardMissing(incomplete.Folders, incomplete.Count, ShardList.Format(incomplete.Missing));
        if (_withoutRun is not null) throw Errors.DatabaseWithoutRun(_withoutRun);
    }

    private static string FoldersOf(DatabaseRun run) => string.Join(", ", run.Folders.Order(StringComparer.Ordinal));
}
