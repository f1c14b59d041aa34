using System.Globalization;
using System.Security.Cryptography;
using DigitTools.Core.Files;

namespace DigitTools.Core.Database;

/// <summary>From the tables of an older version to those of today.</summary>
/// <remarks>What version 1 held were digits, one a picture, of files without pages; version 2 knew texts and pages.</remarks>
internal static class DatabaseMigration
{
    private const string NoGrids =
        "NULL AS grid_rows, NULL AS grid_columns, 0 AS grid_all, NULL AS digits, NULL AS fields, " +
        "NULL AS text_model_id, NULL AS text_model_path";

    private const string NoTexts = "'Digit' AS reading, NULL AS lengths, NULL AS pattern";

    /// <summary>Lets an older database be read as one of today; the file stays as it is.</summary>
    /// <param name="connection">An older database. Views of the connection stand before its tables from now on.</param>
    /// <param name="version">Of its tables.</param>
    public static void Show(DatabaseConnection connection, int version)
    {
        connection.Execute($"CREATE TEMP VIEW run AS {Runs(version)} main.run");
        connection.Execute($"CREATE TEMP VIEW picture AS {Pictures(version)} main.picture");
    }

    /// <summary>Makes an older database one of today, and keeps the old file beside it: <c>results.v1.db</c>.</summary>
    /// <param name="connection">An older database whose lock is held, and that is read as one of today: see <see cref="Show"/>.</param>
    /// <param name="version">Of its tables.</param>
    /// <param name="cancellationToken">Ends the waiting for another program's lock.</param>
    /// <exception cref="DigitException">DatabaseLocked, DatabaseFull, DatabaseNotWritable or DatabaseInvalid; nothing was
    /// changed.</exception>
    public static void Migrate(DatabaseConnection connection, int version, CancellationToken cancellationToken)
    {
        string? made = Keep(connection, version, cancellationToken);
        try
        {
            connection.Transact(() => Rebuild(connection, version), cancellationToken);
        }
        catch
        {
            if (made is not null) File.Delete(made);
            throw;
        }
    }

    private static string Runs(int version) => $"SELECT *, {(version < 2 ? $"{NoTexts}, " : "")}{NoGrids} FROM";

    private static string Pictures(int version) => $"SELECT *{(version < 2 ? ", 1 AS page, NULL AS text" : "")} FROM";

    private static void Rebuild(DatabaseConnection connection, int version)
    {
        bool hasTexts = version >= 2;
        connection.Execute("DROP VIEW temp.picture; DROP VIEW temp.run; DROP VIEW result");
        connection.Execute("DROP INDEX picture_run; DROP INDEX picture_source; DROP INDEX picture_move");
        connection.Execute("ALTER TABLE picture RENAME TO old_picture; ALTER TABLE run RENAME TO old_run");
        if (hasTexts) connection.Execute("DROP INDEX picture_content; ALTER TABLE text_digit RENAME TO old_text_digit");
        DatabaseSchema.Create(connection);
        string index = DatabaseSchema.DropContentIndex(connection);
        connection.Execute(RunTable.Columns.InsertAll($"{Runs(version)} old_run"));
        connection.Execute(PictureTable.Columns.InsertAll($"{Pictures(version)} old_picture"));
        if (hasTexts) connection.Execute(TextDigitTable.Columns.InsertAll("SELECT * FROM old_text_digit"));
        connection.Execute(index);

        // Who refers to another goes first.
        if (hasTexts) connection.Execute("DROP TABLE old_text_digit");
        connection.Execute("DROP TABLE old_picture; DROP TABLE old_run");
        DatabaseSchema.Check(connection, CancellationToken.None);
    }

    /// <summary>Copies the file as SQLite sees it, to a name that nothing has: whole, or not at all.</summary>
    /// <returns>Full path of the copy; null if a migration that was killed has left the same.</returns>
    private static string? Keep(DatabaseConnection connection, int version, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(connection.Path)!, temporary = TemporaryFile.NameIn(folder);
        TemporaryFile.ClearAbandoned(folder);
        try
        {
            var rights = FileRights.Of(LinkTarget.Of(connection.Path));
            using (FileStream made = TemporaryFile.Create(temporary, isPrivate: true)) rights?.ApplyTo(made.SafeFileHandle);
            using (var copy = DatabaseConnection.Open(temporary, create: true))
            {
                copy.Execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL");
                connection.Patiently(() => connection.Connection.BackupDatabase(copy.Connection), cancellationToken);
            }

            for (int number = 1; ; number++)
            {
                string kept = NameOf(connection.Path, version, number);
                if (IsSame(temporary, kept)) return null;
                if (ExclusiveRename.Try(temporary, kept) != ExclusiveRename.Outcome.NameTaken) return kept;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.DatabaseNotWritable(connection.Path, e.Message, e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool IsSame(string copy, string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != new FileInfo(copy).Length) return false;
        using FileStream first = File.OpenRead(copy), second = File.OpenRead(path);
        return SHA256.HashData(first).AsSpan().SequenceEqual(SHA256.HashData(second));
    }

    private static string NameOf(string path, int version, int number)
    {
        string name = Path.GetFileNameWithoutExtension(path), extension = Path.GetExtension(path);
        string copy = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return Path.Combine(
            Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"{name}.v{version}{copy}{extension}"));
    }
}
