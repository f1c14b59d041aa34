namespace DigitTools.Core;

/// <content>Errors of the databases of batches.</content>
internal static partial class Errors
{
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

    public static DigitException DatabaseValueInvalid(
        string path, string table, long row, string column, FormattableString reason, Exception? cause)
    {
        string what = FormattableString.Invariant($"table {table}, row {row}, column {column}: {FormattableString.Invariant(reason)}");
        return Make(
            DigitErrorId.DatabaseInvalid,
            $"The database '{path}' is damaged, or was written by another program: {what}.",
            path,
            cause);
    }

    public static DigitException DatabaseOrderInvalid(string path, string table, long row) =>
        Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged: table {table}, row {row} comes out of its order.", path);

    public static DigitException DatabaseEndless(string path, Exception cause) =>
        Make(
            DigitErrorId.DatabaseInvalid,
            $"The database '{path}' is damaged: to read it takes more steps than it has content for.",
            path,
            cause);

    public static DigitException DatabaseNewer(string path, long found, int known) =>
        Make(
            DigitErrorId.DatabaseInvalid,
            $"The database '{path}' was written by a newer DigitTools: its tables have version {found}, and this one knows up to {known}.",
            path,
            advice: "DatabaseNewer");

    public static DigitException FolderUnreachable(string path, string folder, string picture) =>
        Make(
            DigitErrorId.FolderUnreachable,
            $"The folder '{folder}' is not there, so '{picture}' and others may not be missing. Nothing was removed from '{path}'.",
            folder);

    public static DigitException DatabaseOfOther(string path, string held, string wanted) =>
        Make(
            DigitErrorId.DatabaseMismatch,
            $"'{path}' holds {held}, and {wanted} would be written to it: a database holds one kind. Nothing was changed.",
            path);

    public static DigitException DatabasesOfTwoKinds(string path, string held, string other, string otherHeld) =>
        Make(
            DigitErrorId.DatabaseMismatch,
            $"'{path}' holds {held}, and '{other}' holds {otherHeld}: a database holds one kind. Nothing was merged.",
            other);

    public static DigitException DatabaseWithoutDigits(string path, string held) =>
        Make(
            DigitErrorId.DatabaseMismatch,
            $"'{path}' holds {held}, which -Digit can't find. Leave it out, and filter by Text with Where-Object.",
            path);

    public static DigitException DatabaseWithoutCells(string path, string held) =>
        Make(DigitErrorId.DatabaseMismatch, $"'{path}' holds {held}, which have no cells. Leave -PerCell out.", path);

    public static DigitException DatabaseNotWritable(string path, string reason, Exception cause) =>
        Make(DigitErrorId.DatabaseNotWritable, $"The database '{path}' cannot be written: {reason}", path, cause);

    public static DigitException DatabaseBusy(string path, string? holder) =>
        Make(DigitErrorId.DatabaseBusy, $"Another run works on the database '{path}'{(holder is null ? "" : $": {holder}")}.", path);

    public static DigitException DatabaseLocked(string path, Exception cause) =>
        Make(DigitErrorId.DatabaseLocked, $"The database '{path}' is locked by another program.", path, cause);

    public static DigitException DatabaseFull(string path, Exception cause) =>
        Make(DigitErrorId.DatabaseFull, $"The disk of the database '{path}' is full.", path, cause);

    public static DigitException DatabaseDamaged(string path, Exception cause) =>
        Make(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged.", path, cause);

    public static DigitException DatabaseDamagedOrForeign(string path, Exception cause) =>
        Make(
            DigitErrorId.DatabaseInvalid,
            $"The database '{path}' is damaged, or was written by another program: {cause.Message}",
            path,
            cause);
}
