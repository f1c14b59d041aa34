using DigitTools.Core.Database;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Support;

/// <summary>From the records of the databases of batches to the objects that users get.</summary>
internal static class ToBatchOutput
{
    public static DigitBatchRun Run(DatabaseRun run, string database) => new()
    {
        Started = run.Started.ToLocalTime(),
        Finished = run.Finished?.ToLocalTime(),
        StoppedBy = run.StoppedBy?.ToString(),
        Folders = string.Join(", ", run.Folders),
        ModelId = run.ModelId,
        ModelPath = run.ModelPath,
        TextModelId = run.TextModelId,
        TextModelPath = run.TextModelPath,
        MinimumConfidence = run.MinimumConfidence,
        PreprocessingVersion = run.PreprocessingVersion,
        ToolVersion = run.ToolVersion,
        Reading = run.Reading.ToString(),
        AllowedLength = ListOf(run.Lengths),
        Pattern = run.Pattern,
        GridRows = run.GridRows,
        GridColumns = run.GridColumns,
        Grids = run.Reading != BatchReading.Grid || run.Fields.Count > 0 ? null : run.AllGrids ? "All" : "Largest",
        AllowedDigit = ListOf(run.AllowedDigits),
        Fields = run.Fields.Count == 0 ? null : string.Join("; ", run.Fields.Select(Name)),
        Processed = run.Counts.Processed,
        Skipped = run.Counts.Skipped,
        Recognized = run.Counts.Recognized,
        Rejected = run.Counts.Rejected,
        Empty = run.Counts.Empty,
        Failed = run.Counts.Failed,
        Deferred = run.Counts.Deferred,
        Moved = run.Counts.Moved,
        Remaining = run.Counts.Remaining,
        ShardIndex = run.ShardIndex,
        ShardCount = run.ShardCount,
        Machine = run.Machine,
        ProcessId = run.ProcessId,
        RunId = run.RunId,
        Database = database,
    };

    /// <summary>A row as what its picture was read as.</summary>
    public static object Row(DatabaseRow row) => row.Run.Reading switch
    {
        BatchReading.Text => TextRow(row),
        BatchReading.Grid => GridRow(row),
        _ => DigitRow(row),
    };

    /// <summary>The cells of a page of a sheet.</summary>
    public static DigitCell[] Cells(DatabaseRow row) =>
        [.. row.Cells.Select(cell => ToGridOutput.Cell(cell, row.Path, row.Page, row.Run.ModelId, row.Run.TextModelId ?? ""))];

    private static DigitGridBatchRow GridRow(DatabaseRow row) => new(Cells(row))
    {
        Path = row.Path,
        Page = row.Page,
        Status = row.Status.ToString(),
        Reason = row.Reason?.ToString(),
        Confidence = row.Confidence,
        ModelId = row.Run.ModelId,
        TextModelId = row.Run.TextModelId ?? "",
        PreprocessingVersion = row.Run.PreprocessingVersion,
        MinimumConfidence = row.Run.MinimumConfidence,
        SourcePath = row.SourcePath ?? row.Path,
        Size = row.Stamp.Size,
        Modified = row.Stamp.Modified.ToLocalTime(),
        ContentHash = HashOf(row),
        RunId = row.Run.RunId,
        Recorded = row.Recorded.ToLocalTime(),
        ErrorId = row.ErrorId,
        Error = row.Error,
    };

    private static DigitTextBatchRow TextRow(DatabaseRow row) => new(ToTextOutput.Digits(row.Digits, row.Path, row.Page))
    {
        Path = row.Path,
        Page = row.Page,
        Status = row.Status.ToString(),
        Reason = row.Reason?.ToString(),
        Text = row.Text,
        Confidence = row.Confidence,
        ModelId = row.Run.ModelId,
        PreprocessingVersion = row.Run.PreprocessingVersion,
        MinimumConfidence = row.Run.MinimumConfidence,
        AllowedLength = ListOf(row.Run.Lengths),
        Pattern = row.Run.Pattern,
        SourcePath = row.SourcePath ?? row.Path,
        Size = row.Stamp.Size,
        Modified = row.Stamp.Modified.ToLocalTime(),
        ContentHash = HashOf(row),
        RunId = row.Run.RunId,
        Recorded = row.Recorded.ToLocalTime(),
        ErrorId = row.ErrorId,
        Error = row.Error,
    };

    private static DigitBatchRow DigitRow(DatabaseRow row) => new(row.Probabilities)
    {
        Path = row.Path,
        Page = row.Page,
        Status = row.Status.ToString(),
        Reason = row.Reason?.ToString(),
        Digit = row.Digit,
        BestGuess = row.BestGuess,
        Confidence = row.Confidence,
        Second = row.Second,
        SecondConfidence = row.SecondConfidence,
        ModelId = row.Run.ModelId,
        PreprocessingVersion = row.Run.PreprocessingVersion,
        MinimumConfidence = row.Run.MinimumConfidence,
        SourcePath = row.SourcePath ?? row.Path,
        Size = row.Stamp.Size,
        Modified = row.Stamp.Modified.ToLocalTime(),
        ContentHash = HashOf(row),
        RunId = row.Run.RunId,
        Recorded = row.Recorded.ToLocalTime(),
        ErrorId = row.ErrorId,
        Error = row.Error,
    };

    private static string? ListOf(IReadOnlyList<int> numbers) => numbers.Count == 0 ? null : string.Join(',', numbers);

    private static string Name(FormField field) => field.Name.Length > 0 ? field.Name : field.Region.ToString();

    private static string? HashOf(DatabaseRow row) => row.ContentHash is null ? null : Convert.ToHexString(row.ContentHash);
}
