namespace DigitTools.Core.Tests;

public sealed class ReplaceFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReplaceFile_Write_ReplacesTheContent()
    {
        string path = _folder.Write("model.onnx", "old and longer"u8);
        ReplaceFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files());
    }

    [Fact]
    public void ReplaceFile_Write_MakesTheFolder()
    {
        ReplaceFile.Write(_folder["a", "b", "model.onnx"], stream => stream.Write("new"u8));
        Assert.Equal(["a/b/model.onnx"], _folder.Files());
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
        Assert.Equal(["model.onnx"], _folder.Files());
    }

    [Fact]
    public void ReplaceFile_Write_ReportsAFullDisk()
    {
        string path = _folder.Write("model.onnx", "old"u8);
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, "No space left", () => ReplaceFile.Write(path, _ => throw new IOException("No space left on device")));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files());
    }

    [Fact]
    public void ReplaceFile_Write_ReportsAFileWhereAFolderIsNeeded()
    {
        string path = Path.Combine(_folder.Write("file", "content"u8), "model.onnx");
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, path, () => ReplaceFile.Write(path, _ => { }));
        Assert.Equal(["file"], _folder.Files());
    }

    [Fact]
    public void ReplaceFile_Write_ReportsAFolderOfThatName()
    {
        string path = Directory.CreateDirectory(_folder["model.onnx"]).FullName;
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, path, path, () => ReplaceFile.Write(path, stream => stream.Write("new"u8)));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void ReplaceFile_Probe_LeavesEverythingAsItIs()
    {
        string path = _folder.Write("model.onnx", "old"u8);
        ReplaceFile.Probe(path);
        ReplaceFile.Probe(_folder["other.onnx"]);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model.onnx"], _folder.Files());
    }

    [Fact]
    public void ReplaceFile_Probe_ReportsWhatCannotBeWritten()
    {
        string below = Path.Combine(_folder.Write("file", "content"u8), "model.onnx");
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, below, below, () => ReplaceFile.Probe(below));
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, _folder.Path, "directory", () => ReplaceFile.Probe(_folder.Path));
    }

    [Fact]
    public void ReplaceFile_Probe_ReportsTheRoot()
    {
        string root = Path.GetPathRoot(_folder.Path)!;
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, root, root, () => ReplaceFile.Probe(root));
    }

    [Fact]
    public void ReplaceFile_Write_LeavesDevicesAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no folder of devices.");
        const string Device = "/dev/digittools-test";
        DigitAssert.Throws(DigitErrorId.OutputNotWritable, Device, "device", () => ReplaceFile.Write(Device, stream => stream.WriteByte(1)));
        Assert.False(File.Exists(Device));
    }
}
