using System.Runtime.Versioning;
using DigitTools.Core.Files;

namespace DigitTools.Core.Tests;

public sealed class ReplaceFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReplaceFile_Write_ReplacesTheContent()
    {
        string path = _folder.Write("model.onnx", "old and longer"u8);
        ReplaceFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Write_MakesTheFolder()
    {
        ReplaceFile.Write(_folder["a", "b", "model.onnx"], stream => stream.Write("new"u8));
        Assert.Equal(["a/b/model.onnx"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Write_BelowAFile_SaysThatItIsNoFolder()
    {
        string path = Path.Combine(_folder.Write("charts", "a file"u8), "a.png");
        DigitAssert.Throws(
            DigitErrorId.OutputNotWritable, path, "charts' is a file, no folder", () => ReplaceFile.Write(path, _ => { }));
    }

    [Fact]
    public void ReplaceFile_Write_KeepsTheOldFileWhenTheWriterFails()
    {
        string path = _folder.Write("model.onnx", "old"u8);
        Assert.Throws<InvalidOperationException>(() => ReplaceFile.Write(path, stream =>
        {
            stream.Write("half of the n"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Write_ReportsAFullDisk()
    {
        string path = _folder.Write("model.onnx", "old"u8);
        void Write() => ReplaceFile.Write(path, _ => throw new IOException("No space left on device"));
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, "No space left", Write);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Write_ReportsAFileWhereAFolderIsNeeded()
    {
        string path = Path.Combine(_folder.Write("file", "content"u8), "model.onnx");
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, path, () => ReplaceFile.Write(path, _ => { }));
        Assert.Equal(["file"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Write_ReportsAFolderOfThatName()
    {
        string path = Directory.CreateDirectory(_folder["model.onnx"]).FullName;
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, path, () => ReplaceFile.Write(path, stream => stream.Write("new"u8)));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void ReplaceFile_Probe_LeavesEverythingAsItIs()
    {
        string path = _folder.Write("model.onnx", "old"u8);
        ReplaceFile.Probe(path);
        ReplaceFile.Probe(_folder["other.onnx"]);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Probe_ReportsWhatCannotBeWritten()
    {
        string below = Path.Combine(_folder.Write("file", "content"u8), "model.onnx");
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, below, below, () => ReplaceFile.Probe(below));
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, _folder.FullName, "directory", () => ReplaceFile.Probe(_folder.FullName));
    }

    [Fact]
    public void ReplaceFile_Probe_ReportsTheRoot()
    {
        string root = Path.GetPathRoot(_folder.FullName)!;
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, root, root, () => ReplaceFile.Probe(root));
    }

    [Fact]
    public void ReplaceFile_Write_LeavesDevicesAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no folder of devices.");
        const string Device = "/dev/digittools-test";
        DigitAssert.Throws(
            DigitErrorId.OutputNotWritable, Device, "device", () => ReplaceFile.Write(Device, stream => stream.WriteByte(1)));
        Assert.False(File.Exists(Device));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead)]
    [UnsupportedOSPlatform("windows")]
    public void ReplaceFile_Write_KeepsThePermissions(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        string path = _folder.Write("model.onnx", "old"u8);
        File.SetUnixFileMode(path, mode);
        UnixFileMode during = default;
        ReplaceFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            during = File.GetUnixFileMode(Directory.GetFiles(_folder.FullName, "*.tmp").Single());
        });
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(mode, File.GetUnixFileMode(path));
        // What only the owner may read is nobody else's while it is written.
        Assert.Equal(mode, during);
    }

    [Fact]
    public void ReplaceFile_Write_KeepsTheOwner()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root gives files away.");
        string path = _folder.Write("model.onnx", "old"u8);
        ChildProcess.Run("chown", "1234:2345", path).Succeeded();
        ReplaceFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal(["1234:2345"], ChildProcess.Run("stat", "-c", "%u:%g", path).Succeeded().Lines);
    }

    [Theory]
    [InlineData("real/model.onnx")]
    [InlineData("../{0}/real/model.onnx")]
    [InlineData("{1}/real/model.onnx")]
    [InlineData("second")] // a link to real/model.onnx
    public void ReplaceFile_Write_ReplacesTheFileThatALinkLeadsTo(string target)
    {
        string real = _folder.Write("real/model.onnx", "old"u8);
        Link(_folder["second"], "real/model.onnx");
        string link = Link(
            _folder["model.onnx"], target.Replace("{0}", Path.GetFileName(_folder.FullName)).Replace("{1}", _folder.FullName));
        ReplaceFile.Probe(link);
        ReplaceFile.Write(link, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(["model.onnx", "real/model.onnx", "second"], _folder.Files);
    }

    [Fact]
    public void ReplaceFile_Write_TakesTheFolderAboveOneThatIsALinkFromTheSystem()
    {
        // d/.. is where d leads to and one up, real, and not the folder of d.
        _folder.Write("real/below/file", "x"u8);
        string old = _folder.Write("real/model.onnx", "old"u8);
        Link(_folder["d"], "real/below");
        ReplaceFile.Write(Link(_folder["model.onnx"], "d/../model.onnx"), stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(old));
    }

    [Fact]
    public void ReplaceFile_Write_MakesTheFileThatALinkLeadsTo()
    {
        ReplaceFile.Write(Link(_folder["model.onnx"], "new.onnx"), stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(_folder["new.onnx"]));
        Assert.Equal(["model.onnx", "new.onnx"], _folder.Files);
    }

    [Theory]
    [InlineData("model.onnx", "circle")]
    [InlineData("none/model.onnx", "not there")]
    [InlineData("/dev/digittools-test", "device")]
    public void ReplaceFile_Write_ReportsALinkThatLeadsToNoFile(string target, string reason)
    {
        string link = Link(_folder["model.onnx"], target);
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, link, reason, () => ReplaceFile.Write(link, stream => stream.WriteByte(1)));
        Assert.Equal(["model.onnx"], _folder.Files);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void ReplaceFile_Write_FollowsNoLinkThatAnybodyMayHavePutThere()
    {
        string precious = _folder.Write("precious", "old"u8);
        string open = Directory.CreateDirectory(_folder["open"]).FullName;
        string link = Link(Path.Combine(open, "report.html"), precious);
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.OtherWrite | UnixFileMode.StickyBit);
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, link, "anybody", () => ReplaceFile.Write(link, stream => stream.WriteByte(1)));
        Assert.Equal("old", File.ReadAllText(precious));
    }

    [Fact]
    public void ReplaceFile_Write_LeavesPipesAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        NamedPipe.Make(_folder["pipe"]);
        string pipe = _folder["pipe"];
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, pipe, "pipe", () => ReplaceFile.Write(pipe, stream => stream.WriteByte(1)));
    }

    [Fact]
    public void ReplaceFile_Write_TakesTheLongestNames()
    {
        foreach (string name in (string[])[new string('n', 255), string.Concat(Enumerable.Repeat("é", 127))])
        {
            ReplaceFile.Write(_folder[name], stream => stream.Write("new"u8));
            Assert.Equal("new", File.ReadAllText(_folder[name]));
        }
    }

    [Fact]
    public void ReplaceFile_Write_ClearsWhatKilledProcessesLeft()
    {
        string here = TemporaryFile.NameIn("").Split('-')[1];
        string dead = _folder.Write(TemporaryFile.Name(here, int.MaxValue), "half"u8);
        string old = _folder.Write(TemporaryFile.Name("00000000", 1), "half"u8);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        string fresh = _folder.Write(TemporaryFile.Name("00000000", 2), "half"u8);
        string ours = _folder.Write(TemporaryFile.Name(here, Environment.ProcessId), "half"u8);
        string foreign = _folder.Write(".digittools-notes.txt", "x"u8);
        string locked = _folder.Write(TemporaryFile.Name(here, int.MaxValue - 1), "half"u8);
        using (new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            ReplaceFile.Write(_folder["model.onnx"], stream => stream.Write("new"u8));
        Assert.Equal(
            new[] { fresh, ours, foreign, locked, _folder["model.onnx"] }.Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
            _folder.Files);
        Assert.False(File.Exists(dead));
    }

    private static string Link(string path, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some make links.");
        return File.CreateSymbolicLink(path, target).FullName;
    }
}
