using DigitTools.Core.Batch;
using DigitTools.Core.Database;

namespace DigitTools.Core.Tests.Batch;

/// <summary>
/// A database from somebody else, with moves in it: no file outside the folders of the run is touched, no picture is lost.
/// </summary>
public sealed class ForeignMoveTests : IDisposable
{
    /// <summary>A folder on another file system, on most Linux machines.</summary>
    private const string OtherDevice = "/dev/shm";

    private readonly BatchFolder _batch = new();

    private string Done => _batch.Folder["done"];

    private BatchOptions Moving => _batch.Options with { MoveTo = Done };

    public void Dispose() => _batch.Dispose();

    [Theory]
    [InlineData("private/a.png", "private/b.png")]
    [InlineData("private/a.png", "done/a.png")]
    [InlineData("inbox/../private/a.png", "done/a.png")]
    [InlineData("inbox/link/a.png", "done/link/a.png")]
    [InlineData("inbox-2/a.png", "done/a.png")]
    public void DigitBatch_Run_MovesNothingFromElsewhere(string path, string moveTo)
    {
        string file = Picture("private", "a.png");
        Picture("inbox-2", "a.png");
        if (!OperatingSystem.IsWindows()) Directory.CreateSymbolicLink(Path.Combine(_batch.Inbox, "link"), _batch.Folder["private"]);
        Plant(Full(path), Full(moveTo), file);
        string[] before = Pictures();

        _batch.Run();
        _batch.Run(Moving);

        Assert.Equal(before, Pictures());
        Assert.Equal(Full(moveTo), Assert.Single(_batch.Rows).MoveTo);
    }

    [Theory]
    [InlineData("private/a.png")]
    [InlineData("done/../private/a.png")]
    [InlineData("done/link/a.png")]
    [InlineData("done/other.png")]
    [InlineData("done/a-b.png")]
    public void DigitBatch_Run_DeletesNothingForACopyElsewhere(string moveTo)
    {
        string file = _batch.Digit("a.png", 0);
        foreach (string name in (string[])["private/a.png", "done/other.png", "done/a-b.png"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Full(name))!);
            File.Copy(file, Full(name));
        }

        if (!OperatingSystem.IsWindows()) Directory.CreateSymbolicLink(Path.Combine(Done, "link"), _batch.Folder["private"]);
        Plant(file, Full(moveTo), file);

        _batch.Run();
        Assert.True(File.Exists(file));

        // It is where it was, so it goes where the run says, beside what is there.
        _batch.Run(Moving);
        string[] there = [.. Pictures().Where(f => !f.Contains("link", StringComparison.Ordinal))];
        Assert.Equal(["done/a-b.png", "done/a.png", "done/other.png", "private/a.png"], there);
    }

    [Fact]
    public void DigitBatch_Run_KeepsAPictureWhoseCopyIsOnlyALinkToIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        string file = _batch.Digit("a.png", 0);
        byte[] content = File.ReadAllBytes(file);
        Directory.CreateDirectory(Done);
        File.CreateSymbolicLink(Path.Combine(Done, "a.png"), file);
        Plant(file, Path.Combine(Done, "a.png"), file);

        _batch.Run(Moving);

        Assert.Equal(content, File.ReadAllBytes(Path.Combine(Done, "a-2.png")));
    }

    [Fact]
    public void DigitBatch_Run_KeepsAPictureThatIsNotWhatItsRowSays()
    {
        string file = _batch.Digit("a.png", 0), other = Picture("done", "a.png");
        byte[] content = File.ReadAllBytes(file), changed = [.. content];
        changed[^1] ^= 1;
        File.WriteAllBytes(other, changed);
        File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(file));
        Plant(file, other, file, hashOf: other);

        _batch.Run(Moving);

        Assert.Contains(Pictures(), name => File.ReadAllBytes(Full(name)).AsSpan().SequenceEqual(content));
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'junk'")]
    [InlineData("'/'")]
    [InlineData("CAST(x'2f610062' AS TEXT)")]
    [InlineData("hex(zeroblob(150000))")]
    public void DigitBatch_Run_ASenselessMoveIsSaidOnceAndForgotten(string moveTo)
    {
        string file = _batch.Digit("a.png", 0), log = _batch.Folder["log.jsonl"];
        Plant(file, Path.Combine(Done, "a.png"), file);
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET move_to = {moveTo}");

        _batch.Run(_batch.Options with { LogPath = log });
        Assert.Equal((DigitErrorId.MoveFailed, file), (Assert.Single(_batch.Errors).Id, _batch.Errors[0].Target));
        Assert.Contains("that is no path", File.ReadAllText(log), StringComparison.Ordinal);

        _batch.Run(Moving);
        Assert.Empty(_batch.Errors);
        Assert.Equal(["done/a.png"], Pictures());
    }

    [Fact]
    public void DigitBatch_Run_OverOtherFolders_LeavesAMoveToTheRunOverItsOwn()
    {
        string file = _batch.Digit("a.png", 0), log = _batch.Folder["log.jsonl"];
        _batch.Run();
        Directory.CreateDirectory(Done);
        File.Move(file, Path.Combine(Done, "a.png"));
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET move_to = '{Path.Combine(Done, "a.png")}'");

        string other = Directory.CreateDirectory(_batch.Folder["other"]).FullName;
        BatchResult result = _batch.RunWhole(_batch.Options with { Folders = [other], LogPath = log });
        Assert.Equal((0, 0), (result.Run.Counts.Moved, result.Unmoved));
        Assert.Contains("moves.waiting", File.ReadAllText(log), StringComparison.Ordinal);

        Assert.Equal(1, _batch.Run(Moving).Moved);
        Assert.Equal(Path.Combine(Done, "a.png"), Assert.Single(_batch.Rows).Path);
    }

    [Fact]
    public void PictureMover_Move_WritesThroughNoLink()
    {
        Assert.SkipUnless(Directory.Exists(OtherDevice), "There is no other file system to move to.");
        string other = Directory.CreateDirectory(Path.Combine(OtherDevice, "digittools-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            string file = _batch.Digit("a.png", 0), victim = _batch.Folder.Write("victim.txt", "precious"u8);
            byte[] content = File.ReadAllBytes(file);
            Plant(file, Path.Combine(other, "a.png"), file);
            DatabaseRow row = Assert.Single(_batch.Rows);
            File.CreateSymbolicLink(Path.Combine(other, $".{row.Run.RunId}-{row.Id}.tmp"), victim);

            Assert.Equal(PictureMover.Outcome.Moved, PictureMover.Move(row, resume: false));

            Assert.Equal("precious", File.ReadAllText(victim));
            Assert.Equal([Path.Combine(other, "a.png")], Directory.GetFiles(other));
            Assert.Equal(content, File.ReadAllBytes(row.MoveTo!));
            Assert.Null(new FileInfo(row.MoveTo!).LinkTarget);
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    private string Full(string name) => _batch.Folder.FullName + Path.DirectorySeparatorChar + name;

    private string Picture(string folder, string name) => _batch.Folder.Digit($"{folder}/{name}", 0);

    private string[] Pictures() => [.. _batch.Folder.Files.Where(f => f.EndsWith(".png", StringComparison.Ordinal))];

    /// <summary>A database that says of a file that it is about to be moved.</summary>
    private void Plant(string path, string moveTo, string file, string? hashOf = null)
    {
        FileStamp stamp = FileStamp.Of(file)!.Value;
        byte[] hash = System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(hashOf ?? file));
        DatabaseRow Row(DatabaseRun run) => DatabaseRows.Recognized(run, path) with { MoveTo = moveTo, Stamp = stamp, ContentHash = hash };
        DatabaseRows.Write(_batch.Database, Row);
    }
}
