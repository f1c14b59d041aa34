using System.Buffers;
using System.Text.Json;
using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Batch;

/// <summary>
/// The log of a run: one JSON object per line, added at the end of a file. The file is opened for every part and closed again, so that it
/// can be renamed and replaced at any time (logrotate), and so that runs can share one.
/// </summary>
/// <param name="path">Full path; its folder is made if it is missing.</param>
/// <param name="run">The run that is reported.</param>
/// <param name="failed">Called once if it can't be written.</param>
internal sealed class BatchLog(string path, DatabaseRun run, Action<DigitException> failed)
{
    private const int WriteAt = 1 << 20;
    private const int PatienceMilliseconds = 2000;
    private const int AgainMilliseconds = 20;

    private readonly ArrayBufferWriter<byte> _lines = new();
    private bool _hasFailed;

    /// <summary>A run began.</summary>
    public void Started(string database) => Line("info", "run.started", json =>
    {
        json.WriteString("database", database);
        json.WriteStartArray("folders");
        foreach (string folder in run.Folders) json.WriteStringValue(folder);
        json.WriteEndArray();
        json.WriteString("modelId", run.ModelId);
        if (run.ShardIndex is { } shard) json.WriteNumber("shardIndex", shard);
        if (run.ShardCount is { } shards) json.WriteNumber("shardCount", shards);
    });

    /// <summary>A picture got its row.</summary>
    public void Picture(DatabaseRow row) => Line(Level(row.Status == BatchStatus.Failed), "picture", json =>
    {
        json.WriteString("path", row.Path);
        if (row.SourcePath is not null) json.WriteString("sourcePath", row.SourcePath);
        if (row.Page > 1) json.WriteNumber("page", row.Page);
        json.WriteString("status", row.Status.ToString());
        if (row.Reason is { } reason) json.WriteString("reason", reason.ToString());
        if (row.Digit is { } digit) json.WriteNumber("digit", digit);
        if (row.Text is not null) json.WriteString("text", row.Text);
        if (row.Cells.Count > 0) json.WriteNumber("cells", row.Cells.Count);
        if (row.Confidence is { } confidence) json.WriteNumber("confidence", confidence);
        if (row.ErrorId is not null) json.WriteString("errorId", row.ErrorId);
        if (row.Error is not null) json.WriteString("message", row.Error);
    });

    /// <summary>A picture that was done before is moved now.</summary>
    public void Moved(DatabaseRow row) => Line("info", "picture.moved", json =>
    {
        json.WriteString("path", row.Path);
        json.WriteString("sourcePath", row.SourcePath);
    });

    /// <summary>A file is left for the next run.</summary>
    public void Deferred(string file, DeferReason reason) => Line("warning", "picture.deferred", json =>
    {
        json.WriteString("path", file);
        json.WriteString("reason", reason.ToString());
    });

    /// <summary>A picture is an animation, of which one frame was read.</summary>
    public void Animation(string file, AnimationFrame frame) => Line("warning", "picture.animation", json =>
    {
        json.WriteString("path", file);
        json.WriteNumber("frame", frame.Number);
        json.WriteNumber("frames", frame.Count);
        json.WriteBoolean("blank", frame.IsBlank);
    });

    /// <summary>What lay in the folders and was left alone.</summary>
    public void Ignored(IgnoredFiles files) => Line("warning", "files.ignored", json =>
    {
        json.WriteNumber("below", files.Below);
        json.WriteStartObject("extensions");
        foreach ((string extension, long count) in files.Extensions) json.WriteNumber(extension, count);
        json.WriteEndObject();
    });

    /// <summary>Moves that other runs began stay begun: the folders are not those of this run.</summary>
    public void MovesWait(int count, string example) => Line("warning", "moves.waiting", json =>
    {
        json.WriteNumber("count", count);
        json.WriteString("path", example);
    });

    /// <summary>Something other than a picture failed.</summary>
    public void Error(Exception error) => Line("error", "error", json =>
    {
        var known = error as DigitException;
        if (known is not null) json.WriteString("path", known.Target);
        json.WriteString("errorId", known?.Id.ToString() ?? error.GetType().Name);
        json.WriteString("message", error.Message);
    });

    /// <summary>A run ended.</summary>
    public void Finished(BatchStop stop, BatchCounts counts, int unmoved, TimeSpan elapsed) =>
        Line(Level(stop == BatchStop.Error), "run.finished", json =>
        {
            json.WriteString("stoppedBy", stop.ToString());
            json.WriteNumber("processed", counts.Processed);
            json.WriteNumber("skipped", counts.Skipped);
            json.WriteNumber("recognized", counts.Recognized);
            json.WriteNumber("rejected", counts.Rejected);
            json.WriteNumber("empty", counts.Empty);
            json.WriteNumber("failed", counts.Failed);
            json.WriteNumber("deferred", counts.Deferred);
            json.WriteNumber("moved", counts.Moved);
            json.WriteNumber("unmoved", unmoved);
            json.WriteNumber("remaining", counts.Remaining);
            json.WriteNumber("elapsedSeconds", Math.Round(elapsed.TotalSeconds, 3));
        });

    /// <summary>
    /// Writes the lines so far. A log that can't be written must not cost results: it is reported once, and the run goes on.
    /// </summary>
    public void Write()
    {
        if (_lines.WrittenCount == 0) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
            using FileStream file = Open();
            long end = file.Position;
            try
            {
                file.Write(_lines.WrittenSpan);
                file.Flush();
            }
            catch (IOException)
            {
                // Of a full disk: what comes next begins with a line of its own.
                file.SetLength(end);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_hasFailed) failed(Errors.OutputNotWritable(path, e));
            _hasFailed = true;
        }

        _lines.ResetWrittenCount();
    }

    private static string Level(bool isError) => isError ? "error" : "info";

    /// <summary>Two runs may share a log, and an append looks for the end and then writes: so one run at a time has the file.</summary>
    private FileStream Open()
    {
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                return RegularFile.OpenAppend(path);
            }
            catch (IOException e) when (SharingViolation.Is(e) && Environment.TickCount64 - start < PatienceMilliseconds)
            {
                Thread.Sleep(AgainMilliseconds);
            }
        }
    }

    private void Line(string level, string name, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(_lines))
        {
            json.WriteStartObject();
            json.WriteString("time", DatabaseTime.Now);
            json.WriteString("level", level);
            json.WriteString("event", name);
            json.WriteString("runId", run.RunId);
            write(json);
            json.WriteEndObject();
        }

        _lines.Write("\n"u8);
        if (_lines.WrittenCount > WriteAt) Write();
    }
}
