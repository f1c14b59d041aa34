using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>The tables of a database (schema.sql), and how a database is told from any other file.</summary>
internal static partial class DatabaseSchema
{
    /// <summary>"DGTB", in the header of the file.</summary>
    public const int ApplicationId = 0x44475442;

    /// <summary>Version of the tables.</summary>
    public const int Version = 1;

    /// <summary>What each object of a database is: type, name, table, statement.</summary>
    private const string Objects = """
        SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
        WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY name LIMIT 100
        """;

    private static readonly Lazy<List<string>> s_expected = new(Expected);

    /// <summary>Makes the tables of an empty database; call it in a transaction.</summary>
    public static void Create(DatabaseConnection connection)
    {
        connection.Execute(Script());
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
    }

    /// <summary>Whether there is nothing in the database yet.</summary>
    public static bool IsEmpty(DatabaseConnection connection, CancellationToken cancellationToken) =>
        connection.Number("SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)", cancellationToken) == 0;

    /// <summary>
    /// Checks that a database is a database of this version, with what schema.sql makes and nothing else: no trigger, no view for a table.
    /// </summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static void Check(DatabaseConnection connection, CancellationToken cancellationToken)
    {
        if (connection.Number("PRAGMA application_id", cancellationToken) != ApplicationId) throw Errors.DatabaseForeign(connection.Path);
        long version = connection.Number("PRAGMA user_version", cancellationToken);
        if (version != Version) throw Errors.DatabaseVersion(connection.Path, version, Version);
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
        string? other = found.Except(s_expected.Value).FirstOrDefault(), missing = s_expected.Value.Except(found).FirstOrDefault();
        if (other is not null) throw Errors.DatabaseSchemaInvalid(connection.Path, $"it has another {Title(other)}");
        if (missing is not null) throw Errors.DatabaseSchemaInvalid(connection.Path, $"it has no {Title(missing)}");
    }

    private static string Script()
    {
        using Stream stream = typeof(DatabaseSchema).Assembly.GetManifestResourceStream("DigitTools.Core.Database.schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What SQLite makes of our script, as it says itself, so that nothing is written down twice.</summary>
    private static List<string> Expected()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The script is a resource.
        command.CommandText = Script();
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
