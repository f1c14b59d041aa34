using System.Globalization;
using DigitTools.Core.Batch;
using DigitTools.Core.Data;
using DigitTools.Core.Recognition;
using DigitTools.Core.Sharding;

namespace DigitTools.Benchmarks.Scale;

/// <summary>Databases as the tasks of an array would leave them, without reading a picture: paths, hashes and probabilities are made up.</summary>
internal static class ScaleDatabases
{
    private const string Inbox = "/srv/inbox";

    /// <summary>Writes <c>shard-&lt;n&gt;.db</c>.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="rows">Rows of all of them.</param>
    /// <param name="shards">How many.</param>
    /// <returns>Full paths.</returns>
    public static string[] Write(string folder, int rows, int shards)
    {
        var keys = new List<string>[shards];
        for (int i = 0; i < shards; i++) keys[i] = [];
        for (int i = 0; i < rows; i++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{i / 1000:00000}/scan-{i:000000000}.png");
            keys[Shard.Of(key, shards)].Add(key);
        }

        return [.. Enumerable.Range(0, shards).Select(i => Write(Path.Combine(folder, $"shard-{i}.db"), new Shard(i, shards), keys[i]))];
    }

    private static string Write(string path, Shard shard, List<string> keys)
    {
        using var database = BatchDatabase.OpenOrCreate(path);
        var run = new DatabaseRun
        {
            RunId = Guid.CreateVersion7().ToString(),
            Started = DatabaseTime.Now,
            Folders = [Inbox],
            ModelId = "0123456789ab",
            ModelPath = "/opt/DigitTools/bin/lib/Assets/digits.onnx",
            PreprocessingVersion = 1,
            MinimumConfidence = 0.92,
            ToolVersion = "0.1.0",
            ShardIndex = shard.Index,
            ShardCount = shard.Count,
        };
        using var writer = new DatabaseWriter(database, run);
        var counts = new BatchCounts { Recognized = keys.Count };
        writer.Transact(
            () =>
            {
                for (int i = 0; i < keys.Count; i++) writer.Save(Row($"{Inbox}/{keys[i]}", writer.Run, i));
            },
            counts);
        writer.Finish(BatchStop.Completed, counts);
        return path;
    }

    private static DatabaseRow Row(string path, DatabaseRun run, int number)
    {
        var random = new Random64((ulong)run.ShardIndex!.Value, (ulong)number);
        int digit = random.NextInt32(DigitShape.ClassCount), second = (digit + 1) % DigitShape.ClassCount;
        double[] probabilities = new double[DigitShape.ClassCount];
        for (int k = 0; k < probabilities.Length; k++) probabilities[k] = random.NextSingle() * 1e-3;
        probabilities[digit] = 0.99;
        byte[] hash = new byte[32];
        for (int k = 0; k < hash.Length; k += 8) BitConverter.TryWriteBytes(hash.AsSpan(k), random.NextUInt64());
        return new DatabaseRow
        {
            Path = path,
            Stamp = new FileStamp(300, DatabaseTime.Now),
            ContentHash = hash,
            Status = BatchStatus.Recognized,
            Reason = RecognitionReason.None,
            Digit = digit,
            Confidence = probabilities[digit],
            Second = second,
            SecondConfidence = probabilities[second],
            Probabilities = probabilities,
            Run = run,
            Recorded = DatabaseTime.Now,
        };
    }
}
