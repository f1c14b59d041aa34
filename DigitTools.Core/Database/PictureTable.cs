using DigitTools.Core.Recognition;

namespace DigitTools.Core.Database;

/// <summary>The table of pictures: from its columns to records and back.</summary>
internal static class PictureTable
{
    /// <summary>The end of a statement that gives the pages of a file, in the order of the index.</summary>
    public const string OfFile = "WHERE path = $path ORDER BY page";

    /// <summary>The condition for the files with a content, by the index: of those with pages the row of the first.</summary>
    public const string HasContent = "substr(content_hash, 1, 8) = substr($hash, 1, 8) AND content_hash = $hash AND page = 1";

    /// <summary>Rows of one content that are looked at: a blank page may have been there a thousand times.</summary>
    public const int MostAlike = 100;

    /// <summary>All columns.</summary>
    public static DatabaseTable<DatabaseRow> Columns { get; } = new(
        "picture",
        keys: 2,
        [
            new("path", row => row.Path),
            new("page", row => row.Page),
            new("source_path", row => row.SourcePath),
            new("move_to", row => row.MoveTo),
            new("size", row => row.Stamp.Size),
            new("modified", row => DatabaseTime.ToNumber(row.Stamp.Modified)),
            new("content_hash", row => row.ContentHash),
            new("status", row => DatabaseChoice<BatchStatus>.Name(row.Status)),
            new("reason", row => row.Reason is { } reason ? DatabaseChoice<RecognitionReason>.Name(reason) : null),
            new("digit", row => row.Digit),
            new("text", row => row.Text),
            new("confidence", row => row.Confidence),
            new("second", row => row.Second),
            new("second_confidence", row => row.SecondConfidence),
            .. ProbabilityColumns.Of<DatabaseRow>(row => row.Probabilities),
            new("run", row => row.Run.Id),
            new("recorded", row => DatabaseTime.ToNumber(row.Recorded)),
            new("error_id", row => row.ErrorId),
            new("error", row => row.Error),
        ]);

    /// <summary>As much as tells whether a picture is done.</summary>
    public static DatabaseSelection Mark { get; } = new("picture", ["size", "modified", "content_hash", "status", "move_to"]);

    /// <summary>As much as tells where a picture is.</summary>
    public static DatabaseSelection Place { get; } = new("picture", ["path", "source_path"]);

    /// <summary>Reads a picture.</summary>
    /// <param name="reader">At a row of <see cref="Columns"/>.</param>
    /// <param name="runOf">Gives the run of a key; null if there is none.</param>
    /// <param name="contents">Gives what has rows of its own beside that of its picture.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static DatabaseRow Read(DatabaseReader reader, Func<long, DatabaseRun?> runOf, PictureContents contents)
    {
        BatchStatus status = reader.Choice<BatchStatus>("status");
        long key = reader.Whole("run", 1, long.MaxValue);
        DatabaseRun run = runOf(key) ?? throw reader.Invalid("run", $"there is no run {key}");
        int? digit = reader.SmallOrNull("digit", 0, 9);
        string? text = reader.TextOrNull("text");
        bool hasDigit = run.Reading == BatchReading.Digit && status == BatchStatus.Recognized;
        if (digit.HasValue != hasDigit) throw Unfit(reader, "digit", status, digit.HasValue);
        bool hasText = run.Reading == BatchReading.Text && status != BatchStatus.Failed;
        if (text is not null != hasText) throw Unfit(reader, "text", status, text is not null);
        return contents.AddTo(new DatabaseRow
        {
            Id = reader.Id,
            Path = reader.PathOf("path"),
            Page = (int)reader.Whole("page", 1, int.MaxValue),
            SourcePath = reader.PathOrNull("source_path"),

            // Any text: one that is no path is found when pictures are moved, and taken back.
            MoveTo = reader.TextOrNull("move_to"),
            Stamp = Stamp(reader),
            ContentHash = reader.HashOrNull("content_hash"),
            Status = status,
            Reason = reader.ChoiceOrNull<RecognitionReason>("reason"),
            Digit = digit,
            Text = text,
            Confidence = reader.ShareOrNull("confidence"),
            Second = reader.SmallOrNull("second", 0, 9),
            SecondConfidence = reader.ShareOrNull("second_confidence"),
            Probabilities = ProbabilityColumns.ReadOrNull(reader),
            Run = run,
            Recorded = reader.Time("recorded"),
            ErrorId = reader.TextOrNull("error_id"),
            Error = reader.TextOrNull("error"),
        });
    }

    /// <summary>Reads what tells whether a picture is done.</summary>
    /// <param name="reader">At a row of <see cref="Mark"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static DatabaseMark ReadMark(DatabaseReader reader) =>
        new(Stamp(reader), !reader.IsNull("content_hash"), reader.Choice<BatchStatus>("status"), !reader.IsNull("move_to"));

    /// <summary>Reads where a picture is.</summary>
    /// <param name="reader">At a row of <see cref="Place"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static DatabasePlace ReadPlace(DatabaseReader reader) =>
        new(reader.Id, reader.PathOf("path"), reader.PathOrNull("source_path"));

    private static FileStamp Stamp(DatabaseReader reader) => new(reader.Whole("size", 0, long.MaxValue), reader.Time("modified"));

    private static DigitException Unfit(DatabaseReader reader, string column, BatchStatus status, bool has) =>
        reader.Invalid(column, $"a picture that is {status} {(has ? "with" : "without")} a {column}");
}
