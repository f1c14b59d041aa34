using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Batches that read all digits of a picture, as a text.</summary>
public sealed class TextBatchTests : IDisposable
{
    private static readonly string s_samples = Path.Combine(Repository.Root, "examples", "amounts");

    private readonly BatchFolder _batch = new();
    private readonly LineNetwork _network = LineNetwork.Get(LineNetwork.ShippedPath);

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_KeepsWhatThePipelineReads()
    {
        foreach (string sample in Directory.GetFiles(s_samples, "*.png")) Amount(Path.GetFileName(sample));
        var text = new TextOptions { Form = new TextForm { Lengths = [3, 4, 5, 6, 7, 8] } };

        BatchCounts counts = Run(_batch.Options with { Text = text });

        DatabaseRow[] rows = _batch.Rows;
        Assert.Equal((11, 11), (counts.Processed, rows.Length));
        Assert.Equal(rows.LongCount(row => row.Status == BatchStatus.Recognized), counts.Recognized);
        using var pipeline = new TextPipeline(_network, text with { Workers = 1 });
        foreach (DatabaseRow row in rows)
        {
            pipeline.Add(new PictureRequest(row.Path));
            TextResult expected = pipeline.Take(TestRun.Token);
            Assert.Equal((expected.Status.ToString(), expected.Reason), (row.Status.ToString(), row.Reason));
            Assert.Equal((expected.Text, expected.Confidence, null), (row.Text, row.Confidence, row.Digit));
            Assert.Equivalent(expected.Digits, row.Digits, strict: true);
            BatchFolder.AssertIsWhereItsRowSays(row);
        }

        DatabaseRun run = rows[0].Run;
        Assert.Equal((BatchReading.Text, _network.ModelId, null), (run.Reading, run.ModelId, run.Pattern));
        Assert.Equal([3, 4, 5, 6, 7, 8], run.Lengths);
    }

    [Fact]
    public void DigitBatch_Run_KnowsWhatIsDoneAndReadsWhatChanged()
    {
        string touched = Amount("1025.png"), changed = Amount("00417.png"), broken = Amount("7.png");
        Run();
        File.SetLastWriteTimeUtc(touched, DateTime.UtcNow.AddMinutes(-5));
        File.Copy(Path.Combine(s_samples, "1025.png"), changed, overwrite: true);
        File.WriteAllText(broken, "no picture");
        DatabaseRow before = Row(touched);

        BatchCounts counts = Run();

        Assert.Equal((2, 1, 1), (counts.Processed, counts.Skipped, counts.Failed));
        Assert.Equivalent(before with { Stamp = FileStamp.Of(touched)!.Value }, Row(touched), strict: true);
        Assert.Equal([1, 0, 2, 5], Row(changed).Digits.Select(digit => digit.Digit));
        Assert.Equal((BatchStatus.Failed, null, 0), (Row(broken).Status, Row(broken).Text, Row(broken).Digits.Count));
    }

    [Fact]
    public void DigitBatch_Run_ANewPatternReadsAgainOnlyWhenForced()
    {
        string path = Amount("2026-11-26.png");
        Run();
        string before = Row(path).Text!;
        var form = new TextForm { Pattern = DigitPattern.Parse("####/##/##") };
        BatchOptions options = _batch.Options with { Text = new TextOptions { Form = form } };

        Assert.Equal(1, Run(options).Skipped);
        Assert.Equal((before, null), (Row(path).Text, Row(path).Run.Pattern));

        Assert.Equal(1, Run(options with { Force = true }).Processed);
        Assert.Equal(("2026/11/26", "####/##/##"), (Row(path).Text, Row(path).Run.Pattern));
    }

    [Fact]
    public void DigitBatch_Run_MovesByWhatBecameOfThem()
    {
        Amount("1025.png");
        PngFile.WritePlain(Path.Combine(_batch.Inbox, "blank.png"), side: 40);
        File.WriteAllText(Path.Combine(_batch.Inbox, "broken.png"), "no picture");
        string done = _batch.Folder["done"], look = _batch.Folder["look"], bad = _batch.Folder["bad"];

        BatchCounts counts = Run(_batch.Options with { MoveTo = done, RejectTo = look, ErrorTo = bad });

        Assert.Equal(3, counts.Moved);
        Assert.Empty(Directory.GetFiles(_batch.Inbox));
        DatabaseRow row = Row(Path.Combine(done, "1025.png"));
        Assert.Equal(4, row.Digits.Count);
        BatchFolder.AssertIsWhereItsRowSays(row);
        Assert.Equal(("", 0), (Row(Path.Combine(look, "blank.png")).Text, Row(Path.Combine(look, "blank.png")).Digits.Count));
        Assert.Equal(BatchStatus.Failed, Row(Path.Combine(bad, "broken.png")).Status);
    }

    [Fact]
    public void DigitBatch_Run_OverADatabaseOfTheOtherKind_ChangesNothing()
    {
        Amount("1025.png");
        _batch.Run();
        byte[] before = File.ReadAllBytes(_batch.Database);
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, _batch.Database, "holds single digits", () => Run());
        DigitAssert.Throws(
            DigitErrorId.DatabaseMismatch,
            _batch.Database,
            "holds single digits",
            () => DigitBatch.Preview(_batch.Database, BatchReading.Text, _batch.Options, TestRun.Token));
        Assert.Equal(before, File.ReadAllBytes(_batch.Database));

        File.Delete(_batch.Database);
        Run();
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, _batch.Database, "holds numbers", () => _batch.Run());
        Assert.Equal(4, Assert.Single(_batch.Rows).Digits.Count);
    }

    [Fact]
    public void DigitBatch_Run_OverAnOlderDatabaseOfDigits_RenewsNothing()
    {
        OldDatabase.Write(_batch.Database);
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, _batch.Database, "holds single digits", () => Run());
        Assert.Equal(1, OldDatabase.VersionOf(_batch.Database));
        Assert.DoesNotContain("results.v1.db", _batch.Folder.Files);
    }

    [Fact]
    public void DigitBatch_Run_OverADatabaseWithoutPictures_TakesEitherKind()
    {
        _batch.Run();
        Amount("1025.png");
        Assert.Equal(1, Run().Processed);
    }

    private string Amount(string name)
    {
        string path = Path.Combine(_batch.Inbox, name);
        File.Copy(Path.Combine(s_samples, name), path);
        return path;
    }

    private BatchCounts Run(BatchOptions? options = null) =>
        DigitBatch.Run(_batch.Database, _network, options ?? _batch.Options, new BatchEvents(), TestRun.Token).Run.Counts;

    private DatabaseRow Row(string path) => _batch.Rows.Single(row => row.Path == path);
}
