using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>The tables of a database (schema.sql), and how a database is told from any other file.</summary>
internal static partial class DatabaseSchema
{
    /// <summary>"DGTB", in the header of the file.</summary>
    public const int ApplicationId = 0x44475442;

    /// <summary>Version of the tables: the one number that tells them apart.</summary>
    public const int Version = 3;

    /// <summary>What each object of a database is: type, name, table, statement.</summary>
    private const string Objects = """
        SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
        WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY name LIMIT 100
        """;

    /// <summary>What the tables of each version are, from version 1 on.</summary>
    private static readonly Lazy<List<string>>[] s_expected =
        [.. Enumerable.Range(1, Version).Select(version => new Lazy<List<string>>(() => Expected(version)))];

    /// <summary>Makes the tables of an empty database; call it in a transaction.</summary>
    public static void Create(DatabaseConnection connection)
    {
        connection.Execute(Script(Version));
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
    }

    /// <summary>Whether there is nothing in the database yet.</summary>
    public static bool IsEmpty(DatabaseConnection connection, CancellationToken cancellationToken) =>
        connection.Number("SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)", cancellationToken) == 0;

    /// <summary>
    /// Checks that a database is one of a version that is known, with what its script makes and nothing else: no trigger, no view for a
    /// table.
    /// </summary>
    /// <returns>The version of its tables.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static int Check(DatabaseConnection connection, CancellationToken cancellationToken)
    {
        if (connection.Number("PRAGMA application_id", cancellationToken) != ApplicationId) throw Errors.DatabaseForeign(connection.Path);
        long version = connection.Number("PRAGMA user_version", cancellationToken);
        if (version > Version) throw Errors.DatabaseNewer(connection.Path, version, Version);
        if (version < 1) throw Errors.DatabaseSchemaInvalid(connection.Path, "its tables have no version");
        List<string> expected = s_expected[version - 1].Value;
        List<string> found = [];
        connection.Patiently(
            () =>
            {
                using SqliteCommand encoding = connection.Command("PRAGMA encoding");
                if (encoding.ExecuteScalar() is not "UTF-8") throw Errors.DatabaseSchemaInvalid(connection.Path, "its texts are not UTF-8");
                using SqliteCommand command = connection.Command(Objects);
                found = Read(command);
            },
            cancellationToken);
        string? other = found.Except(expected).FirstOrDefault(), missing = expected.Except(found).FirstOrDefault();
        if (other is not null) throw Errors.DatabaseSchemaInvalid(connection.Path, $"it has another {Title(other)}");
        if (missing is not null) throw Errors.DatabaseSchemaInvalid(connection.Path, $"it has no {Title(missing)}");
        return (int)version;
    }

    /// <summary>Takes away the index of contents, before work that would fill it in no order; call it in a transaction.</summary>
    /// <returns>The statement that makes it again.</returns>
    public static string DropContentIndex(DatabaseConnection connection)
    {
        using SqliteCommand command = connection.Command("SELECT sql FROM sqlite_schema WHERE name = 'picture_content'");
        string statement = (string)command.ExecuteScalar()!;
        connection.Execute("DROP INDEX picture_content");
        return statement;
    }

    /// <summary>The statements that make the tables of a version; those of today have no number in the name of their file.</summary>
    private static string Script(int version)
    {
        string number = version == Version ? "" : string.Create(CultureInfo.InvariantCulture, $".v{version}");
        using Stream stream = typeof(DatabaseSchema).Assembly.GetManifestResourceStream($"DigitTools.Core.Database.schema{number}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What SQLite makes of a script of ours, as it says itself, so that nothing is written down twice.</summary>
    private static List<string> Expected(int version)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The script is a resource.
        command.CommandText = Script(version);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        command.CommandText = Objects;
        return Read(command);
    }

    /// <summary>One line per object: its type and name, and its statement without comments, which may change.</summary>
    private static List<string> Read(SqliteCommand command)
    {
        var objects = new List<string>();
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string sql = Spaces().Replace(Comments().Replace(reader.GetString(3), ""), " ");
            objects.Add($"{reader.GetString(0)} {reader.GetString(1)}\n{reader.GetString(2)}\n{sql}");
        }

        return objects;
    }

    private static string Title(string line) => line[..line.IndexOf('\n', StringComparison.Ordinal)];

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
