using System.Globalization;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Merging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;
using DigitTools.Core.Sharding;

namespace DigitTools.Benchmarks.Scale;

/// <summary>What 100 million pictures would cost: everything that grows with them, measured small at several sizes.</summary>
internal static class ScaleBenchmark
{
    private const double Goal = 100_000_000;
    private const int Shards = 8;

    /// <summary>Prints the tables of docs/scale.md.</summary>
    /// <param name="pictures">How many pictures are read for each row of the first table.</param>
    /// <param name="rows">Rows of the largest merge.</param>
    /// <param name="repeats">Measurements of each.</param>
    public static void Run(int pictures, int rows, int repeats)
    {
        string folder = Directory.CreateTempSubdirectory("digittools-scale-").FullName;
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machine.Describe()}; n = {repeats} each, median and range."));
            double read = Reading(folder, pictures, repeats);
            double list = Listing(folder, [rows / 100, rows / 10], repeats);
            (double merge, double bytes) = Merging(folder, [rows / 100, rows / 10, rows], repeats);
            ManyDatabases(folder, rows / 10, [8, 64, 512], repeats);
            Console.WriteLine();
            Console.WriteLine("| 100 million pictures | |");
            Console.WriteLine("| --- | --: |");
            Print($"| reading, core hours | {Goal * read / 3600:N0} |");
            Print($"| listing and hashing all names once, core seconds | {Goal * list:N0} |");
            Print($"| merged database, GB | {Goal * bytes / 1e9:N1} |");
            Print($"| one merge, core hours | {Goal * merge / 3600:N2} |");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Reading(string folder, int pictures, int repeats)
    {
        Head("reading on one worker | pictures a second and core | range", 2);
        DigitClassifier classifier = ClassifierCache.Get(DigitClassifier.ShippedPath);
        double slowest = 0;
        foreach (int side in new[] { 28, 256 })
        {
            string inbox = Path.Combine(folder, $"pictures-{side}"), database = Path.Combine(folder, "read.db");
            ScalePictures.Write(inbox, pictures, side);
            var options = new BatchOptions
            {
                Folders = [inbox],
                Recurse = true,
                SettleTime = TimeSpan.Zero,
                Recognition = new RecognitionOptions { Workers = 1 },
            };
            var time = Measurement.Of(
                repeats, () => File.Delete(database), () => DigitBatch.Run(database, classifier, options, new BatchEvents()));
            Row($"{pictures:N0} of {side} x {side} pixels", Measurement.Rate(pictures, time.CoreSeconds));
            slowest = Math.Max(slowest, Measurement.Middle(time.CoreSeconds) / pictures);
            Directory.Delete(inbox, recursive: true);
        }

        return slowest;
    }

    private static double Listing(string folder, int[] counts, int repeats)
    {
        Head("looking through, one shard of 1,000 | files a second and core | range", 2);
        double last = 0;
        foreach (int count in counts)
        {
            foreach (int each in new[] { 1000, count })
            {
                string inbox = Path.Combine(folder, "names");
                for (int i = 0; i < count; i++)
                {
                    string below = Path.Combine(inbox, (i / each).ToString("00000", CultureInfo.InvariantCulture));
                    if (i % each == 0) Directory.CreateDirectory(below);
                    File.Create(Path.Combine(below, $"scan-{i.ToString("000000000", CultureInfo.InvariantCulture)}.png")).Dispose();
                }

                var options = new BatchOptions { Folders = [inbox], Recurse = true, Shard = new Shard(0, 1000) };
                string none = Path.Combine(folder, "none.db");
                var time = Measurement.Of(repeats, () => { }, () => DigitBatch.Preview(none, BatchReading.Digit, options));
                Row($"{count:N0} in folders of {Math.Min(each, count):N0}", Measurement.Rate(count, time.CoreSeconds));
                last = Measurement.Middle(time.CoreSeconds) / count;
                Directory.Delete(inbox, recursive: true);
            }
        }

        return last;
    }

    private static (double SecondsARow, double BytesARow) Merging(string folder, int[] sizes, int repeats)
    {
        const string again = "again, nothing new: rows a second and core | range";
        Head($"merging 8 databases | bytes a row | rows a second | rows a second and core | range | {again}", 6);
        (double Seconds, double Bytes) last = default;
        foreach (int rows in sizes)
        {
            string[] sources = ScaleDatabases.Write(folder, rows, Shards);
            string target = Path.Combine(folder, "all.db");
            var first = Measurement.Of(repeats, () => File.Delete(target), () => Merge(sources, target));
            var second = Measurement.Of(repeats, () => { }, () => Merge(sources, target));
            double bytes = (double)new FileInfo(target).Length / rows, rowsPerSecond = rows / Measurement.Middle(first.Seconds);
            string rates = $"{Measurement.Rate(rows, first.CoreSeconds)} | {Measurement.Rate(rows, second.CoreSeconds)}";
            Row($"{rows:N0} rows", string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} | {rowsPerSecond:N0} | {rates}"));
            last = (Measurement.Middle(first.CoreSeconds) / rows, bytes);
            Clean(folder);
        }

        return last;
    }

    private static void ManyDatabases(string folder, int rows, int[] counts, int repeats)
    {
        Head("merging more databases | rows a second and core | range", 2);
        foreach (int count in counts)
        {
            string[] sources = ScaleDatabases.Write(folder, rows, count);
            string target = Path.Combine(folder, "all.db");
            var time = Measurement.Of(repeats, () => File.Delete(target), () => Merge(sources, target));
            Row($"{rows:N0} rows in {count:N0}", Measurement.Rate(rows, time.CoreSeconds));
            Clean(folder);
        }
    }

    private static void Merge(string[] sources, string target) =>
        DatabaseMerger.Merge(sources, target, new MergeOptions { ExpectedShardCount = sources.Length });

    private static void Clean(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.db*")) File.Delete(file);
    }

    private static void Head(string columns, int numbers)
    {
        Console.WriteLine();
        Console.WriteLine($"| {columns} |");
        Console.WriteLine($"| --- |{string.Concat(Enumerable.Repeat(" --: |", numbers))}");
    }

    private static void Row(FormattableString first, string rest) =>
        Console.WriteLine($"| {FormattableString.Invariant(first)} | {rest} |");

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
