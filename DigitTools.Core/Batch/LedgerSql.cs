using System.Globalization;
using System.Text;
using System.Text.Json;
using DigitTools.Core.Data;
using DigitTools.Core.Recognition;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Batch;

/// <summary>From the columns of schema.sql to records and back.</summary>
internal static class LedgerSql
{
    /// <summary>Columns of a picture, in the order of <see cref="ReadRow"/> and <see cref="RowValues"/>; the key comes first.</summary>
    public const string RowColumns =
        "id, path, source_path, move_to, size, modified, content_hash, status, reason, digit, confidence, second, second_confidence, " +
        "p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, run, recorded, error_id, error";

    /// <summary>Columns of a run, in the order of <see cref="ReadRun"/> and <see cref="RunValues"/>; the key comes first.</summary>
    public const string RunColumns =
        "id, run_id, started, finished, stopped_by, machine, process_id, folders, model_id, model_path, preprocessing_version, minimum_confidence, " +
        "tool_version, shard_index, shard_count, processed, skipped, recognized, rejected, empty, failed, deferred, moved, remaining";

    private const int FirstProbability = 13;

    /// <summary>Reads a picture.</summary>
    /// <param name="reader">At a row of <see cref="RowColumns"/>.</param>
    /// <param name="run">Gives the run of a key.</param>
    public static LedgerRow ReadRow(SqliteDataReader reader, Func<long, LedgerRun> run) => new()
    {
        Id = reader.GetInt64(0),
        Path = reader.GetString(1),
        SourcePath = Text(reader, 2),
        MoveTo = Text(reader, 3),
        Stamp = new FileStamp(reader.GetInt64(4), LedgerTime.From(reader.GetInt64(5))),
        ContentHash = reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6),
        Status = Status(reader.GetString(7)),
        Reason = reader.IsDBNull(8) ? null : Enum.Parse<RecognitionReason>(reader.GetString(8)),
        Digit = Whole(reader, 9),
        Confidence = Real(reader, 10),
        Second = Whole(reader, 11),
        SecondConfidence = Real(reader, 12),
        Probabilities = Probabilities(reader),
        Run = run(reader.GetInt64(23)),
        Recorded = LedgerTime.From(reader.GetInt64(24)),
        ErrorId = Text(reader, 25),
        Error = Text(reader, 26),
    };

    /// <summary>The status of a name.</summary>
    public static BatchStatus Status(string name) => name switch
    {
        nameof(BatchStatus.Recognized) => BatchStatus.Recognized,
        nameof(BatchStatus.Rejected) => BatchStatus.Rejected,
        nameof(BatchStatus.Empty) => BatchStatus.Empty,
        _ => BatchStatus.Failed,
    };

    /// <summary>Reads a run.</summary>
    /// <param name="reader">At a row of <see cref="RunColumns"/>.</param>
    public static LedgerRun ReadRun(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        RunId = reader.GetString(1),
        Started = LedgerTime.From(reader.GetInt64(2)),
        Finished = reader.IsDBNull(3) ? null : LedgerTime.From(reader.GetInt64(3)),
        StoppedBy = reader.IsDBNull(4) ? null : Enum.Parse<BatchStop>(reader.GetString(4)),
        Machine = reader.GetString(5),
        ProcessId = reader.GetInt32(6),
        Folders = JsonSerializer.Deserialize<string[]>(reader.GetString(7)) ?? [],
        ModelId = reader.GetString(8),
        ModelPath = reader.GetString(9),
        PreprocessingVersion = reader.GetInt32(10),
        MinimumConfidence = reader.GetDouble(11),
        ToolVersion = reader.GetString(12),
        ShardIndex = Whole(reader, 13),
        ShardCount = Whole(reader, 14),
        Counts = new BatchCounts
        {
            Skipped = reader.GetInt64(16),
            Recognized = reader.GetInt64(17),
            Rejected = reader.GetInt64(18),
            Empty = reader.GetInt64(19),
            Failed = reader.GetInt64(20),
            Deferred = reader.GetInt64(21),
            Moved = reader.GetInt64(22),
            Remaining = reader.GetInt64(23),
        },
    };

    /// <summary>Values of <see cref="RowColumns"/> without the key.</summary>
    public static object?[] RowValues(LedgerRow row)
    {
        double[]? p = row.Probabilities;
        return
        [
            row.Path, row.SourcePath, row.MoveTo, row.Stamp.Size, LedgerTime.ToNumber(row.Stamp.Modified), row.ContentHash, Name(row.Status), Name(row.Reason),
            row.Digit, row.Confidence, row.Second, row.SecondConfidence, p?[0], p?[1], p?[2], p?[3], p?[4], p?[5], p?[6], p?[7], p?[8], p?[9],
            row.Run.Id, LedgerTime.ToNumber(row.Recorded), row.ErrorId, row.Error,
        ];
    }

    /// <summary>Values of <see cref="RunColumns"/> without the key.</summary>
    public static object?[] RunValues(LedgerRun run) =>
    [
        run.RunId, LedgerTime.ToNumber(run.Started), run.Finished is { } f ? LedgerTime.ToNumber(f) : null, run.StoppedBy?.ToString(), run.Machine, run.ProcessId,
        JsonSerializer.Serialize(run.Folders), run.ModelId, run.ModelPath, run.PreprocessingVersion, run.MinimumConfidence, run.ToolVersion, run.ShardIndex, run.ShardCount,
        run.Counts.Processed, run.Counts.Skipped, run.Counts.Recognized, run.Counts.Rejected, run.Counts.Empty, run.Counts.Failed, run.Counts.Deferred, run.Counts.Moved, run.Counts.Remaining,
    ];

    /// <summary>Names of parameters: a $ before each column but the key.</summary>
    public static string[] Parameters(string columns) => [.. columns.Split(", ").Skip(1).Select(c => "$" + c)];

    /// <summary>One page of the rows that a filter lets through; the parameter $after holds the last key of the page before.</summary>
    public static SqliteCommand Select(LedgerDatabase database, LedgerFilter filter, int rows)
    {
        var text = new StringBuilder($"SELECT {RowColumns} FROM picture WHERE id > $after");
        var values = new List<object>();
        void AnyOf(string column, string inner, IEnumerable<object> wanted)
        {
            int before = values.Count;
            values.AddRange(wanted);
            if (values.Count > before) text.Append(" AND ").Append(column).Append(" IN (").Append(inner).AppendJoin(", ", Enumerable.Range(before, values.Count - before).Select(ValueName)).Append(inner.Length > 0 ? "))" : ")");
        }

        AnyOf("status", "", filter.Statuses.Select(object (s) => Name(s)));
        AnyOf("digit", "", filter.Digits.Select(object (d) => (long)d));
        AnyOf("run", "SELECT id FROM run WHERE run_id IN (", filter.RunIds);
        if (filter.Since is { } since)
        {
            text.Append(" AND recorded >= $v").Append(values.Count);
            values.Add(LedgerTime.ToNumber(since));
        }

        text.Append(" ORDER BY id LIMIT ").Append(rows);
        SqliteCommand command = database.Command(text.ToString(), "$after");
        for (int i = 0; i < values.Count; i++) command.Parameters.AddWithValue(ValueName(i), values[i]);
        return command;
    }

    private static string ValueName(int index) => string.Create(CultureInfo.InvariantCulture, $"$v{index}");

    private static string Name(BatchStatus status) => status switch
    {
        BatchStatus.Recognized => nameof(BatchStatus.Recognized),
        BatchStatus.Rejected => nameof(BatchStatus.Rejected),
        BatchStatus.Empty => nameof(BatchStatus.Empty),
        _ => nameof(BatchStatus.Failed),
    };

    private static string? Name(RecognitionReason? reason) => reason is RecognitionReason.None ? nameof(RecognitionReason.None) : reason?.ToString();

    private static double[]? Probabilities(SqliteDataReader reader)
    {
        if (reader.IsDBNull(FirstProbability)) return null;
        var values = new double[DigitDataset.ClassCount];
        for (int k = 0; k < values.Length; k++) values[k] = reader.GetDouble(FirstProbability + k);
        return values;
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static int? Whole(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    private static double? Real(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
}
