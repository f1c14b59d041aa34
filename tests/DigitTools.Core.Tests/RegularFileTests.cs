using DigitTools.Core.Data;
using DigitTools.Core.Files;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Tests.Batch;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests;

/// <summary>What is opened where a file is named, and what is refused at once.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RegularFile_ReadAll_GivesTheContentThroughLinksToo()
    {
        string file = _folder.Write("file", "content"u8);
        File.CreateSymbolicLink(_folder["link"], "file");

        Assert.Equal("content"u8, RegularFile.ReadAll(file, maximumLength: 7, TestRun.Token));
        Assert.Equal("content"u8, RegularFile.ReadAll(_folder["link"], maximumLength: 7, TestRun.Token));
    }

    [Fact]
    public void RegularFile_ReadAll_RefusesMoreThanTheLimit()
    {
        string file = _folder.Write("file", "content"u8);
        FileRefusedException error = Assert.Throws<FileRefusedException>(() => RegularFile.ReadAll(file, maximumLength: 6, TestRun.Token));
        Assert.Equal("it has 7 bytes; the limit is 6.", error.Message);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/tty")]
    [InlineData("/proc/self/mem")]
    public void RegularFile_ReadAll_RefusesADevice(string path)
    {
        Assert.SkipUnless(File.Exists(path), "There are no such devices here.");
        Assert.Throws<FileRefusedException>(() => RegularFile.ReadAll(path, int.MaxValue, TestRun.Token));
    }

    [Fact]
    public void RegularFile_ReadAll_WhatIsNotThereIsNotFound()
    {
        File.CreateSymbolicLink(_folder["dangling"], "nowhere");
        Assert.Throws<FileNotFoundException>(() => RegularFile.ReadAll(_folder["dangling"], int.MaxValue, TestRun.Token));
        Assert.Throws<FileNotFoundException>(() => RegularFile.ReadAll("a\0b", int.MaxValue, TestRun.Token));
    }

    [Fact]
    public void RegularFile_ReadAll_AFileThatAnotherKeepsToItselfIsASharingViolation()
    {
        string path = _folder.Write("file", "content"u8);
        using var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(SharingViolation.Is(Assert.Throws<IOException>(() => RegularFile.ReadAll(path, int.MaxValue, TestRun.Token))));
    }

    [Fact]
    public void RegularFile_ReadAll_StopsWhenCancelled() =>
        Assert.Throws<OperationCanceledException>(
            () => RegularFile.ReadAll(_folder.Write("file", "content"u8), int.MaxValue, new CancellationToken(canceled: true)));

    /// <summary>A pipe may take the place of a file after the look at it.</summary>
    [Fact]
    public void UnixFile_OpenRead_DoesNotWaitForTheOtherEndOfAPipe()
    {
        string pipe = NamedPipe.Make(_folder["pipe"]);
        NamedPipe.DoesNotHang(() => UnixFile.OpenRead(pipe).Dispose());
    }

    [Theory]
    [InlineData("model", DigitErrorId.ModelInvalid)]
    [InlineData("initial model", DigitErrorId.ModelInvalid)]
    [InlineData("IDX", DigitErrorId.DataInvalid)]
    [InlineData("checkpoint", DigitErrorId.CheckpointInvalid)]
    public void EveryReader_APipe_IsRefusedAtOnce(string kind, DigitErrorId expected)
    {
        string pipe = NamedPipe.Make(_folder["pipe"]);
        NamedPipe.DoesNotHang(() => DigitAssert.Throws(expected, pipe, "no regular file", () =>
        {
            switch (kind)
            {
                case "model": ClassifierCache.Get(pipe); break;
                case "initial model": OnnxWeights.Read(pipe); break;
                case "IDX": IdxReader.ReadLabels(pipe); break;
                default: CheckpointFile.Read(pipe); break;
            }
        }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DigitBatch_Run_APipeAsLogIsRefusedAtOnce(bool hasReader)
    {
        using var batch = new BatchFolder();
        batch.Digits(1);
        string pipe = NamedPipe.Make(_folder["pipe"]);
        using Microsoft.Win32.SafeHandles.SafeFileHandle? reader = hasReader ? UnixFile.OpenRead(pipe) : null;

        NamedPipe.DoesNotHang(() => batch.Run(batch.Options with { LogPath = pipe }));

        DigitException error = Assert.Single(batch.Errors);
        Assert.Equal((DigitErrorId.OutputNotWritable, pipe), (error.Id, error.Target));
        Assert.Single(batch.Rows);
    }

    [Fact]
    public void RegularFile_OpenAppend_MakesAFileAndGoesOnAtItsEnd()
    {
        File.CreateSymbolicLink(_folder["link"], "log");
        foreach (string path in (string[])["link", "log", "link"])
        {
            using FileStream file = RegularFile.OpenAppend(_folder[path]);
            file.Write("line\n"u8);
        }

        Assert.Equal("line\nline\nline\n", File.ReadAllText(_folder["log"]));
    }

    [Fact]
    public void RegularFile_OpenAppend_KeepsTheFileFromOthersMeanwhile()
    {
        using FileStream made = RegularFile.OpenAppend(_folder["log"]);
        Assert.True(SharingViolation.Is(Assert.Throws<IOException>(() => RegularFile.OpenAppend(_folder["log"]))));
    }
}
