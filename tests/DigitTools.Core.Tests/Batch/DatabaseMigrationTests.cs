using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Merging;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Databases of an older version: read as they are, renewed by the first that writes.</summary>
public sealed class DatabaseMigrationTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void OpenRead_AnOlderVersion_GivesItsRowsAndChangesNothing()
    {
        OldDatabase.Write(_batch.Database);
        byte[] before = File.ReadAllBytes(_batch.Database);

        DatabaseRow[] rows = _batch.Rows;

        Assert.Equal(["/inbox/a.png", "/inbox/done/b.png", "/inbox/c.png"], rows.Select(row => row.Path));
        Assert.Equal((7, 1, BatchReading.Digit, null), (rows[0].Digit, rows[0].Page, rows[0].Run.Reading, rows[0].Text));
        Assert.Equal(("/inbox/b.png", 0.9), (rows[1].SourcePath, rows[1].Probabilities![3]));
        Assert.Equal("It is no picture.", rows[2].Error);
        Assert.Equal([3], DatabaseRows.Read(_batch.Database, new DatabaseFilter { Digits = [3, 4] }).Select(row => row.Digit));
        Assert.Equal(before, File.ReadAllBytes(_batch.Database));
        Assert.Equal(["results.db"], _batch.Folder.Files);
    }

    [Fact]
    public void OpenOrCreate_AnOlderVersion_IsRenewedAndTheOldFileKept()
    {
        OldDatabase.Write(_batch.Database);
        DatabaseRow[] before = _batch.Rows;

        BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token).Dispose();
        BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token).Dispose();

        Assert.Equivalent(before, _batch.Rows, strict: true);
        Assert.Equal(["results.db", "results.v1.db"], _batch.Folder.Files);
        string kept = _batch.Folder["results.v1.db"];
        Assert.Equal((DatabaseSchema.Version, 1), (OldDatabase.VersionOf(_batch.Database), OldDatabase.VersionOf(kept)));
        Assert.Equivalent(before, DatabaseRows.Read(kept), strict: true);
    }

    [Fact]
    public void OpenOrCreate_TheVersionWithTexts_KeepsTheirDigits()
    {
        OldDatabase.WriteTexts(_batch.Database);
        byte[] file = File.ReadAllBytes(_batch.Database);
        DatabaseRow[] before = _batch.Rows;
        Assert.Equal(("/inbox/done/b.pdf", 2, "7\n3"), (before[0].Path, before[0].Page, before[0].Text));
        Assert.Equal([(7, 1, 1.0), (3, 2, 0.75)], before[0].Digits.Select(digit => (digit.Digit, digit.Line, digit.Confidence)));
        DatabaseRun run = before[0].Run;
        Assert.Equal((BatchReading.Text, "##", null, false), (run.Reading, run.Pattern, run.GridRows, run.AllGrids));
        Assert.Equal(file, File.ReadAllBytes(_batch.Database));

        BatchDatabase.OpenOrCreate(_batch.Database, BatchReading.Text, TestRun.Token).Dispose();

        Assert.Equivalent(before, _batch.Rows, strict: true);
        Assert.Equal(["results.db", "results.v2.db"], _batch.Folder.Files);
        Assert.Equivalent(before, DatabaseRows.Read(_batch.Folder["results.v2.db"]), strict: true);
        using var database = BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token);
        database.Connection.Execute("DELETE FROM picture");
        Assert.Equal(0, database.Connection.Number("SELECT count(*) FROM text_digit", TestRun.Token));
    }

    [Fact]
    public void OpenOrCreate_AnOlderVersion_IsKeptOverNoOtherFile()
    {
        OldDatabase.Write(_batch.Database);
        _batch.Folder.Text("results.v1.db", "precious");

        BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token).Dispose();

        Assert.Equal(["results.db", "results.v1-2.db", "results.v1.db"], _batch.Folder.Files);
        Assert.Equal("precious", File.ReadAllText(_batch.Folder["results.v1.db"]));
    }

    [Fact]
    public void OpenOrCreate_AnOlderVersionAfterAKill_KeepsOneCopy()
    {
        OldDatabase.Write(_batch.Database);
        byte[] before = File.ReadAllBytes(_batch.Database);
        BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token).Dispose();
        File.WriteAllBytes(_batch.Database, before);

        BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token).Dispose();

        Assert.Equal(["results.db", "results.v1.db"], _batch.Folder.Files);
        Assert.Equal(DatabaseSchema.Version, OldDatabase.VersionOf(_batch.Database));
    }

    [Fact]
    public void OpenOrCreate_AnOlderVersionThatIsDamaged_StaysAsItIs()
    {
        OldDatabase.Write(_batch.Database);
        DatabaseMutator.Alter(_batch.Database, "UPDATE picture SET recorded = NULL WHERE id = 4");
        byte[] before = File.ReadAllBytes(_batch.Database);

        void Open() => BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token).Dispose();
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, _batch.Database, "recorded", Open);

        Assert.Equal(before, File.ReadAllBytes(_batch.Database));
        Assert.Equal(["results.db"], _batch.Folder.Files);
    }

    [Fact]
    public void DigitBatch_Run_OverAnOlderVersion_GoesOnFromIt()
    {
        OldDatabase.Write(_batch.Database, _batch.Inbox);
        _batch.Digit("new.png", 0);

        Assert.Equal((1, 0), DigitBatch.Preview(_batch.Database, BatchReading.Digit, _batch.Options, TestRun.Token));
        Assert.Equal(1, OldDatabase.VersionOf(_batch.Database));
        Assert.Equal(1, _batch.Run().Processed);

        Assert.Equal([7, 3, null, 7], _batch.Rows.Select(row => row.Digit));
        Assert.Equal(2, _batch.Rows.Select(row => row.Run.RunId).Distinct().Count());
    }

    [Fact]
    public void Merge_OlderVersions_ReadsThemAsTheyAre()
    {
        string[] sources = [_batch.Folder["1.db"], _batch.Folder["2.db"]];
        OldDatabase.Write(sources[0], "/one");
        OldDatabase.Write(sources[1], "/two", "0195505c-0000-7000-8000-000000000002");
        string text = _batch.Folder["3.db"], texts = _batch.Folder["texts.db"];
        OldDatabase.WriteTexts(text);

        MergeResult result = DatabaseMerger.Merge(sources, _batch.Database, new MergeOptions(), cancellationToken: TestRun.Token);

        Assert.Equal(6, result.Added);
        Assert.All(sources, source => Assert.Equal(1, OldDatabase.VersionOf(source)));
        DatabaseMerger.Merge([text], texts, new MergeOptions(), cancellationToken: TestRun.Token);
        Assert.Equal([0, 2], DatabaseRows.Read(texts).Select(row => row.Digits.Count));
        Assert.Equal(2, OldDatabase.VersionOf(text));
        Assert.Equal(DatabaseSchema.Version, OldDatabase.VersionOf(_batch.Database));
    }
}
