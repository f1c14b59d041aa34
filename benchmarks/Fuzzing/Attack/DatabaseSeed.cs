using DigitTools.Core.Batch;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Sharding;
using DigitTools.Core.Transcription;
using Microsoft.Data.Sqlite;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>A database with its pictures, as our own runs leave them.</summary>
internal sealed class DatabaseSeed
{
    private const int Digits = 6;

    /// <summary>So that pictures look as the rows say.</summary>
    private static readonly DateTime s_written = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>What is another in each run; without it the same seed makes the same cases.</summary>
    private const string Steady =
        "UPDATE run SET run_id = '01890000-0000-7000-8000-000000000001', machine = 'm', process_id = 1;" +
        "UPDATE run SET started = 1772366400000000, finished = 1772366401000000;" +
        "UPDATE picture SET recorded = 1772366400500000 + id; VACUUM;";

    private const string NoChecks =
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;";

    private readonly (string Name, byte[] Content)[] _files;

    private DatabaseSeed(FuzzFolders folders, Action run, string sql)
    {
        folders.Clear();
        WriteInbox(folders);
        run();
        Execute(DatabaseOf(folders), sql + Steady);
        IEnumerable<string> files = Directory.EnumerateFiles(folders.Case, "*", SearchOption.AllDirectories);
        _files = [.. files.Select(f => (Path.GetRelativePath(folders.Case, f), File.ReadAllBytes(f)))];
        Database = File.ReadAllBytes(DatabaseOf(folders));
    }

    /// <summary>The database.</summary>
    public byte[] Database { get; }

    /// <summary>All seeds: pictures that stay, pictures that were moved, a shard, a move that was interrupted, texts, forms.</summary>
    public static DatabaseSeed[] All(FuzzFolders folders, DigitClassifier classifier)
    {
        BatchOptions options = Options(folders);
        string moveTo = Path.Combine(folders.Case, "done", "0.png").Replace("'", "''", StringComparison.Ordinal);
        void Digits(BatchOptions of) => DigitBatch.Run(DatabaseOf(folders), classifier, of, new BatchEvents());
        var lines = LineNetwork.Get(LineNetwork.ShippedPath);
        var form = new FormField("all", new FieldRegion(0, 0, 1, 1, IsShare: true), FieldKind.Any, TextForm.Any);
        BatchOptions forms = options with { Grid = new GridOptions { Fields = [form, form with { Name = "" }], Workers = 1 } };
        return
        [
            new DatabaseSeed(folders, () => Digits(options), ""),
            new DatabaseSeed(folders, () => Digits(WithMoves(options, folders)), ""),
            new DatabaseSeed(folders, () => Digits(options with { Shard = new Shard(0, 2) }), ""),
            new DatabaseSeed(folders, () => Digits(options), $"UPDATE picture SET move_to = '{moveTo}' WHERE id = 1;"),
            new DatabaseSeed(folders, () => DigitBatch.Run(DatabaseOf(folders), lines, options, new BatchEvents()), ""),
            new DatabaseSeed(folders, () => DigitBatch.Run(DatabaseOf(folders), classifier, lines, forms, new BatchEvents()), ""),
        ];
    }

    /// <summary>The database's path.</summary>
    public static string DatabaseOf(FuzzFolders folders) => Path.Combine(folders.Case, "results.db");

    /// <summary>The pictures' folder.</summary>
    public static string InboxOf(FuzzFolders folders) => Path.Combine(folders.Case, "inbox");

    /// <summary>A run over the inbox that moves nothing.</summary>
    public static BatchOptions Options(FuzzFolders folders) =>
        new() { Folders = [InboxOf(folders)], SettleTime = TimeSpan.Zero, Recognition = new RecognitionOptions { Workers = 1 } };

    /// <summary>A run that moves everything.</summary>
    public static BatchOptions WithMoves(BatchOptions options, FuzzFolders folders) => options with
    {
        MoveTo = Path.Combine(folders.Case, "done"),
        RejectTo = Path.Combine(folders.Case, "rejected"),
        ErrorTo = Path.Combine(folders.Case, "errors"),
    };

    /// <summary>Puts everything into the folder of the case.</summary>
    public void Write(FuzzFolders folders)
    {
        Directory.CreateDirectory(InboxOf(folders));
        foreach ((string name, byte[] content) in _files) WriteFile(Path.Combine(folders.Case, name), content);
    }

    /// <summary>Runs SQL as somebody does who means harm, or knows no better: without any check.</summary>
    /// <returns>False where SQLite wouldn't.</returns>
    public static bool Execute(string database, string sql)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = database, Pooling = false };
        using var connection = new SqliteConnection(file.ToString());
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // To inject SQL is the purpose.
            command.CommandText = NoChecks + sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static void WriteInbox(FuzzFolders folders)
    {
        for (int i = 0; i < Digits; i++) WriteFile(Path.Combine(InboxOf(folders), $"{i}.png"), SeedFiles.Digit(i));
        WriteFile(Path.Combine(InboxOf(folders), "broken.png"), SeedFiles.Digit(0)[..40]);
    }

    private static void WriteFile(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, s_written);
    }
}
