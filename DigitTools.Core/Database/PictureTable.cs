using System.Globalization;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Database;

/// <summary>The table of pictures: from its columns to records and back.</summary>
internal static class PictureTable
{
    private static readonly string[] s_probabilities =
    [
        .. Enumerable.Range(0, DigitShape.ClassCount).Select(k => string.Create(CultureInfo.InvariantCulture, $"p{k}")),
    ];

    /// <summary>All columns.</summary>
    public static DatabaseTable<DatabaseRow> Columns { get; } = new(
        "picture",
        [
            new("path", row => row.Path),
            new("source_path", row => row.SourcePath),
            new("move_to", row => row.MoveTo),
            new("size", row => row.Stamp.Size),
            new("modified", row => DatabaseTime.ToNumber(row.Stamp.Modified)),
            new("content_hash", row => row.ContentHash),
            new("status", row => DatabaseChoice<BatchStatus>.Name(row.Status)),
            new("reason", row => row.Reason is { } reason ? DatabaseChoice<RecognitionReason>.Name(reason) : null),
            new("digit", row => row.Digit),
            new("confidence", row => row.Confidence),
            new("second", row => row.Second),
            new("second_confidence", row => row.SecondConfidence),
            .. s_probabilities.Select((name, k) => new DatabaseColumn<DatabaseRow>(name, row => row.Probabilities?[k])),
            new("run", row => row.Run.Id),
            new("recorded", row => DatabaseTime.ToNumber(row.Recorded)),
            new("error_id", row => row.ErrorId),
            new("error", row => row.Error),
        ]);

    /// <summary>As much as tells whether a picture is done.</summary>
    public static DatabaseSelection Mark { get; } = new("picture", ["size", "modified", "content_hash", "status", "move_to"]);

    /// <summary>Reads a picture.</summary>
    /// <param name="reader">At a row of <see cref="Columns"/>.</param>
    /// <param name="runOf">Gives the run of a key; null if there is none.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static DatabaseRow Read(DatabaseReader reader, Func<long, DatabaseRun?> runOf)
    {
        BatchStatus status = reader.Choice<BatchStatus>("status");
        int? digit = reader.SmallOrNull("digit", 0, 9);
        if (digit.HasValue != (status == BatchStatus.Recognized))
            throw reader.Invalid("digit", $"a picture that is {status} {(digit.HasValue ? "with" : "without")} a digit");
        long run = reader.Whole("run", 1, long.MaxValue);
        return new DatabaseRow
        {
            Id = reader.Id,
            Path = reader.PathOf("path"),
            SourcePath = reader.PathOrNull("source_path"),

            // Any text: one that is no path is found when pictures are moved, and taken back.
            MoveTo = reader.TextOrNull("move_to"),
            Stamp = Stamp(reader),
            ContentHash = reader.HashOrNull("content_hash"),
            Status = status,
            Reason = reader.ChoiceOrNull<RecognitionReason>("reason"),
            Digit = digit,
            Confidence = reader.ShareOrNull("confidence"),
            Second = reader.SmallOrNull("second", 0, 9),
            SecondConfidence = reader.ShareOrNull("second_confidence"),
            Probabilities = Probabilities(reader),
            Run = runOf(run) ?? throw reader.Invalid("run", $"there is no run {run}"),
            Recorded = reader.Time("recorded"),
            ErrorId = reader.TextOrNull("error_id"),
            Error = reader.TextOrNull("error"),
        };
    }

    /// <summary>Reads what tells whether a picture is done.</summary>
    /// <param name="reader">At a row of <see cref="Mark"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static DatabaseMark ReadMark(DatabaseReader reader) =>
        new(Stamp(reader), !reader.IsNull("content_hash"), reader.Choice<BatchStatus>("status"), !reader.IsNull("move_to"));

    private static FileStamp Stamp(DatabaseReader reader) => new(reader.Whole("size", 0, long.MaxValue), reader.Time("modified"));

    private static double[]? Probabilities(DatabaseReader reader)
    {
        if (reader.IsNull(s_probabilities[0])) return null;
        double[] values = new double[s_probabilities.Length];
        for (int k = 0; k < values.Length; k++) values[k] = reader.Share(s_probabilities[k]);
        return values;
    }
}
