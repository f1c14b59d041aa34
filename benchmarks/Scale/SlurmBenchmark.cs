using System.Diagnostics;
using System.Globalization;
using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.Scale;

/// <summary>
/// Reads many pictures with an array of a real Slurm while its tasks are killed, and compares the merged rows with those of one run.
/// </summary>
internal static class SlurmBenchmark
{
    /// <summary>Prints what was done and what came of it.</summary>
    /// <param name="pictures">How many pictures, up to 60,000.</param>
    /// <param name="shards">Tasks of the array.</param>
    /// <param name="kills">How many tasks to kill or put back into the queue.</param>
    /// <param name="seed">Of the random moments.</param>
    /// <returns>0 where the rows are the same, 1 where they differ, 2 where Slurm can't be started here.</returns>
    public static int Run(int pictures, int shards, int kills, int seed)
    {
        if (SlurmCluster.Obstacle is { } obstacle)
        {
            Console.Error.WriteLine(obstacle);
            return 2;
        }

        string folder = Directory.CreateTempSubdirectory("digittools-slurm-").FullName;
        try
        {
            string inbox = Path.Combine(folder, "inbox"), work = Path.Combine(folder, "work");
            ScalePictures.Write(inbox, pictures);
            Directory.CreateDirectory(work);
            using var cluster = new SlurmCluster(Environment.ProcessorCount);
            var array = new SlurmArray(cluster, Repository.Root, inbox, work, shards);
            var clock = Stopwatch.StartNew();
            var random = new Random64((ulong)seed);
            array.Run(kills, mostMilliseconds: 3000, () => random.NextSingle());
            TimeSpan elapsed = clock.Elapsed;
            string[] merged = array.Rows(array.Results), alone = array.Rows(array.RunAlone());
            bool same = merged.AsSpan().SequenceEqual(alone);
            string version = cluster.Run("sinfo", "--version"), seconds = elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{pictures} pictures, an array of {shards}, {version}; seed {seed}. {Machine.Describe()}."));
            Console.WriteLine($"Tasks: {string.Join(", ", array.Disturbances)}.");
            Console.WriteLine($"Tasks sent again {array.Retries} times; array, retries and merges took {seconds} s.");
            Console.WriteLine(same
                ? $"Merged and single run: {merged.Length} rows each, all the same."
                : $"Merged {merged.Length} rows, single run {alone.Length}; "
                    + $"{merged.Except(alone).Count()} and {alone.Except(merged).Count()} differ.");
            return same ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
