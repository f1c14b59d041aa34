using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Pictures that lie where they would be moved stay there, under their names.</summary>
public sealed class StayingPictureTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    private string Look => _batch.Folder["look"];

    /// <summary>So sure that nothing is recognized.</summary>
    private BatchOptions OverLook => _batch.Options with
    {
        Folders = [Look],
        Recurse = true,
        RejectTo = Look,
        MoveTo = _batch.Folder["done"],
        Recognition = new RecognitionOptions { MinimumConfidence = 1 },
    };

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_OverADestination_RenamesNothing()
    {
        string[] paths = [_batch.Folder.Digit("look/a.png", 0), _batch.Folder.Digit("look/below/a-2.png", 1)];
        foreach (bool force in (bool[])[false, false, true, true])
        {
            BatchCounts counts = _batch.Run(OverLook with { Force = force });
            Assert.Equal((2, 0), (counts.Processed + counts.Skipped, counts.Moved));
        }

        Assert.Equal(paths, Directory.GetFiles(Look, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.All(_batch.Rows, BatchFolder.AssertIsWhereItsRowSays);
        Assert.All(_batch.Rows, row => Assert.Equal((BatchStatus.Rejected, null), (row.Status, row.SourcePath)));
    }

    [Fact]
    public void DigitBatch_Run_OverADestinationByALink_RenamesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        _batch.Folder.Digit("look/a.png", 0);
        string link = _batch.Folder["link"];
        Directory.CreateSymbolicLink(link, Look);
        for (int i = 0; i < 2; i++) _batch.Run(OverLook with { Folders = [link], Force = true });
        Assert.Equal([Path.Combine(Look, "a.png")], Directory.GetFiles(Look));
    }

    [Fact]
    public void DigitBatch_Run_OverADestination_MovesWhatBelongsElsewhere()
    {
        _batch.Folder.Digit("look/below/a.png", 0);
        _batch.Run(OverLook);

        BatchCounts counts = _batch.Run(OverLook with { Force = true, Recognition = new RecognitionOptions { MinimumConfidence = 0 } });

        Assert.Equal(1, counts.Moved);
        Assert.Equal(_batch.Folder["done", "below", "a.png"], Assert.Single(_batch.Rows).Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DigitBatch_Run_KilledWhileItRenamedInADestination_EndsWithOneName(bool wasRenamed)
    {
        string path = _batch.Folder.Digit("look/a.png", 0), renamed = Path.Combine(Look, "a-2.png");
        _batch.Run(OverLook);
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET move_to = '{renamed}'");
        if (wasRenamed) File.Move(path, renamed);

        _batch.Run(OverLook);

        DatabaseRow row = Assert.Single(_batch.Rows);
        BatchFolder.AssertIsWhereItsRowSays(row);
        Assert.Equal(wasRenamed ? renamed : path, row.Path);
        Assert.Single(Directory.GetFiles(Look));
    }
}
