using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Merging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Sharding;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Batches that read sheets: what of them the database keeps, whatever reads them.</summary>
public sealed class GridBatchTests : IDisposable
{
    private readonly BatchFolder _batch = new();
    private readonly PlainSheets _sheets;

    public GridBatchTests() => _sheets = new PlainSheets(_batch);

    private BatchOptions Moving => _batch.Options with
    {
        MoveTo = _batch.Folder["done"],
        RejectTo = _batch.Folder["look"],
        ErrorTo = _batch.Folder["bad"],
    };

    public void Dispose()
    {
        _sheets.Dispose();
        _batch.Dispose();
    }

    [Fact]
    public void DigitBatch_Run_KeepsEachCellOfASheet()
    {
        string good = _sheets.Write("a.png", "12|3."), doubtful = _sheets.Write("b.png", "7?"), none = _sheets.Write("c.png", "none");
        string blank = _sheets.Write("d.png", "..|..");

        BatchCounts counts = _sheets.Run().Run.Counts;

        Assert.Equal((1, 1, 1, 1), (counts.Recognized, counts.Rejected, counts.Empty, counts.Failed));
        Assert.Equivalent(DatabaseRows.Cells("12|3."), Row(good).Cells, strict: true);
        Assert.Equivalent(DatabaseRows.Cells("7?"), Row(doubtful).Cells, strict: true);
        Assert.Equal((0.98, RecognitionReason.None), (Row(good).Confidence, Row(good).Reason));
        Assert.Equal((0.5, RecognitionReason.SeveralDigits), (Row(doubtful).Confidence, Row(doubtful).Reason));
        Assert.Equal(("GridNotFound", 0), (Row(none).ErrorId, Row(none).Cells.Count));
        Assert.Contains(none, Row(none).Error, StringComparison.Ordinal);
        Assert.Equal(DigitErrorId.GridNotFound, Assert.Single(_batch.Errors).Id);
        Assert.Equal((0, 4), (Row(blank).Confidence, Row(blank).Cells.Count));
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
    }

    [Fact]
    public void DigitBatch_Run_KeepsWhatThePipelineReads()
    {
        File.Copy(Path.Combine(Repository.Root, "examples", "sheets", "scores.jpg"), Path.Combine(_batch.Inbox, "scores.jpg"));
        string blank = PngFile.WritePlain(Path.Combine(_batch.Inbox, "blank.png"), side: 80);
        BatchOptions options = _batch.Options with { Grid = new GridOptions { Workers = 1 } };
        using var network = LineNetwork.Load(LineNetwork.ShippedPath, TestRun.Token);
        using var classifier = DigitClassifier.Load(DigitClassifier.ShippedPath, TestRun.Token);
        BatchCounts Run() =>
            DigitBatch.Run(_batch.Database, classifier, network, options, new BatchEvents(), TestRun.Token).Run.Counts;

        Assert.Equal((2, 2), (Run().Processed, Run().Skipped));

        using var pipeline = new GridPipeline(classifier, network, options.Grid);
        foreach (DatabaseRow row in _batch.Rows)
        {
            pipeline.Add(new PictureRequest(row.Path));
            GridResult expected = pipeline.Take(TestRun.Token);
            Assert.Equal(expected.Error?.Message, row.Error);
            Assert.Equal(expected.Cells.Select(Content), row.Cells.Select(Content));
            BatchFolder.AssertIsWhereItsRowSays(row);
        }

        Assert.Equal("GridNotFound", Row(blank).ErrorId);
        Assert.NotEmpty(_batch.Rows.Single(row => row.Path != blank).Cells);
    }

    [Fact]
    public void DigitBatch_Run_RemembersHowSheetsWereRead()
    {
        var form = new FormField("Sum", new FieldRegion(0, 0, 1, 0.5, IsShare: true), FieldKind.Text, TextForm.Any);
        var grid = new GridOptions { Rows = 9, Columns = 8, All = true, Digits = [0, 1], MinimumConfidence = 0.75, Fields = [form] };
        _sheets.Write("a.png", "1");

        _sheets.Run(_batch.Options with { Grid = grid });

        DatabaseRun run = Assert.Single(_batch.Rows).Run;
        Assert.Equal((BatchReading.Grid, 0.75), (run.Reading, run.MinimumConfidence));
        Assert.Equal((9, 8, true), (run.GridRows, run.GridColumns, run.AllGrids));
        Assert.Equal(_sheets.ModelIds, (run.ModelId, run.TextModelId));
        Assert.Equal((GridPipeline.Version, "Sum"), (run.PreprocessingVersion, Assert.Single(run.Fields).Name));
        Assert.Equal([0, 1], run.AllowedDigits);
    }

    [Fact]
    public void DigitBatch_Run_KnowsWhatIsDoneAndReadsWhatChanged()
    {
        string touched = _sheets.Write("a.png", "12"), changed = _sheets.Write("b.png", "34|56"), lost = _sheets.Write("c.png", "7");
        _sheets.Run();
        File.SetLastWriteTimeUtc(touched, DateTime.UtcNow.AddMinutes(-5));
        _sheets.Write("b.png", "9.");
        _sheets.Write("c.png", "none");
        DatabaseRow before = Row(touched);

        BatchCounts counts = _sheets.Run().Run.Counts;

        Assert.Equal((2, 1, 1), (counts.Processed, counts.Skipped, counts.Failed));
        Assert.Equivalent(before with { Stamp = FileStamp.Of(touched)!.Value }, Row(touched), strict: true);
        Assert.Equal(["9", ""], Row(changed).Cells.Select(cell => cell.Text));
        Assert.Equal((BatchStatus.Failed, 0), (Row(lost).Status, Row(lost).Cells.Count));
    }

    [Fact]
    public void DigitBatch_Run_OtherRowsReadAgainOnlyWhenForced()
    {
        string path = _sheets.Write("a.png", "12");
        _sheets.Run();
        BatchOptions options = _batch.Options with { Grid = new GridOptions { Rows = 1, Columns = 2 } };

        Assert.Equal(1, _sheets.Run(options).Run.Counts.Skipped);
        Assert.Null(Row(path).Run.GridRows);

        Assert.Equal(1, _sheets.Run(options with { Force = true }).Run.Counts.Processed);
        Assert.Equal((1, 2), (Row(path).Run.GridRows, Row(path).Run.GridColumns));
        Assert.Equal(2, Row(path).Cells.Count);
    }

    [Fact]
    public void DigitBatch_FileWithPages_MovesOnceByItsWorstPage()
    {
        _sheets.Write("bad.pdf", "12", "none", "?");
        _sheets.Write("look.pdf", "12", "?", "..");
        _sheets.Write("done.pdf", "..", "12");
        _sheets.Write("blank.pdf", "..", ".");

        BatchCounts counts = _sheets.Run(Moving).Run.Counts;

        Assert.Equal((4, 10), (counts.Moved, counts.Processed));
        Assert.Equal(["bad/bad.pdf", "done/done.pdf", "look/blank.pdf", "look/look.pdf"], Sheets());
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
        Assert.Equal(["12", "", "12"], Pages("bad/bad.pdf"));
        Assert.Equal([1, 2, 3], _batch.Rows.Where(row => row.Path.EndsWith("look.pdf", StringComparison.Ordinal)).Select(row => row.Page));
        Assert.Equal(0, _sheets.Run(Moving with { Folders = [_batch.Inbox, _batch.Folder["look"]] }).Run.Counts.Processed);
    }

    [Fact]
    public void DigitBatch_Run_AMovedSheetKeepsItsCells()
    {
        string before = _sheets.Write("a.pdf", "12", "34"), after = Path.Combine(_batch.Inbox, "b.pdf");
        _sheets.Run();
        File.Move(before, after);
        _sheets.Read.Clear();

        BatchCounts counts = _sheets.Run().Run.Counts;

        Assert.Equal((0, 1), (counts.Processed, counts.Skipped));
        Assert.Empty(_sheets.Read);
        Assert.Equal([(after, "12"), (after, "34")], _batch.Rows.Select(row => (row.Path, TextOf(row))));
    }

    [Fact]
    public void DigitBatch_Run_Reread_ReadsSheetsAgainWhereTheyAre()
    {
        _sheets.Write("a.png", "1?");
        _sheets.Write("b.png", "12");
        _sheets.Run(Moving);
        File.WriteAllText(_batch.Folder["look", "a.png"], "19");
        _sheets.Read.Clear();

        BatchCounts counts = _sheets.Run(Moving with { Reread = [BatchStatus.Rejected] }).Run.Counts;

        Assert.Equal((1, 1, 1), (counts.Processed, counts.Recognized, counts.Moved));
        Assert.Equal([_batch.Folder["look", "a.png"]], _sheets.Read);
        Assert.Equal("19", TextOf(Row(_batch.Folder["done", "a.png"])));
        Assert.Equal(["done/a.png", "done/b.png"], Sheets());
    }

    [Fact]
    public void DigitBatch_Run_AfterOneThatWasStopped_GoesOn()
    {
        for (int i = 0; i < 200; i++) _sheets.Write($"{i:000}.png", $"{i / 100}{i / 10 % 10}|{i % 10}.");
        using var stop = new CancellationTokenSource();
        BatchOptions options = _batch.Options;
        int seen = 0;

        // Known pictures make the first rows come at once: those of a run before.
        BatchResult first = _sheets.Run(options with { Include = name => string.CompareOrdinal(name, "100") < 0 });
        BatchResult second = _sheets.Run(
            options with { Force = true },
            row: _ =>
            {
                if (++seen == 1) stop.Cancel();
            },
            stop: stop.Token);
        BatchResult third = _sheets.Run(options);

        Assert.Equal((BatchStop.Completed, 100), (first.Run.StoppedBy, first.Run.Counts.Processed));
        Assert.Equal(BatchStop.Completed, third.Run.StoppedBy);
        Assert.Equal(200, second.Run.Counts.Processed + second.Run.Counts.Remaining);
        DatabaseRow[] rows = _batch.Rows;
        Assert.Equal(200, rows.Length);
        Assert.All(rows, row => Assert.Equal(Path.GetFileNameWithoutExtension(row.Path), TextOf(row)));
        Assert.Equal(800, Cells());
    }

    [Fact]
    public void DigitBatch_Run_OverADatabaseOfAnotherKind_ChangesNothing()
    {
        _sheets.Write("a.png", "1");
        OldDatabase.WriteTexts(_batch.Database);
        byte[] before = File.ReadAllBytes(_batch.Database);
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, _batch.Database, "holds numbers, and sheets would", () => _sheets.Run());
        Assert.Equal(before, File.ReadAllBytes(_batch.Database));
        Assert.DoesNotContain("results.v2.db", _batch.Folder.Files);

        File.Delete(_batch.Database);
        _sheets.Run();
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, _batch.Database, "holds sheets", () => _batch.Run());
        Assert.Single(Assert.Single(_batch.Rows).Cells);
    }

    [Fact]
    public void DatabaseMerger_ShardsOfSheets_GiveWhatOneRunGives()
    {
        for (int i = 0; i < 20; i++) _sheets.Write($"{i:00}.pdf", $"{i / 10}{i % 10}", i % 3 == 0 ? "?" : "..");
        string[] shards = [_batch.Folder["0.db"], _batch.Folder["1.db"]];
        for (int i = 0; i < 2; i++) _sheets.Run(_batch.Options with { Shard = new Shard(i, 2) }, shards[i]);
        Assert.All(shards, shard => Assert.NotEmpty(DatabaseRows.Read(shard)));
        string all = _batch.Folder["all.db"];
        _sheets.Run();

        for (int i = 0; i < 2; i++) DatabaseMerger.Merge(shards, all, new MergeOptions(), cancellationToken: TestRun.Token);

        string[] merged = [.. DatabaseRows.Read(all).Select(Content).Order(StringComparer.Ordinal)];
        Assert.Equal(40, merged.Length);
        Assert.Equal(_batch.Rows.Select(Content).Order(StringComparer.Ordinal), merged);
    }

    [Fact]
    public void DatabaseMerger_ASheetThatWasReadAgain_HasItsNewCells()
    {
        string path = _sheets.Write("a.png", "12|34"), copy = _batch.Folder["copy.db"], all = _batch.Folder["all.db"];
        _sheets.Run();
        File.Copy(_batch.Database, copy);
        _sheets.Write("a.png", "9");
        _sheets.Run();

        DatabaseMerger.Merge([copy], all, new MergeOptions(), cancellationToken: TestRun.Token);
        DatabaseMerger.Merge([_batch.Database, copy], all, new MergeOptions(), cancellationToken: TestRun.Token);

        DatabaseRow row = Assert.Single(DatabaseRows.Read(all));
        Assert.Equal((path, "9"), (row.Path, TextOf(row)));
        Assert.Equal(1, Cells(all));
    }

    [Fact]
    public void DatabaseCleaner_Missing_RemovesTheCellsToo()
    {
        string path = _sheets.Write("a.png", "12|34");
        _sheets.Write("b.png", "5");
        _sheets.Run();
        File.Delete(path);

        DatabaseCleaner.Remove(_batch.Database, new RemovalOptions { Missing = true }, TimeSpan.Zero, cancellationToken: TestRun.Token);

        Assert.Equal("5", TextOf(Assert.Single(_batch.Rows)));
        Assert.Equal(1, Cells());
    }

    private DatabaseRow Row(string path) => _batch.Rows.Single(row => row.Path == path);

    private string[] Pages(string name) => [.. _batch.Rows.Where(row => row.Path == _batch.Folder[name]).Select(TextOf)];

    private string[] Sheets() => [.. _batch.Folder.Files.Where(f => !f.StartsWith("results", StringComparison.Ordinal))];

    private long Cells(string? path = null)
    {
        using var database = DatabaseConnection.Open(path ?? _batch.Database, create: false);
        return database.Number("SELECT count(*) FROM cell", TestRun.Token);
    }

    private static string TextOf(DatabaseRow row) => string.Concat(row.Cells.Select(cell => cell.Text));

    private static string Content(DatabaseRow row) =>
        $"{row.Path} {row.Page} {row.Status} {row.Confidence} {string.Join(' ', row.Cells.Select(Content))}";

    private static string Content(GridCell cell) => $"{cell.Row} {cell.Column} {cell.Text} {cell.Box}";
}
