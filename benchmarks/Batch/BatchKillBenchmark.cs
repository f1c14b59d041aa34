using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using DigitTools.Core;
using DigitTools.Core.Batch;
using DigitTools.Core.Data;
using DigitTools.Core.Database;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Batch;

/// <summary>
/// Kills batches at random moments, with a second one beside each, while files appear and are replaced; then lets one run to its end and
/// compares the database with the truth: every file on the disk, and what is read from it when it is read alone.
/// </summary>
internal static class BatchKillBenchmark
{
    /// <summary>Prints what happened and what was found.</summary>
    /// <param name="pictures">Pictures in the inbox at the beginning; a tenth as many come and as many are replaced meanwhile.</param>
    /// <param name="kills">How many batches are killed.</param>
    /// <param name="seed">Of the random moments.</param>
    /// <returns>0 where the database tells the truth, otherwise 1.</returns>
    public static int Run(int pictures, int kills, int seed)
    {
        string folder = Directory.CreateTempSubdirectory("digittools-batch-kill-").FullName;
        try
        {
            string inbox = Directory.CreateDirectory(Path.Combine(folder, "inbox")).FullName;
            var writer = new InboxWriter(inbox, Path.Combine(folder, "writing.tmp"));
            for (int i = 0; i < pictures; i++) writer.Put($"{i:000000}.png");
            var random = new Random64((ulong)seed);
            Console.WriteLine($"{pictures:N0} pictures, {kills} kills, seed {seed}. {Machine.Describe()}.");

            using (var stop = new CancellationTokenSource())
            {
                var disturber = Task.Run(() => writer.Disturb(pictures, seed, stop.Token));
                for (int kill = 1; kill <= kills; kill++)
                {
                    // Moments are counted in pictures moved, and some milliseconds more: a clock alone would kill a slow machine's batches
                    // before they begin.
                    int moved = Moved(folder), more = random.NextInt32(2 * pictures / kills), milliseconds = random.NextInt32(300);
                    using Process first = Start(folder), second = Start(folder);
                    while (Moved(folder) < moved + more && !(first.HasExited && second.HasExited)) Thread.Sleep(5);
                    bool ended = first.WaitForExit(milliseconds) && second.WaitForExit(0);
                    first.Kill();
                    second.Kill();
                    first.WaitForExit();
                    second.WaitForExit();
                    string end = ended ? " (both had ended)" : "";
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"killed {milliseconds} ms after {more} more were moved{end}: {Moved(folder)} moved, {Rows(folder)} rows"));
                }

                stop.Cancel();
                disturber.Wait();
            }

            // One ends what is left, and one more finds nothing to do.
            using (Process last = Start(folder)) last.WaitForExit();
            using (Process again = Start(folder)) again.WaitForExit();
            return Compare(folder, writer);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The batch that is killed.</summary>
    public static int RunChild(string folder)
    {
        try
        {
            DigitClassifier classifier = ClassifierCache.Get(DigitClassifier.ShippedPath);
            BatchResult result = DigitBatch.Run(Database(folder), classifier, Options(folder), new BatchEvents());
            return result.Run.Counts.Failed == 0 ? 0 : 1;
        }
        catch (DigitException e) when (e.Id == DigitErrorId.DatabaseBusy)
        {
            return 2;
        }
    }

    private static BatchOptions Options(string folder) => new()
    {
        Folders = [Path.Combine(folder, "inbox")],
        MoveTo = Path.Combine(folder, "done"),
        RejectTo = Path.Combine(folder, "rejected"),
        ErrorTo = Path.Combine(folder, "errors"),
        SettleTime = TimeSpan.FromMilliseconds(200),
    };

    private static string Database(string folder) => Path.Combine(folder, "results.db");

    private static Process Start(string folder) => Process.Start(Environment.ProcessPath!, ["batch-child", folder]);

    private static int Moved(string folder)
    {
        string done = Path.Combine(folder, "done");
        return Directory.Exists(done) ? Directory.EnumerateFiles(done).Count() : 0;
    }

    private static int Rows(string folder)
    {
        if (Moved(folder) == 0) return 0;
        using var database = BatchDatabase.OpenRead(Database(folder));
        return database.Rows(new DatabaseFilter()).Count();
    }

    private static int Compare(string folder, InboxWriter writer)
    {
        DatabaseRow[] rows;
        using (var database = BatchDatabase.OpenRead(Database(folder))) rows = [.. database.Rows(new DatabaseFilter())];
        string[] files = FilesIn(folder);
        Dictionary<string, string> hashes = files.ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));
        Dictionary<string, RecognitionResult> alone = ReadAlone(files);
        int wrong = 0;
        void Check(string what, int count)
        {
            Console.WriteLine($"{what}: {count:N0}");
            wrong += count;
        }

        int moved = rows.Count(r => r.SourcePath is not null);
        Console.Write($"{files.Length:N0} files, {rows.Length:N0} rows, ");
        Console.WriteLine($"{writer.Written.Count:N0} files were written, {moved:N0} were moved.");
        Check("files without a row", files.Except(rows.Select(r => r.Path)).Count());
        Check("rows without a file, of which no other row tells", rows.Count(r => !hashes.ContainsKey(r.Path)));
        Check("rows of another content than the file", rows.Count(HasOtherContent));
        Check("contents that are there twice", hashes.Count - hashes.Values.Distinct().Count());
        Check("contents that nobody wrote", hashes.Values.Count(hash => !writer.Written.Contains(hash)));
        Check("moves that were begun and not ended", rows.Count(r => r.MoveTo is not null));
        Check("rows that say something else than the picture read alone", rows.Count(SaysSomethingElse));

        Check("contents that were lost", writer.Written.Except(hashes.Values).Count(hash => !writer.Replaced.Contains(hash)));
        Console.WriteLine(wrong == 0 ? "The database tells the truth." : "The database is WRONG.");
        return wrong == 0 ? 0 : 1;

        bool HasOtherContent(DatabaseRow row) =>
            hashes.TryGetValue(row.Path, out string? hash) && hash != Convert.ToHexString(row.ContentHash ?? []);

        bool SaysSomethingElse(DatabaseRow row) =>
            alone.TryGetValue(row.Path, out RecognitionResult? result) && !IsSame(row, result);
    }

    private static string[] FilesIn(string folder) =>
    [
        .. new[] { "inbox", "done", "rejected", "errors" }
                .Select(f => Path.Combine(folder, f))
                .Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)),
        ];

    private static Dictionary<string, RecognitionResult> ReadAlone(string[] files)
    {
        var results = new Dictionary<string, RecognitionResult>();
        using var pipeline = new RecognitionPipeline(ClassifierCache.Get(DigitClassifier.ShippedPath), new RecognitionOptions());
        foreach (string file in files)
        {
            pipeline.Add(new PictureRequest(file));
            while (pipeline.TryTake(out RecognitionResult? result, CancellationToken.None)) results.Add(result.Path, result);
        }

        while (pipeline.Pending > 0)
        {
            RecognitionResult result = pipeline.Take(CancellationToken.None);
            results.Add(result.Path, result);
        }

        return results;
    }

    private static bool IsSame(DatabaseRow row, RecognitionResult result) =>
        row.Status.ToString() == result.Status.ToString()
        && row.Digit == (result.Status == RecognitionStatus.Recognized ? result.Best : null)
        && Math.Abs(row.Probabilities![result.Best] - result.Probabilities[result.Best]) < 1e-4;
}
