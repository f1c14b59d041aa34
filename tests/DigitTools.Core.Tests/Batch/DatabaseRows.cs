using DigitTools.Core.Database;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

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

    /// <summary>A run that reads sheets, with all that can be known of them.</summary>
    public static DatabaseRun GridRun() => Run() with
    {
        Reading = BatchReading.Grid,
        TextModelId = "ba9876543210",
        TextModelPath = "/models/lines.onnx",
        GridRows = 9,
        GridColumns = 8,
        AllGrids = true,
        AllowedDigits = [0, 1],
        Fields =
        [
            new FormField("Total, €", new FieldRegion(0.25, 0, 0.5, 0.125, IsShare: true), FieldKind.Any, TextForm.Any),
            new FormField(
                "", new FieldRegion(10, 20, 30, 40, IsShare: false), FieldKind.Text,
                new TextForm { Lengths = [4, 6], Pattern = DigitPattern.Parse("##/##") }),
        ],
    };

    /// <summary>A sheet with a cell for each character: a digit, <c>?</c> rejected, <c>.</c> empty, <c>|</c> begins a row.</summary>
    public static DatabaseRow Sheet(DatabaseRun run, string path, string cells = "7?|.3") => Recognized(run, path) with
    {
        Digit = null,
        Second = null,
        SecondConfidence = null,
        Probabilities = null,
        Status = cells.Contains('?', StringComparison.Ordinal) ? BatchStatus.Rejected : BatchStatus.Recognized,
        Confidence = cells.Contains('?', StringComparison.Ordinal) ? 0.5 : 0.98,
        Cells = Cells(cells),
    };

    /// <summary>The cells of <see cref="Sheet"/>.</summary>
    public static GridCell[] Cells(string cells) =>
        [.. cells.Split('|').SelectMany((row, i) => row.Select((sign, j) => Cell(sign, i + 1, j + 1)))];

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

    private static GridCell Cell(char sign, int row, int column)
    {
        var cell = new GridCell
        {
            Grid = 1,
            Row = row,
            Column = column,
            RowSpan = 1 + column,
            ColumnSpan = row,
            Field = row == 1 ? "" : "Total, €",
            Corners = Quadrilateral.Of(10 * column, 20 * row, 9, 19),
            Box = new PixelBox(10 * column, 20 * row, 10 * column + 9, 20 * row + 19),
        };
        return sign switch
        {
            '.' => cell with { Status = RecognitionStatus.Empty, Reason = RecognitionReason.NoInk },
            '?' => cell with
            {
                Status = RecognitionStatus.Rejected,
                Reason = RecognitionReason.SeveralDigits,
                Text = "12",
                Confidence = 0.5,
            },
            _ => cell with { Text = $"{sign}", Confidence = 0.98, Second = (sign - '0' + 1) % 10, SecondConfidence = 0.01 },
        };
    }

    private static TextDigit TextDigit(int digit, int line, int left)
    {
        double[] probabilities = new double[10];
        probabilities[digit] = 2 / 3.0;
        probabilities[(digit + 3) % 10] = 1 / 3.0;
        return new TextDigit(digit, line, probabilities, left, 20 * line, 9, 17);
    }
}
