using System.Text;
using DigitTools.Core.Database;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages databases: values, tables, moves, pages, and the files beside them.</summary>
internal static class DatabaseDamage
{
    /// <summary>Takes away what keeps wrong values out.</summary>
    private const string Loosen =
        "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' NOT NULL', ''), ' STRICT', ''), ', STRICT', '') " +
        "WHERE type = 'table';";

    private const string Numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ";

    private static readonly string[] s_values =
    [
        "NULL", "''", "'x'", "'-1'", "'7'", "'recognized'", "'Recognized'", "'Failed'", "'None'", "'Completed'", "-1", "0", "7", "10",
        "42", "1.5", "-0.1", "2147483648", "-2147483649",
        "9223372036854775807", "(-9223372036854775807 - 1)", "9e999", "-9e999", "1e308", "x''", "x'00'", "x'fffe'", "zeroblob(31)",
        "zeroblob(33)", "zeroblob(100000)",
        "'null'", "'[]'", "'[null]'", "'[1]'", "'{}'", "'['", "'[\"\",null]'", "'[\"/\"]'", "'\"x\"'", "char(0)",
        "char(27, 93, 48, 59, 120, 7)", "hex(zeroblob(50000))",
        "253402300800000000", "-62135596800000001", "CAST('x' AS BLOB)", "id", "'NaN'", "'1e5'", "'7 pictures'",
    ];

    private static readonly string[] s_structures =
    [
        "DROP TABLE run", "DROP TABLE picture", "DELETE FROM run", "DELETE FROM picture", "DROP VIEW result", "DROP INDEX picture_run",
        "DROP INDEX picture_move",
        "ALTER TABLE picture RENAME COLUMN digit TO figure", "ALTER TABLE picture DROP COLUMN error",
        "ALTER TABLE run DROP COLUMN remaining",
        "ALTER TABLE picture ADD COLUMN more AS (path || digit)",
        "ALTER TABLE picture RENAME TO p; CREATE VIEW picture AS SELECT * FROM p",
        "ALTER TABLE run RENAME TO r; CREATE VIEW run AS SELECT * FROM r",
        $"ALTER TABLE picture RENAME TO p; CREATE VIEW picture AS {Numbers} SELECT p.* FROM n, p",
        $"ALTER TABLE run RENAME TO r; CREATE VIEW run AS {Numbers} SELECT r.* FROM n, r",
        "CREATE TRIGGER t AFTER INSERT ON picture BEGIN DELETE FROM picture; END",
        "CREATE TRIGGER t AFTER UPDATE ON run BEGIN SELECT RAISE(ABORT, 'no'); END",
        "CREATE TRIGGER t BEFORE INSERT ON run BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER t BEFORE INSERT ON picture BEGIN SELECT RAISE(ROLLBACK, 'no'); END",
        $"CREATE TRIGGER t BEFORE INSERT ON run BEGIN INSERT INTO picture (path) {Numbers} SELECT i FROM n LIMIT 100; END",
        "CREATE INDEX picture_odd ON picture (abs(id - 9223372036854775807 - 1))", "CREATE UNIQUE INDEX picture_odd ON picture (status)",
        "PRAGMA user_version = 0", "PRAGMA user_version = 2", "PRAGMA user_version = 4",
        "DROP TABLE cell", "PRAGMA user_version = -1", "PRAGMA application_id = 0",
        "PRAGMA journal_mode = WAL", "PRAGMA auto_vacuum = 1; VACUUM",
        "PRAGMA page_size = 512; VACUUM", "PRAGMA page_size = 65536; VACUUM",
        "UPDATE run SET shard_index = 0, shard_count = 2147483647", "UPDATE run SET shard_index = 5, shard_count = 2",
        "UPDATE run SET shard_index = 0, shard_count = 0", "UPDATE run SET shard_index = -1, shard_count = 3",
        "UPDATE run SET shard_index = NULL, shard_count = 2", "UPDATE run SET id = id + 1000", "UPDATE run SET id = -7",
        "UPDATE picture SET id = -id",
        "UPDATE picture SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM picture)",
        "UPDATE run SET id = 9223372036854775807; UPDATE picture SET run = 9223372036854775807",
        "UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER PRIMARY KEY', 'INTEGER') WHERE type = 'table'",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE picture (x)' WHERE name = 'picture'",
        "UPDATE sqlite_schema SET rootpage = rootpage + 1", "UPDATE sqlite_schema SET rootpage = 100000 WHERE name = 'picture'",
        "UPDATE sqlite_schema SET sql = NULL", "DELETE FROM sqlite_schema",
        "UPDATE run SET finished = NULL, stopped_by = NULL", "UPDATE run SET started = 9223372036854775807",
        "UPDATE picture SET recorded = 9223372036854775807",
    ];

    private static readonly string[] s_beside = ["-journal", "-wal", "-shm", ".lock"];

    /// <summary>Damages the database of the case.</summary>
    /// <returns>What was done.</returns>
    public static string Apply(FuzzRandom random, FuzzFolders folders)
    {
        string database = DatabaseSeed.DatabaseOf(folders);
        switch (random.Next(10))
        {
            case 0:
                return "structure: " + Sql(database, random.Pick(s_structures));
            case 1:
                return "structure and values: " + Sql(database, random.Pick(s_structures)) + "; " + SetValues(database, random);
            case 2 or 3:
                return "moves: " + SetMoves(database, random, folders);
            case 4:
                File.WriteAllBytes(database, ByteDamage.Apply(File.ReadAllBytes(database), random));
                return "bytes";
            case 5:
                string beside = random.Pick(s_beside);
                File.Delete(database + beside);
                return $"{beside} is a {OddFile.Make(database + beside, random)}";
            case 6 when random.OneIn(4):
                File.Delete(database);
                return OddFile.Make(database, random);
            default:
                return random.OneIn(20) ? "none" : "values: " + SetValues(database, random);
        }
    }

    private static string Sql(string database, string sql) => DatabaseSeed.Execute(database, sql) ? sql : $"({sql})";

    private static string SetValues(string database, FuzzRandom random)
    {
        if (random.OneIn(2)) DatabaseSeed.Execute(database, Loosen);
        var done = new List<string>();
        for (int times = 1 + random.Next(3); times > 0; times--)
        {
            (string table, string[] parameters) = random.Next(7) switch
            {
                0 or 1 => ("run", RunTable.Columns.Parameters),
                2 => ("text_digit", TextDigitTable.Columns.Parameters),
                3 => ("cell", CellTable.Columns.Parameters),
                _ => ("picture", PictureTable.Columns.Parameters),
            };
            // A parameter is a column behind a $.
            string column = random.Pick(parameters)[1..];
            string which = table == "run" || random.OneIn(4) ? "" : FormattableString.Invariant($" WHERE id = {1 + random.Next(7)}");
            done.Add(Sql(database, $"UPDATE {table} SET {column} = {random.Pick(s_values)}{which}"));
        }

        return string.Join("; ", done);
    }

    /// <summary>Rows that say that a file of somebody else is theirs, and about to be moved.</summary>
    private static string SetMoves(string database, FuzzRandom random, FuzzFolders folders)
    {
        string inbox = DatabaseSeed.InboxOf(folders);
        string[] paths =
        [
            folders.CanaryPicture, folders.CanaryPicture, Path.Combine(folders.Canary, "below", "1.png"),
            Path.Combine(folders.Canary, "letter.txt"), Path.Combine(folders.Canary, "new.png"),
            Path.Combine(inbox, "0.png"), Path.Combine(inbox, "1.png"),
            Path.Combine(folders.Case, "done", "0.png"), Path.Combine(inbox, "..", "..", "canary", "0.png"),
            inbox, folders.Canary, "/", "", "0.png", "../canary/0.png", "/proc/self/mem", "a\0b",
            Path.Combine(inbox, "new", "0.png"), Path.Combine(inbox, new string('x', 300)),
        ];
        var done = new List<string>();
        for (int times = 1 + random.Next(3); times > 0; times--)
        {
            string sql = $"UPDATE picture SET move_to = {Literal(random.Pick(paths))}";
            if (random.OneIn(2)) sql += $", path = {Literal(random.Pick(paths))}";
            if (random.OneIn(4)) sql += $", source_path = {Literal(random.Pick(paths))}";
            done.Add(Sql(database, FormattableString.Invariant($"{sql} WHERE id = {1 + random.Next(7)}")));
        }

        return string.Join("; ", done).Replace(folders.Root, "", StringComparison.Ordinal);
    }

    /// <summary>A literal ends at a NUL.</summary>
    private static string Literal(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? $"CAST(x'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}' AS TEXT)"
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
