using DigitTools.Core.Database;
using DigitTools.Core.Merging;
using DigitTools.Core.Sharding;
using DigitTools.Core.Tests.Batch;

namespace DigitTools.Core.Tests.Sharding;

/// <summary>Databases as the tasks of an array leave them, in a folder of their own.</summary>
internal sealed class ShardDatabases : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>Full path of a database.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Where the tests merge to.</summary>
    public string Target => _folder["all.db"];

    /// <summary>Names of all files.</summary>
    public IReadOnlyList<string> Files => _folder.Files;

    /// <summary>Adds a run to a database.</summary>
    /// <param name="name">The database; it is made where it is missing.</param>
    /// <param name="shard">What part it is of; null where the work was not divided.</param>
    /// <param name="rows">Makes the rows of the run; null makes it a run that was killed.</param>
    /// <param name="stoppedBy">How it ended; null is killed.</param>
    /// <param name="folder">What was read.</param>
    /// <param name="minutes">When it began: after a fixed time.</param>
    /// <returns>Full path of the database.</returns>
    public string Add(
        string name,
        Shard? shard,
        Func<DatabaseRun, IEnumerable<DatabaseRow>> rows,
        BatchStop? stoppedBy = BatchStop.Completed,
        string folder = "/inbox",
        int minutes = 0)
    {
        using var database = BatchDatabase.OpenOrCreate(this[name], TestRun.Token);
        DatabaseRun run = DatabaseRows.Run(folder) with
        {
            ShardIndex = shard?.Index,
            ShardCount = shard?.Count,
            Started = DatabaseRows.Time.AddMinutes(minutes),
        };
        using var writer = new DatabaseWriter(database, run, TestRun.Token);
        var counts = default(BatchCounts);
        writer.Transact(
            () =>
            {
                foreach (DatabaseRow row in rows(writer.Run))
                {
                    writer.Save(row);
                    counts = counts.With(row.Status);
                }
            },
            counts,
            TestRun.Token);
        if (stoppedBy is { } stop) writer.Finish(stop, counts);
        return this[name];
    }

    /// <summary>Adds a run that read these pictures of a folder.</summary>
    public string Add(string name, Shard? shard, params string[] pictures) =>
        Add(name, shard, run => pictures.Select(p => DatabaseRows.Recognized(run, $"/inbox/{p}")));

    /// <summary>Divides pictures as the tasks of an array would.</summary>
    /// <returns>Full paths of the databases.</returns>
    public string[] Divide(int count, params string[] pictures) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => Add($"shard-{i}.db", new Shard(i, count), [.. pictures.Where(p => Shard.Of(p, count) == i)])),
    ];

    /// <summary>Merges into <see cref="Target"/>.</summary>
    public MergeResult Merge(IEnumerable<string> databases, int? expected = null, bool allowMissing = false) =>
        DatabaseMerger.Merge(
            databases,
            Target,
            new MergeOptions { ExpectedShardCount = expected, AllowMissing = allowMissing },
            cancellationToken: TestRun.Token);

    /// <summary>All rows of <see cref="Target"/>, in the order of their paths.</summary>
    public DatabaseRow[] Merged() => [.. DatabaseRows.Read(Target).OrderBy(r => r.Path, StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();
}
