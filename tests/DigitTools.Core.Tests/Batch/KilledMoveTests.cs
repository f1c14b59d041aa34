using DigitTools.Core.Database;

namespace DigitTools.Core.Tests.Batch;

/// <summary>What a kill in the middle of a move leaves: a row that says where its picture was to go. The next run ends the move.</summary>
public sealed class KilledMoveTests : IDisposable
{
    private readonly BatchFolder _batch = new();
    private readonly string _from;
    private readonly string _to;
    private readonly DatabaseRow _row;

    public KilledMoveTests()
    {
        _from = _batch.Digit("a.png", 0);
        _batch.Run();
        _to = Path.Combine(_batch.Folder.Folder("done"), "a.png");
        _row = Assert.Single(_batch.Rows);
        using var database = BatchDatabase.OpenOrCreate(_batch.Database, TestRun.Token);
        database.Connection.Execute($"UPDATE picture SET move_to = '{_to}' WHERE id = {_row.Id}");
    }

    private string[] Moved => Directory.GetFiles(Path.GetDirectoryName(_to)!);

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_KilledBeforeTheMove_Moves()
    {
        RunAgain();
        AssertIsMoved();
    }

    [Fact]
    public void DigitBatch_Run_KilledAfterTheMove_TakesItForDone()
    {
        File.Move(_from, _to);
        RunAgain();
        AssertIsMoved();
    }

    [Fact]
    public void DigitBatch_Run_KilledAfterTheCopy_RemovesTheOriginal()
    {
        File.Copy(_from, _to);
        File.SetLastWriteTimeUtc(_to, File.GetLastWriteTimeUtc(_from));
        RunAgain();
        AssertIsMoved();
    }

    [Fact]
    public void DigitBatch_Run_KilledInTheCopy_LeavesNoHalfFile()
    {
        File.WriteAllText(_batch.Folder["done", $".{_row.Run.RunId}-{_row.Id}.tmp"], "half");
        RunAgain();
        AssertIsMoved();
    }

    [Fact]
    public void DigitBatch_Run_KilledAfterTheMoveAndANewPictureOfThatName_MovesBoth()
    {
        File.Move(_from, _to);
        _batch.Digit("a.png", 1);
        File.SetLastWriteTimeUtc(_from, DateTime.UtcNow.AddMinutes(1));

        RunAgain();

        Assert.Empty(Directory.GetFiles(_batch.Inbox));
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
        Assert.Equal([7, 2], _batch.Rows.Select(r => r.Digit));
        Assert.Equal(2, Moved.Length);
    }

    [Fact]
    public void DigitBatch_Run_KilledAndTheNameIsTaken_MovesToAnotherName()
    {
        File.WriteAllText(_to, "somebody else's");

        RunAgain();

        Assert.Empty(Directory.GetFiles(_batch.Inbox));
        DatabaseRow row = Assert.Single(_batch.Rows);
        BatchFolder.AssertIsWhereItsRowSays(row);
        Assert.NotEqual(_to, row.Path);
        Assert.Equal("somebody else's", File.ReadAllText(_to));
        Assert.Equal(2, Moved.Length);
    }

    [Fact]
    public void DigitBatch_Run_KilledAndSomebodyTookThePicture_KeepsTheResult()
    {
        File.Move(_from, _batch.Folder["taken.png"]);

        RunAgain();

        DatabaseRow row = Assert.Single(_batch.Rows);
        Assert.Equal((_from, 7, null), (row.Path, row.Digit, row.MoveTo));
    }

    private void RunAgain() => _batch.Run(_batch.Options with { MoveTo = Path.GetDirectoryName(_to) });

    private void AssertIsMoved()
    {
        Assert.Empty(Directory.GetFiles(_batch.Inbox));
        Assert.Equal([_to], Moved);
        DatabaseRow row = Assert.Single(_batch.Rows);
        BatchFolder.AssertIsWhereItsRowSays(row);
        Assert.Equal((_to, 7), (row.Path, row.Digit));
    }
}
