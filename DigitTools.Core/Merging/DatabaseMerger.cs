using System.Diagnostics;
using DigitTools.Core.Database;

namespace DigitTools.Core.Merging;

/// <summary>Merges the databases of many tasks into one: of each picture the newest row, in one transaction.</summary>
/// <remarks>
/// All databases are read side by side in the order of their paths, so that the index of an empty target grows at its end only and the time
/// a row takes doesn't grow with the target. A second merge of the same databases changes nothing.
/// </remarks>
internal static class DatabaseMerger
{
    /// <summary>Memory for pages of the target, KiB: a page that is changed again should still be there.</summary>
    private const int TargetCache = 256 * 1024;

    /// <summary>Merges databases.</summary>
    /// <param name="sources">Full paths; the target itself and repetitions are left out.</param>
    /// <param name="target">Full path of the database to merge into; it is made if it is missing.</param>
    /// <param name="options">What has to be there.</param>
    /// <param name="progress">Gets the rows read and the rows there are, once per page; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the merge and leaves the target as it was.</param>
    /// <exception cref="DigitException">
    /// <see cref="DigitErrorId.ShardMissing"/>, <see cref="DigitErrorId.ShardMismatch"/>, <see cref="DigitErrorId.DatabaseMismatch"/>, or
    /// an error of one of the databases. The target is as it was.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MergeResult Merge(
        IEnumerable<string> sources,
        string target,
        MergeOptions options,
        Action<long, long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var clock = Stopwatch.StartNew();
        string[] paths = [.. sources.Distinct(StringComparer.Ordinal).Where(p => p != target)];
        var census = new ShardCensus();
        (long total, BatchReading? reading) = Count(paths, census, cancellationToken);
        census.Check(options);
        using var held = DatabaseLock.Take(target, TimeSpan.Zero, cancellationToken);
        using var into = BatchDatabase.OpenOrCreate(target, reading, cancellationToken);
        into.Connection.Execute($"PRAGMA cache_size = -{TargetCache}");
        using var writer = new MergeTarget(into.Connection);
        long before = into.Count(cancellationToken), after = 0, read = 0;
        void Step()
        {
            read++;
            if (read % 1000 != 0) return;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Invoke(read, Math.Max(read, total));
        }

        into.Connection.Transact(
            () =>
            {
                // Hashes come in no order: their index is made at the end, if most of it is new.
                string? index = total > before ? DatabaseSchema.DropContentIndex(into.Connection) : null;
                foreach (string[] group in paths.Chunk(options.GroupSize)) Merge(group, writer, Step, cancellationToken);
                if (index is not null) into.Connection.Execute(index);
                after = into.Count(CancellationToken.None);
            },
            cancellationToken);

        // A picture that was moved since the last merge has a new row and has lost one: it is no new picture.
        long added = Math.Max(0, after - before);
        return new MergeResult
        {
            Target = target,
            Sources = paths.Length,
            ShardCount = census.Count,
            MissingShards = census.Missing,
            Pictures = after,
            Added = added,
            Updated = writer.Written - added,
            Unchanged = read - writer.Written,
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>Looks into all databases: how many rows there are, and that they were read in one way.</summary>
    private static (long Rows, BatchReading? Reading) Count(string[] paths, ShardCensus census, CancellationToken cancellationToken)
    {
        long rows = 0;
        (string Path, BatchReading Reading)? first = null;
        foreach (string path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var database = BatchDatabase.OpenRead(path, cancellationToken);
            census.Add(path, database.Runs(cancellationToken));
            rows += database.Count(cancellationToken);
            if (database.Reading is not { } reading) continue;
            first ??= (path, reading);
            if (first.Value.Reading != reading)
                throw Errors.DatabasesOfTwoKinds(first.Value.Path, first.Value.Reading.Words(), path, reading.Words());
        }

        return (rows, first?.Reading);
    }

    private static void Merge(string[] paths, MergeTarget writer, Action step, CancellationToken cancellationToken)
    {
        var sources = new List<MergeSource>(paths.Length);
        try
        {
            var next = new PriorityQueue<MergeSource, string>(StringComparer.Ordinal);
            foreach (string path in paths)
            {
                var source = new MergeSource(path, cancellationToken);
                sources.Add(source);

                // All of them, also of a shard without pictures: the next merge asks which shards there were.
                source.SaveRuns(writer);
                if (source.Read(writer)) next.Enqueue(source, source.Key);
            }

            while (next.TryDequeue(out MergeSource? source, out _))
            {
                writer.Save(source.Take());
                step();
                if (source.Read(writer)) next.Enqueue(source, source.Key);
            }
        }
        finally
        {
            foreach (MergeSource source in sources) source.Dispose();
        }
    }
}
