using DigitTools.Core.Batch;

namespace DigitTools.Core;

/// <content>Errors of batches and their databases.</content>
internal static partial class Errors
{
    public static DigitException FolderNotFound(string path) =>
        Make(DigitErrorId.FolderNotFound, $"There is no folder at '{path}'.", path);

    public static DigitException FolderUnreadable(string path, Exception cause) =>
        Make(DigitErrorId.FolderNotFound, $"The folder '{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException DatabaseNotFound(string path) =>
        Make(DigitErrorId.DatabaseNotFound, $"There is no database at '{path}'.", path);

    public static DigitException DatabaseIsDirectory(string path) =>
        Make(DigitErrorId.DatabaseInvalid, $"'{path}' is a directory, not a database.", path);

    public static DigitException DatabaseForeign(string path) =>
        Make(DigitErrorId.DatabaseInvalid, $"'{path}' is a database, but none of Invoke-DigitBatch.", path);

    public static DigitException DatabaseNone(string path, Exception? cause = null) =>
        Make(DigitErrorId.DatabaseInvalid, $"'{path}' is not a database.", path, cause);

    public static DigitException DatabaseSchemaInvalid(string path, string what) =>
        Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is not as Invoke-DigitBatch makes it: {what}.", path);

    public static DigitException DatabaseValueInvalid(string path, string table, long row, string column, FormattableString reason, Exception? cause)
    {
        string what = FormattableString.Invariant($"table {table}, row {row}, column {column}: {FormattableString.Invariant(reason)}");
        return Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged, or was written by another program: {what}.", path, cause);
    }

    public static DigitException DatabaseOrderInvalid(string path, string table, long row) =>
        Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged: table {table}, row {row} comes out of its order.", path);

    public static DigitException DatabaseEndless(string path, Exception cause) =>
        Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged: to read it takes more steps than it has content for.", path, cause);

    public static DigitException DatabaseVersion(string path, long found, int known) =>
        Make(DigitErrorId.DatabaseInvalid, $"'{path}' has version {found} of the tables; this version of DigitTools knows version {known}.", path);

    public static DigitException DatabaseNotWritable(string path, string reason, Exception cause) =>
        Make(DigitErrorId.DatabaseNotWritable, $"The database '{path}' cannot be written: {reason}", path, cause);

    public static DigitException DatabaseBusy(string path, string? holder) =>
        Make(DigitErrorId.DatabaseBusy, $"Another run works on the database '{path}'{(holder is null ? "" : $": {holder}")}.", path);

    public static DigitException MoveFailed(string path, string destination, Exception cause) =>
        Make(DigitErrorId.MoveFailed, $"'{path}' cannot be moved to '{destination}': {cause.Message}", path, cause);

    public static DigitException MoveSenseless(string path) =>
        Make(DigitErrorId.MoveFailed, $"'{path}' cannot be moved to where its database says: that is no path. It stays where it is.", path);

    /// <summary>An error of SQLite, by its primary result code.</summary>
    public static DigitException Database(string path, int code, Exception cause) => code switch
    {
        SqliteCode.Busy or SqliteCode.Locked => Make(DigitErrorId.DatabaseLocked, $"The database '{path}' is locked by another program.", path, cause),
        SqliteCode.Full => Make(DigitErrorId.DatabaseFull, $"The disk of the database '{path}' is full.", path, cause),
        SqliteCode.Corrupt => Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged.", path, cause),
        SqliteCode.NotADatabase => DatabaseNone(path, cause),

        // All statements are ours, and right for the tables that we make: so it is the file that they don't fit.
        SqliteCode.Error or SqliteCode.TooBig or SqliteCode.Constraint or SqliteCode.Mismatch =>
            Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged, or was written by another program: {cause.Message}", path, cause),
        _ => DatabaseNotWritable(path, cause.Message, cause),
    };
}
