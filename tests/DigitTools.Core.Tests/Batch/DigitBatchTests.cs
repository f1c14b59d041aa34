using System.Security.Cryptography;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;
using DigitTools.Core.Sharding;
using DigitTools.Core.Tests.Recognition;

namespace DigitTools.Core.Tests.Batch;

/// <summary>What is read, what is skipped, and what the rows say.</summary>
public sealed class DigitBatchTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_RecordsWhatThePipelineReads()
    {
        string[] paths = _batch.Digits(40);

        BatchCounts counts = _batch.Run();

        RecognitionResult[] expected = PipelineRun.All(
            _batch.Classifier, new RecognitionOptions { Workers = 1 }, [.. paths.Select(p => new PictureRequest(p))]);
        Dictionary<string, DatabaseRow> rows = _batch.Rows.ToDictionary(r => r.Path);
        Assert.Equal((40, 40, 0), (counts.Processed, rows.Count, counts.Skipped));
        foreach (RecognitionResult result in expected)
        {
            DatabaseRow row = rows[result.Path];
            Assert.Equal((result.Status.ToString(), result.Reason), (row.Status.ToString(), row.Reason));
            Assert.Equal(result.Status == RecognitionStatus.Recognized ? result.Best : null, row.Digit);
            Assert.Equal((result.Best, result.Second), (row.BestGuess, row.Second));
            for (int k = 0; k < 10; k++) Assert.Equal(result.Probabilities[k], row.Probabilities![k], 1e-5);
            Assert.Equal(row.Probabilities!.Max(), row.Confidence);
            Assert.Equal(SHA256.HashData(File.ReadAllBytes(result.Path)), row.ContentHash);
            Assert.Equal(FileStamp.Of(result.Path), row.Stamp);
            Assert.Equal(
                (_batch.Classifier.ModelId, Core.Preprocessing.DigitPreprocessor.Version), (row.Run.ModelId, row.Run.PreprocessingVersion));
        }
    }

    [Fact]
    public void DigitBatch_Run_SkipsWhatIsDoneWithoutOpeningIt()
    {
        string[] paths = _batch.Digits(3);
        _batch.Run();
        DateTime written = File.GetLastWriteTimeUtc(paths[0]);
        byte[] other = new byte[new FileInfo(paths[0]).Length];
        File.WriteAllBytes(paths[0], other);
        File.SetLastWriteTimeUtc(paths[0], written);

        BatchCounts counts = _batch.Run();

        Assert.Equal((0, 3), (counts.Processed, counts.Skipped));
        Assert.Equal(7, _batch.Rows.Single(r => r.Path == paths[0]).Digit);
    }

    [Fact]
    public void DigitBatch_Run_KnowsATouchedFileByItsContent()
    {
        string path = _batch.Digit("a.png", 0);
        _batch.Run();
        DatabaseRow before = Assert.Single(_batch.Rows);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-5));

        BatchCounts counts = _batch.Run();

        DatabaseRow after = Assert.Single(_batch.Rows);
        Assert.Equal((0, 1), (counts.Processed, counts.Skipped));
        Assert.Equal(FileStamp.Of(path), after.Stamp);
        Assert.Equivalent(before with { Stamp = after.Stamp }, after, strict: true);
    }

    [Fact]
    public void DigitBatch_Run_ReadsAChangedFileAgain()
    {
        string path = _batch.Digit("a.png", 0);
        _batch.Digit("b.png", 1);
        _batch.Run();
        _batch.Digit("a.png", 2);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(5));

        BatchCounts counts = _batch.Run();

        Assert.Equal((1, 1), (counts.Processed, counts.Skipped));
        Assert.Equal([1, 2], _batch.Rows.OrderBy(r => r.Path, StringComparer.Ordinal).Select(r => r.Digit));
        Assert.Equal(2, _batch.Rows.Length);
    }

    [Fact]
    public void DigitBatch_Run_ANewModelReadsAgainOnlyWhenForced()
    {
        _batch.Digits(3);
        _batch.Run();
        DigitClassifier other = ClassifierCache.Get(DigitClassifier.ShippedPath, TestRun.Token);
        var events = new BatchEvents();

        BatchCounts skipped = DigitBatch.Run(_batch.Database, other, _batch.Options, events, TestRun.Token).Run.Counts;
        Assert.Equal((0, 3), (skipped.Processed, skipped.Skipped));
        Assert.All(_batch.Rows, r => Assert.Equal(_batch.Classifier.ModelId, r.Run.ModelId));

        BatchCounts forced = DigitBatch.Run(_batch.Database, other, _batch.Options with { Force = true }, events, TestRun.Token).Run.Counts;
        Assert.Equal((3, 0), (forced.Processed, forced.Skipped));
        Assert.Equal(3, _batch.Rows.Length);
        Assert.All(_batch.Rows, r => Assert.Equal(other.ModelId, r.Run.ModelId));
    }

    [Fact]
    public void DigitBatch_Run_CountsByWhatBecameOfThem()
    {
        _batch.Digits(4);
        PngFile.WritePlain(Path.Combine(_batch.Inbox, "blank.png"), side: 40);
        File.WriteAllText(Path.Combine(_batch.Inbox, "text.png"), "no picture");
        File.WriteAllText(Path.Combine(_batch.Inbox, "notes.txt"), "not looked at");
        File.WriteAllText(Path.Combine(_batch.Inbox, ".half-written.png"), "not looked at");

        BatchCounts counts = _batch.Run(_batch.Options with { Recognition = new RecognitionOptions { MinimumConfidence = 1 } });

        Assert.Equal(
            (6, 4, 1, 1, 0), (counts.Processed, counts.Recognized + counts.Rejected, counts.Empty, counts.Failed, counts.Deferred));
        Assert.Equal(DigitErrorId.PictureUnreadable, Assert.Single(_batch.Errors).Id);
        Assert.Equal(counts, Runs()[^1].Counts);

        // What was read and is no picture is not read again, and not reported again.
        counts = _batch.Run();
        Assert.Equal((0, 6), (counts.Processed, counts.Skipped));
        Assert.Empty(_batch.Errors);
    }

    [Fact]
    public void DigitBatch_Run_TakesTheFoldersBelowOnlyWhenAsked()
    {
        _batch.Digit("a.png", 0);
        _batch.Digit("below/b.png", 1);
        _batch.Digit("below/deeper/c.png", 2);

        Assert.Equal(1, _batch.Run().Processed);
        // The folder below is named too: its pictures are still found once.
        string[] folders = [_batch.Inbox, Path.Combine(_batch.Inbox, "below"), _batch.Inbox + Path.DirectorySeparatorChar];
        BatchCounts counts = _batch.Run(_batch.Options with { Recurse = true, Folders = folders });
        Assert.Equal((2, 1), (counts.Processed, counts.Skipped));
        Assert.Equal(3, _batch.Rows.Length);
    }

    [Fact]
    public void DigitBatch_Run_TakesOnlyWhatItIsAskedFor()
    {
        string old = _batch.Digit("old.png", 0);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        string[] pictures = [.. Enumerable.Range(0, 20).Select(i => _batch.Digit($"{i}.png", i))];
        _batch.Digit("other.scan", 2);
        string[] expected = [.. pictures.Where(path => Shard.Of(Shard.Key(_batch.Inbox, path), 5) == 2)];

        BatchCounts counts = _batch.Run(_batch.Options with
        {
            Since = DateTime.UtcNow.AddDays(-1),
            Include = name => name != "other.scan" && name != Path.GetFileName(expected[0]),
            Shard = new Shard(2, 5),
        });

        Assert.Equal(expected.Length - 1, counts.Processed);
        Assert.Equal(expected[1..].Order(StringComparer.Ordinal), _batch.Rows.Select(row => row.Path).Order(StringComparer.Ordinal));
        Assert.Equal((2, 5), (Runs()[0].ShardIndex, Runs()[0].ShardCount));
    }

    [Fact]
    public void DigitBatch_Run_MissingFolderIsSaidBeforeAnythingIsMade()
    {
        string missing = Path.Combine(_batch.Inbox, "none");
        DigitAssert.Throws(
            DigitErrorId.FolderNotFound, missing, "no folder", () => _batch.Run(_batch.Options with { Folders = [_batch.Inbox, missing] }));
        Assert.False(File.Exists(_batch.Database));
    }

    [Fact]
    public void DigitBatch_Preview_CountsAndChangesNothing()
    {
        _batch.Digits(3);
        Assert.Equal((3, 0), DigitBatch.Preview(_batch.Database, BatchReading.Digit, _batch.Options, TestRun.Token));
        Assert.False(File.Exists(_batch.Database));

        _batch.Run();
        _batch.Digit("new.png", 0);
        Assert.Equal((1, 3), DigitBatch.Preview(_batch.Database, BatchReading.Digit, _batch.Options, TestRun.Token));
        Assert.Equal(3, _batch.Rows.Length);
    }

    private IReadOnlyList<DatabaseRun> Runs()
    {
        using var database = BatchDatabase.OpenRead(_batch.Database, TestRun.Token);
        return database.Runs();
    }
}
