using System.Text.Json;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Sharding;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Database;

/// <summary>The table of runs: from its columns to records and back.</summary>
internal static class RunTable
{
    /// <summary>More than any run can count, and few enough that their sums don't overflow.</summary>
    private const long MostPictures = 1L << 53;

    /// <summary>UTF-8 bytes of a list: as much as SQLite is allowed to take.</summary>
    private const int LongestList = DatabaseConnection.LongestValue;

    /// <summary>All columns.</summary>
    public static DatabaseTable<DatabaseRun> Columns { get; } = new(
        "run",
        keys: 1,
        [
            new("run_id", run => run.RunId),
            new("started", run => DatabaseTime.ToNumber(run.Started)),
            new("finished", run => run.Finished is { } finished ? DatabaseTime.ToNumber(finished) : null),
            new("stopped_by", run => run.StoppedBy?.ToString()),
            new("machine", run => run.Machine),
            new("process_id", run => run.ProcessId),
            new("folders", run => JsonSerializer.Serialize(run.Folders)),
            new("reading", run => DatabaseChoice<BatchReading>.Name(run.Reading)),
            new("lengths", run => run.Lengths.Count == 0 ? null : JsonSerializer.Serialize(run.Lengths)),
            new("pattern", run => run.Pattern),
            new("grid_rows", run => run.GridRows),
            new("grid_columns", run => run.GridColumns),
            new("grid_all", run => run.AllGrids ? 1 : 0),
            new("digits", run => run.AllowedDigits.Count == 0 ? null : JsonSerializer.Serialize(run.AllowedDigits)),
            new("fields", run => run.Fields.Count == 0 ? null : FormJson.Write(run.Fields)),
            new("model_id", run => run.ModelId),
            new("model_path", run => run.ModelPath),
            new("text_model_id", run => run.TextModelId),
            new("text_model_path", run => run.TextModelPath),
            new("preprocessing_version", run => run.PreprocessingVersion),
            new("minimum_confidence", run => run.MinimumConfidence),
            new("tool_version", run => run.ToolVersion),
            new("shard_index", run => run.ShardIndex),
            new("shard_count", run => run.ShardCount),
            new("processed", run => run.Counts.Processed),
            new("skipped", run => run.Counts.Skipped),
            new("recognized", run => run.Counts.Recognized),
            new("rejected", run => run.Counts.Rejected),
            new("empty", run => run.Counts.Empty),
            new("failed", run => run.Counts.Failed),
            new("deferred", run => run.Counts.Deferred),
            new("moved", run => run.Counts.Moved),
            new("remaining", run => run.Counts.Remaining),
        ]);

    /// <summary>Reads a run.</summary>
    /// <param name="reader">At a row of <see cref="Columns"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static DatabaseRun Read(DatabaseReader reader)
    {
        // It becomes part of a file name: so it has to be a GUID, as runs make it.
        string runId = reader.Name("run_id");
        if (!Guid.TryParseExact(runId, "D", out _)) throw reader.Invalid("run_id", $"it is no GUID");
        int? shardCount = reader.SmallOrNull("shard_count", 1, Shard.MostCount);
        int? shardIndex = reader.SmallOrNull("shard_index", 0, (shardCount ?? 1) - 1);
        if (shardIndex.HasValue != shardCount.HasValue) throw reader.Invalid("shard_index", $"one of index and count is missing");
        return new DatabaseRun
        {
            Id = reader.Id,
            RunId = runId,
            Started = reader.Time("started"),
            Finished = reader.TimeOrNull("finished"),
            StoppedBy = reader.ChoiceOrNull<BatchStop>("stopped_by"),
            Machine = reader.Name("machine"),
            ProcessId = (int)reader.Whole("process_id", 0, int.MaxValue),
            Folders = Folders(reader),
            Reading = reader.Choice<BatchReading>("reading"),
            Lengths = Numbers(reader, "lengths", "numbers of digits", 1, TextForm.MostDigits),
            Pattern = reader.TextOrNull("pattern"),
            GridRows = reader.SmallOrNull("grid_rows", 1, CellTable.MostRows),
            GridColumns = reader.SmallOrNull("grid_columns", 1, CellTable.MostRows),
            AllGrids = reader.Whole("grid_all", 0, 1) == 1,
            AllowedDigits = Numbers(reader, "digits", "digits", 0, 9),
            Fields = Fields(reader),
            ModelId = reader.Name("model_id"),
            ModelPath = reader.PathOf("model_path"),
            TextModelId = reader.NameOrNull("text_model_id"),
            TextModelPath = reader.PathOrNull("text_model_path"),
            PreprocessingVersion = (int)reader.Whole("preprocessing_version", 0, int.MaxValue),
            MinimumConfidence = reader.Share("minimum_confidence"),
            ToolVersion = reader.Name("tool_version"),
            ShardIndex = shardIndex,
            ShardCount = shardCount,
            Counts = Counts(reader),
        };
    }

    private static BatchCounts Counts(DatabaseReader reader)
    {
        long Count(string column) => reader.Whole(column, 0, MostPictures);
        return new BatchCounts
        {
            Skipped = Count("skipped"),
            Recognized = Count("recognized"),
            Rejected = Count("rejected"),
            Empty = Count("empty"),
            Failed = Count("failed"),
            Deferred = Count("deferred"),
            Moved = Count("moved"),
            Remaining = Count("remaining"),
        };
    }

    private static string[] Folders(DatabaseReader reader)
    {
        string?[]? folders = Json<string?[]>(reader, "folders");
        if (folders is not null && Array.TrueForAll(folders, f => !string.IsNullOrEmpty(f))) return folders!;
        throw reader.Invalid("folders", $"it is no list of folders");
    }

    private static int[] Numbers(DatabaseReader reader, string column, string what, int least, int most)
    {
        if (reader.IsNull(column)) return [];
        int[]? numbers = Json<int[]>(reader, column);
        if (numbers is not null && Array.TrueForAll(numbers, n => n >= least && n <= most)) return numbers;
        throw reader.Invalid(column, $"it is no list of {what}");
    }

    private static IReadOnlyList<FormField> Fields(DatabaseReader reader)
    {
        if (reader.IsNull("fields")) return [];
        return FormJson.Read(reader.Text("fields", LongestList)) ?? throw reader.Invalid("fields", $"it is no list of fields");
    }

    private static T? Json<T>(DatabaseReader reader, string column)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(reader.Text(column, LongestList));
        }
        catch (JsonException e)
        {
            throw reader.Invalid(column, $"it is no array of JSON", e);
        }
    }
}
