using System.Globalization;
using DigitTools.Core.Database;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Databases as versions of before made them.</summary>
internal static class OldDatabase
{
    /// <summary>Writes a database of version 1: a run, with a picture that was read, one that was moved and one that failed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="folder">Folder of the pictures; they need not be there.</param>
    /// <param name="runId">GUID of the run.</param>
    public static void Write(string path, string folder = "/inbox", string runId = "0195505c-0000-7000-8000-000000000001")
    {
        Create(path, version: 1);
        long time = DatabaseTime.ToNumber(DatabaseRows.Time);
        Execute(path, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO run VALUES (1, '{runId}', {time}, {time + 5}, 'Completed', 'old', 77, '["{folder}"]', '0123456789ab',
                '/models/digits.onnx', 5, 0.9, '0.0.9', NULL, NULL, 3, 0, 2, 0, 0, 1, 0, 1, 0);
            INSERT INTO picture VALUES (1, '{folder}/a.png', NULL, NULL, 345, {time}, zeroblob(32), 'Recognized', 'None', 7, 0.95, 1, 0.05,
                0, 0.05, 0, 0, 0, 0, 0, 0.95, 0, 0, 1, {time}, NULL, NULL);
            INSERT INTO picture VALUES (4, '{folder}/done/b.png', '{folder}/b.png', NULL, 345, {time}, zeroblob(32), 'Recognized', 'None',
                3, 0.9, 5, 0.1, 0, 0, 0, 0.9, 0, 0.1, 0, 0, 0, 0, 1, {time}, NULL, NULL);
            INSERT INTO picture VALUES (9, '{folder}/c.png', NULL, NULL, 0, {time}, NULL, 'Failed', NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, {time}, 'PictureUnreadable', 'It is no picture.');
            """));
    }

    /// <summary>Writes a database of version 2: a run with a text of two lines that was moved, and a picture that failed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="folder">Folder of the pictures; they need not be there.</param>
    /// <param name="runId">GUID of the run.</param>
    public static void WriteTexts(string path, string folder = "/inbox", string runId = "0195505c-0000-7000-8000-000000000002")
    {
        Create(path, version: 2);
        long time = DatabaseTime.ToNumber(DatabaseRows.Time);
        Execute(path, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO run VALUES (3, '{runId}', {time}, {time + 5}, 'Completed', 'old', 77, '["{folder}"]', 'Text', '[2,3]', '##',
                '0123456789ab', '/models/lines.onnx', 1, 0.9, '0.0.9', NULL, NULL, 2, 0, 1, 0, 0, 1, 0, 1, 0);
            INSERT INTO picture (id, path, page, source_path, size, modified, content_hash, status, reason, text, confidence, run, recorded)
                VALUES (4, '{folder}/done/b.pdf', 2, '{folder}/b.pdf', 345, {time}, zeroblob(32), 'Recognized', 'None',
                '7' || char(10) || '3', 0.9, 3, {time});
            INSERT INTO picture (id, path, page, size, modified, status, run, recorded, error_id, error)
                VALUES (9, '{folder}/c.png', 1, 0, {time}, 'Failed', 3, {time}, 'PictureUnreadable', 'It is no picture.');
            INSERT INTO text_digit VALUES (11, 4, 0, 1, 7, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
            INSERT INTO text_digit VALUES (12, 4, 1, 2, 3, 5, 6, 7, 8, 0, 0, 0, 0.75, 0, 0.25, 0, 0, 0, 0);
            """));
    }

    /// <summary>The version of the tables of a database.</summary>
    public static long VersionOf(string path)
    {
        using var database = DatabaseConnection.Open(path, create: false);
        return database.Number("PRAGMA user_version", TestRun.Token);
    }

    private static void Create(string path, int version)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"DigitTools.Core.Database.schema.v{version}.sql");
        using Stream stream = typeof(DatabaseSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        Execute(path, reader.ReadToEnd());
        Execute(path, string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA application_id = {DatabaseSchema.ApplicationId}; PRAGMA user_version = {version}"));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
