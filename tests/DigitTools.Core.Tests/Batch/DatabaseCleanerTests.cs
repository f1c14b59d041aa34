using DigitTools.Core.Batch;
using DigitTools.Core.Database;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Which rows are removed, and what stays.</summary>
public sealed class DatabaseCleanerTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    private BatchOptions Moving => _batch.Options with { Recurse = true, MoveTo = _batch.Folder["done"] };

    private string[] Names => [.. _batch.Rows.Select(row => Path.GetFileName(row.Path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DatabaseCleaner_Missing_RemovesTheRowsOfWhatIsGone()
    {
        string[] paths = _batch.Digits(4);
        _batch.Run();
        File.Delete(paths[1]);
        File.Delete(paths[2]);
        var options = new RemovalOptions { Missing = true };

        Assert.Equal(2, DatabaseCleaner.Preview(_batch.Database, options, TestRun.Token));
        Assert.Equal(4, _batch.Rows.Length);
        Assert.Equal((2, 2), Remove(options));

        Assert.Equal(["0000.png", "0003.png"], Names);
        Assert.Equal((0, 2), Remove(options));
        Assert.Equal(2, Directory.GetFiles(_batch.Inbox).Length);
    }

    [Fact]
    public void DatabaseCleaner_Missing_KnowsAFolderThatIsNotThere()
    {
        _batch.Digit("a.png", 0);
        _batch.Digit("below/b.png", 1);
        _batch.Run(_batch.Options with { Recurse = true });
        Directory.Delete(Path.Combine(_batch.Inbox, "below"), recursive: true);
        Assert.Equal((1, 1), Remove(new RemovalOptions { Missing = true }));

        // As of a share that isn't mounted.
        Directory.Move(_batch.Inbox, _batch.Folder["unmounted"]);
        foreach (Action use in (Action[])[() => Remove(new RemovalOptions { Missing = true }), Preview])
            DigitAssert.Throws(DigitErrorId.FolderUnreachable, _batch.Inbox, "Nothing was removed", use);
        Assert.Equal(["a.png"], Names);
        Directory.Move(_batch.Folder["unmounted"], _batch.Inbox);
        Assert.Equal((0, 1), Remove(new RemovalOptions { Missing = true }));

        void Preview() => DatabaseCleaner.Preview(_batch.Database, new RemovalOptions { Missing = true }, TestRun.Token);
    }

    [Fact]
    public void DatabaseCleaner_Missing_KnowsADestinationThatIsNotThere()
    {
        _batch.Digit("a.png", 0);
        _batch.Digit("below/b.png", 1);
        _batch.Run(Moving);
        Directory.Delete(_batch.Folder["done", "below"], recursive: true);
        Assert.Equal((1, 1), Remove(new RemovalOptions { Missing = true }));
        Directory.Delete(_batch.Folder["done"], recursive: true);

        DigitAssert.Throws(
            DigitErrorId.FolderUnreachable, _batch.Folder["done"], "not there", () => Remove(new RemovalOptions { Missing = true }));

        Assert.Equal(["a.png"], Names);
    }

    [Fact]
    public void DatabaseCleaner_Missing_LeavesAPictureThatIsBeingMoved()
    {
        string path = _batch.Digit("a.png", 0), moved = Path.Combine(_batch.Folder.Folder("done"), "a.png");
        _batch.Run();
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET move_to = '{moved}'");
        File.Move(path, moved);

        Assert.Equal((0, 1), Remove(new RemovalOptions { Missing = true }));

        _batch.Run(Moving);
        BatchFolder.AssertIsWhereItsRowSays(Assert.Single(_batch.Rows));
    }

    [Fact]
    public void DatabaseCleaner_ByTimeAndRun_RemovesWhatBothSay()
    {
        DateTime time = DatabaseRows.Time;
        DatabaseRun first = DatabaseRows.Run(), second = DatabaseRows.Run();
        static Func<DatabaseRun, DatabaseRow> Row(string name, DateTime recorded) =>
            run => DatabaseRows.Recognized(run, $"/inbox/{name}.png") with { Recorded = recorded };
        DatabaseRows.Write(_batch.Database, first, Row("a", time), Row("b", time.AddDays(1)));
        DatabaseRows.Write(_batch.Database, second, Row("c", time), Row("d", time.AddDays(1)));

        Assert.Equal((1, 3), Remove(new RemovalOptions { OlderThan = time.AddDays(1), RunIds = [second.RunId] }));
        Assert.Equal(["a.png", "b.png", "d.png"], Names);
        Assert.Equal((1, 2), Remove(new RemovalOptions { OlderThan = time.AddDays(1) }));
        Assert.Equal(["b.png", "d.png"], Names);
        Assert.Equal((1, 1), Remove(new RemovalOptions { RunIds = [first.RunId] }));
        Assert.Equal(["d.png"], Names);

        // The runs stay, and a database without a picture takes new ones.
        Remove(new RemovalOptions { RunIds = [second.RunId] });
        using var database = BatchDatabase.OpenRead(_batch.Database, TestRun.Token);
        Assert.Equal([first.RunId, second.RunId], database.Runs(TestRun.Token).Select(run => run.RunId));
        _batch.Digit("new.png", 0);
        Assert.Equal(1, _batch.Run().Processed);
    }

    [Fact]
    public void DatabaseCleaner_Remove_MakesTheFileSmaller()
    {
        DatabaseRun run = DatabaseRows.TextRun();
        DatabaseRows.Write(
            _batch.Database,
            run,
            [.. Enumerable.Range(0, 500).Select(i => (Func<DatabaseRun, DatabaseRow>)(r => DatabaseRows.Text(r, $"/inbox/{i}.png")))]);
        long before = new FileInfo(_batch.Database).Length;

        RemovalResult result = DatabaseCleaner.Remove(
            _batch.Database, new RemovalOptions { RunIds = [run.RunId] }, TimeSpan.Zero, cancellationToken: TestRun.Token)!;

        Assert.Equal((500, 0, before), (result.Removed, result.Left, result.SizeBefore));
        Assert.Equal(new FileInfo(_batch.Database).Length, result.SizeAfter);
        Assert.True(result.SizeAfter < before / 4, $"{result.SizeAfter} of {before}");
        using var database = BatchDatabase.OpenRead(_batch.Database, TestRun.Token);
        Assert.Equal(0, database.Connection.Number("SELECT count(*) FROM text_digit", TestRun.Token));
    }

    [Fact]
    public void DatabaseCleaner_Remove_AsksAndTakesTheDatabaseForItself()
    {
        string path = _batch.Digit("a.png", 0);
        _batch.Run();
        File.Delete(path);
        var options = new RemovalOptions { Missing = true };
        Assert.Null(DatabaseCleaner.Remove(_batch.Database, options, TimeSpan.Zero, count => count != 1, TestRun.Token));
        using (DatabaseLock.Take(_batch.Database, TimeSpan.Zero, TestRun.Token))
            DigitAssert.Throws(DigitErrorId.DatabaseBusy, _batch.Database, "Another run", () => Remove(options));
        Assert.Single(_batch.Rows);

        string none = _batch.Folder["none.db"];
        void RemoveNone() => DatabaseCleaner.Remove(none, options, TimeSpan.Zero, cancellationToken: TestRun.Token);
        DigitAssert.Throws(DigitErrorId.DatabaseNotFound, none, "no database", RemoveNone);
        Assert.Equal(["results.db", "results.db.lock"], _batch.Folder.Files);
    }

    private (long Removed, long Left) Remove(RemovalOptions options)
    {
        RemovalResult result = DatabaseCleaner.Remove(_batch.Database, options, TimeSpan.Zero, cancellationToken: TestRun.Token)!;
        return (result.Removed, result.Left);
    }
}
