using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Reading again what the database has, wherever the pictures are now.</summary>
public sealed class RereadTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    private BatchOptions Moving => _batch.Options with
    {
        Recurse = true,
        MoveTo = _batch.Folder["done"],
        RejectTo = _batch.Folder["look"],
        ErrorTo = _batch.Folder["errors"],
    };

    private BatchOptions Again => Sure(Moving, 0) with { Reread = [BatchStatus.Rejected] };

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_Reread_ReadsWhatWasMovedAndMovesItByItsNewStatus()
    {
        _batch.Digit("a.png", 0);
        _batch.Digit("below/b.png", 1);
        File.WriteAllText(Path.Combine(_batch.Inbox, "text.png"), "no picture");
        _batch.Run(Sure(Moving, 1));
        string[] sources = [.. _batch.Rows.Select(row => row.SourcePath!)];
        Assert.Equal(["errors/text.png", "look/a.png", "look/below/b.png"], Pictures());
        _batch.Digit("new.png", 2);

        Assert.Equal((2, 0), DigitBatch.Preview(_batch.Database, BatchReading.Digit, Again, TestRun.Token));
        BatchResult result = _batch.RunWhole(Again);

        Assert.Equal((2, 2, 2, 0), (result.Run.Counts.Processed, result.Run.Counts.Recognized, result.Run.Counts.Moved, result.Unmoved));
        Assert.Equal(["done/a.png", "done/below/b.png", "errors/text.png", "inbox/new.png"], Pictures());
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
        Assert.Equal(sources, _batch.Rows.Select(row => row.SourcePath));
        Assert.Equal(2, _batch.Rows.Count(row => row.Run.RunId == result.Run.RunId));
        Assert.Equal(0, _batch.Run(Again).Processed);
    }

    [Fact]
    public void DigitBatch_Run_Reread_LeavesTheNamesOfWhatStays()
    {
        _batch.Digit("a.png", 0);
        _batch.Run(Sure(Moving, 1));
        for (int i = 0; i < 2; i++) Assert.Equal((1, 0), (_batch.Run(Sure(Again, 1)).Processed, _batch.Run(Sure(Again, 1)).Moved));
        Assert.Equal(["look/a.png"], Pictures());
    }

    [Fact]
    public void DigitBatch_Run_Reread_LooksOnlyBelowTheFoldersOfTheRun()
    {
        _batch.Digit("a.png", 0);
        _batch.Run(Sure(Moving, 1));
        _batch.Digit("b.png", 1);
        _batch.Run(Sure(_batch.Options, 1));

        BatchCounts counts = _batch.Run(Again with { RejectTo = null });

        Assert.Equal((1, 1), (counts.Processed, counts.Moved));
        Assert.Equal(["done/b.png", "look/a.png"], Pictures());
    }

    [Fact]
    public void DigitBatch_Run_Reread_TakesTheStatusesThatAreAskedFor()
    {
        _batch.Digit("a.png", 0);
        PngFile.WritePlain(Path.Combine(_batch.Inbox, "blank.png"), side: 40);
        File.WriteAllText(Path.Combine(_batch.Inbox, "text.png"), "no picture");
        _batch.Run(Sure(_batch.Options, 1));

        Assert.Equal(1, _batch.Run(_batch.Options with { Reread = [BatchStatus.Failed] }).Failed);
        Assert.Equal(DigitErrorId.PictureUnreadable, Assert.Single(_batch.Errors).Id);
        Assert.Equal(2, _batch.Run(_batch.Options with { Reread = [BatchStatus.Empty, BatchStatus.Failed] }).Processed);
        Assert.Equal(3, _batch.Run(_batch.Options with { Reread = [] }).Processed);
        Assert.Equal(1, _batch.Run(_batch.Options with { Reread = [], Include = name => name == "blank.png" }).Empty);
    }

    [Fact]
    public void DigitBatch_Run_Reread_SaysWhatIsNoLongerThere()
    {
        string path = _batch.Digit("a.png", 0);
        _batch.Digit("b.png", 1);
        _batch.Run(Sure(_batch.Options, 1));
        File.Delete(path);

        BatchCounts counts = _batch.Run(Again);

        Assert.Equal((1, 1, 0), (counts.Processed, counts.Deferred, counts.Remaining));
        Assert.Equal([(path, DeferReason.Gone)], _batch.Deferred);
        Assert.Equal(2, _batch.Rows.Length);
    }

    [Fact]
    public void DigitBatch_Run_AfterARereadThatWasKilled_EndsItsMoves()
    {
        _batch.Digit("a.png", 0);
        _batch.Run(Sure(Moving, 1));
        string from = _batch.Folder["look", "a.png"], to = Path.Combine(_batch.Folder.Folder("done"), "a.png");
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET status = 'Recognized', digit = 7, move_to = '{to}'");
        File.Move(from, to);

        Assert.Equal(1, _batch.Run(Moving).Moved);

        BatchFolder.AssertIsWhereItsRowSays(Assert.Single(_batch.Rows));
        Assert.Equal(["done/a.png"], Pictures());
    }

    private static BatchOptions Sure(BatchOptions options, double confidence) =>
        options with { Recognition = new RecognitionOptions { MinimumConfidence = confidence } };

    private string[] Pictures() => [.. _batch.Folder.Files.Where(f => f.EndsWith(".png", StringComparison.Ordinal))];
}
