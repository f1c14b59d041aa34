using DigitTools.Core.Database;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Rows and runs to fill a database with.</summary>
internal static class DatabaseRows
{
    public static readonly DateTime Time = new DateTime(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc).AddMicroseconds(123_456);

    public static DatabaseRun Run(string folder = "/inbox") => new()
    {
        RunId = Guid.CreateVersion7().ToString(),
        Started = Time,
        Folders = [folder],
        ModelId = "0123456789ab",
        ModelPath = "/models/digits.onnx",
        PreprocessingVersion = 3,
        MinimumConfidence = 0.9,
        ToolVersion = "0.1.0",
    };

    public static DatabaseRow Recognized(DatabaseRun run, string path, int digit = 7)
    {
        double[] probabilities = new double[10];
        probabilities.AsSpan().Fill(0.1 / 9);
        probabilities[digit] = 0.9;
        return new DatabaseRow
        {
            Path = path,
            Stamp = new FileStamp(345, Time.AddMicroseconds(1)),
            ContentHash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
            Status = BatchStatus.Recognized,
            Reason = RecognitionReason.None,
            Digit = digit,
            Confidence = 0.9,
            Second = (digit + 1) % 10,
            SecondConfidence = 0.1 / 9,
            Probabilities = probabilities,
            Run = run,
            Recorded = Time,
        };
    }

    /// <summary>A run that reads texts.</summary>
    public static DatabaseRun TextRun() => Run() with { Reading = BatchReading.Text, Lengths = [4, 6], Pattern = "##,## €" };

    /// <summary>A picture of a number, each digit a box of its own.</summary>
    public static DatabaseRow Text(DatabaseRun run, string path, string text = "10\n25") => Recognized(run, path) with
    {
        Digit = null,
        Second = null,
        SecondConfidence = null,
        Probabilities = null,
        Text = text,
        Digits = [.. text.Where(char.IsAsciiDigit).Select((c, i) => TextDigit(c - '0', 1 + i / 2, 10 * i))],
    };

    public static DatabaseRow Failed(DatabaseRun run, string path) => new()
    {
        Path = path,
        Stamp = new FileStamp(0, Time),
        Status = BatchStatus.Failed,
        Run = run,
        Recorded = Time.AddHours(1),
        ErrorId = "PictureUnreadable",
        Error = "It is no picture.",
    };

    /// <summary>Makes a database with these rows.</summary>
    public static void Write(string path, params Func<DatabaseRun, DatabaseRow>[] rows) => Write(path, Run(), rows);

    /// <summary>Makes a database with these rows of a run.</summary>
    public static void Write(string path, DatabaseRun run, params Func<DatabaseRun, DatabaseRow>[] rows)
    {
        using var database = BatchDatabase.OpenOrCreate(path, TestRun.Token);
        using var writer = new DatabaseWriter(database, run, TestRun.Token);
        writer.Transact(
            () =>
            {
                foreach (Func<DatabaseRun, DatabaseRow> row in rows) writer.Save(row(writer.Run));
            },
            new BatchCounts { Recognized = rows.Length },
            TestRun.Token);
        writer.Finish(BatchStop.Completed, new BatchCounts { Recognized = rows.Length });
    }

    /// <summary>All rows of a database.</summary>
    public static DatabaseRow[] Read(string path, DatabaseFilter? filter = null)
    {
        using var database = BatchDatabase.OpenRead(path, TestRun.Token);
        return [.. database.Rows(filter ?? new DatabaseFilter())];
    }

    private static TextDigit TextDigit(int digit, int line, int left)
    {
        double[] probabilities = new double[10];
        probabilities[digit] = 2 / 3.0;
        probabilities[(digit + 3) % 10] = 1 / 3.0;
        return new TextDigit(digit, line, probabilities, left, 20 * line, 9, 17);
    }
}
