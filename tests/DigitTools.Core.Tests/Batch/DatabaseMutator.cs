using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Makes of a good database what no run of ours would write, from a seed: by SQL with all checks off, or by bytes.</summary>
internal static class DatabaseMutator
{
    /// <summary>How many ways there are to damage a file.</summary>
    public const int DamageKinds = 4;

    private const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)";

    private const string RootPage =
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = ";

    private const string FirstThatKeepsTheSchema = "PRAGMA foreign_keys = OFF; DELETE FROM run";

    /// <summary>SQL expressions for values that a column may not be ready for.</summary>
    private static readonly string[] s_values =
    [
        "NULL", "''", "'junk'", "'7'", "x'00'", "x'ff'", "zeroblob(31)", "zeroblob(200000)",
        "CAST(x'61ff62' AS TEXT)", "CAST(x'610062' AS TEXT)", "CAST(x'eda080' AS TEXT)",
        "-1", "0", "10", "256", "2147483648", "-9223372036854775808", "9223372036854775807",
        "9e999", "-9e999", "1e-320", "0.5", "1.0000001", "-0.5", "3e300",
        "'[]'", "'{\"a\":1}'", "'[null]'", "'[1,2]'", "replace(hex(zeroblob(200000)), '0', '[')", "hex(zeroblob(400000))",
        "'/../../../etc/passwd'", "'recognized'", "'0'", "'Completed, Error'",
    ];

    /// <summary>Statements that change what the tables are.</summary>
    private static readonly string[] s_schemas =
    [
        "DROP VIEW result; DROP VIEW result_cell; ALTER TABLE picture RENAME TO old; CREATE VIEW picture AS SELECT * FROM old",
        "DROP VIEW result; DROP VIEW result_cell; ALTER TABLE picture RENAME TO old; " +
            $"CREATE VIEW picture AS {Endless} SELECT old.* FROM old, c",
        $"DROP VIEW result; DROP VIEW result_cell; ALTER TABLE run RENAME TO old; CREATE VIEW run AS {Endless} SELECT old.* FROM old, c",
        "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM picture; END",
        "CREATE TRIGGER t AFTER UPDATE ON picture BEGIN INSERT INTO picture SELECT * FROM picture; END",
        "ALTER TABLE picture ADD COLUMN extra TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL",
        "DROP VIEW result; DROP VIEW result_cell; DROP TABLE picture; CREATE TABLE picture (path TEXT PRIMARY KEY) WITHOUT ROWID",
        "DROP VIEW result; DROP VIEW result_cell; DROP TABLE picture; CREATE VIRTUAL TABLE picture USING fts5(path)",
        "CREATE INDEX extra ON picture (hex(path))",
        "CREATE TABLE extra (a)",
        "DROP INDEX picture_move",
        "DROP VIEW result; DROP VIEW result_cell; DROP TABLE run",
        "DROP VIEW result; DROP VIEW result_cell; ALTER TABLE picture RENAME COLUMN status TO state",
        "PRAGMA user_version = 4",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = 1",
        "DROP TABLE text_digit",
        "DROP VIEW result_cell; DROP TABLE cell",
        "PRAGMA application_id = 1",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE picture (' WHERE name = 'picture'",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'picture_source'",

        // From here on the schema is as it was.
        FirstThatKeepsTheSchema,
        $"{RootPage}'run') WHERE name = 'picture'",
        $"{RootPage}'picture_run') WHERE name = 'sqlite_autoindex_picture_1'",
        "PRAGMA journal_mode = WAL",
    ];

    /// <summary>How many values there are to put into a column.</summary>
    public static int Values => s_values.Length;

    /// <summary>How many ways there are to change a schema.</summary>
    public static int Schemas => s_schemas.Length;

    /// <summary>Whether only the contents are others then.</summary>
    public static bool KeepsTheSchema(int number) => number >= Array.IndexOf(s_schemas, FirstThatKeepsTheSchema);

    /// <summary>Writes a good database: two runs, and a picture of each kind.</summary>
    /// <param name="database">Full path.</param>
    /// <param name="folder">Folder of its pictures; they need not be there.</param>
    public static void Write(string database, string folder)
    {
        DatabaseRows.Write(
            database,
            run => DatabaseRows.Recognized(run, $"{folder}/a.png"),
            run => DatabaseRows.Failed(run, $"{folder}/b.png"),
            run => DatabaseRows.Recognized(run, $"{folder}/c.png", 3) with { MoveTo = $"{folder}/done/c.png" });
        DatabaseRows.Write(
            database, run => DatabaseRows.Recognized(run, $"{folder}/done/d.png", 5) with { SourcePath = $"{folder}/d.png" });
    }

    /// <summary>Puts a value where it doesn't belong: each in turn, into a random column.</summary>
    /// <param name="database">Full path.</param>
    /// <param name="seed">Which value, and where.</param>
    /// <param name="table">Where; null takes that of the runs or that of the pictures.</param>
    /// <returns>The statement, to be told where a test fails.</returns>
    public static string AlterValue(string database, int seed, string? table = null)
    {
        var random = new Random(seed);
        using SqliteConnection connection = Open(database);
        table ??= random.Next(3) == 0 ? "run" : "picture";
        string[] columns = [.. Texts(connection, $"SELECT name FROM pragma_table_info('{table}')")];
        string column = columns[random.Next(columns.Length)], value = s_values[seed % s_values.Length];
        string sql = $"UPDATE {table} SET {column} = {value} WHERE id = {1 + random.Next(2)}";
        Alter(connection, sql);
        return sql;
    }

    /// <summary>Puts a value where it doesn't belong.</summary>
    /// <param name="database">Full path.</param>
    /// <param name="sql">The statement; no check and no NOT NULL stands in its way.</param>
    public static void Alter(string database, string sql)
    {
        using SqliteConnection connection = Open(database);
        Alter(connection, sql);
    }

    /// <summary>Changes the tables, or what else the schema has.</summary>
    /// <returns>The statements, to be told where a test fails.</returns>
    public static string AlterSchema(string database, int number)
    {
        using SqliteConnection connection = Open(database);
        Try(connection, s_schemas[number]);
        return s_schemas[number];
    }

    /// <summary>Damages a file, each way in turn: bytes, a stretch, its end, or bytes of its first pages.</summary>
    /// <returns>What was done, to be told where a test fails.</returns>
    public static string Damage(string database, int seed)
    {
        var random = new Random(seed);
        byte[] content = File.ReadAllBytes(database);
        int kind = seed % DamageKinds, range = kind == 3 ? 2000 : content.Length;
        int at = random.Next(range), count = 1 + random.Next(kind == 1 ? 2000 : 16);
        if (kind == 2)
        {
            Array.Resize(ref content, at);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                int where = kind == 1 ? Math.Min(at + i, content.Length - 1) : random.Next(range);
                content[where] = (byte)random.Next(256);
            }
        }

        File.WriteAllBytes(database, content);
        return $"damage {kind} at {at}, {count} bytes";
    }

    private static void Alter(SqliteConnection connection, string sql)
    {
        Try(connection, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON");
        Try(connection, "CREATE TEMP TABLE kept AS SELECT name, sql FROM sqlite_schema");
        Try(connection, "UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'");
        Try(connection, "PRAGMA writable_schema = RESET");
        Try(connection, sql);
        Try(connection, "PRAGMA writable_schema = ON");
        Try(connection, "UPDATE sqlite_schema SET sql = (SELECT k.sql FROM kept k WHERE k.name = sqlite_schema.name) WHERE type = 'table'");
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        using SqliteDataReader reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>Some changes are refused even so, as a second picture of the same path: then the database stays good.</summary>
    private static void Try(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }
}
