using System.Text.Json;
using DigitTools.Core.Batch;

namespace DigitTools.Core.Tests.Batch;

/// <summary>What a run tells in its log.</summary>
public sealed class BatchLogTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_LogsALineForEachThing()
    {
        _batch.Digits(2);
        File.WriteAllText(Path.Combine(_batch.Inbox, "bad\n.png"), "no picture");
        string log = _batch.Folder["logs", "batch.jsonl"];

        _batch.Run(_batch.Options with { LogPath = log });
        File.Move(log, log + ".1");
        _batch.Run(_batch.Options with { LogPath = log });

        string[] lines = File.ReadAllLines(log + ".1");
        JsonElement[] entries = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        IEnumerable<string?> events = entries.Select(e => e.GetProperty("event").GetString());
        Assert.Equal(["run.started", "picture", "picture", "picture", "run.finished"], events);
        Assert.Single(
            entries, e => e.GetProperty("level").GetString() == "error" && e.GetProperty("errorId").GetString() == "PictureUnreadable");
        Assert.Equal(3, entries[^1].GetProperty("processed").GetInt32());
        Assert.Equal(2, File.ReadAllLines(log).Length);
    }

    [Fact]
    public void DigitBatch_Run_AFullDiskLeavesWholeLines()
    {
        using var disk = SmallDisk.TryMount(_batch.Folder.Folder("small"), "16k");
        Assert.SkipWhen(disk is null, "No file system of a small size can be made.");
        _batch.Digits(200);
        BatchOptions options = _batch.Options with { LogPath = Path.Combine(disk.Folder, "log.jsonl") };
        _batch.Run(options);
        Assert.Equal(DigitErrorId.OutputNotWritable, Assert.Single(_batch.Errors).Id);

        disk.Remount("size=4m");
        _batch.Run(options);
        string[] events =
            [.. File.ReadAllLines(options.LogPath).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()!)];
        Assert.Equal(["run.started", "run.finished"], events[^2..]);
    }
}
