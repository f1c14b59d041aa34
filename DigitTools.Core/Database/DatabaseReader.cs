using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DigitTools.Core.Database;

/// <summary>
/// Reads every value of a database: by the name of its column, as the column's type, and within its range. The file may be damaged, or made
/// by somebody who means harm: SQLite keeps any type in any column, and its checks hold only for what is written.
/// </summary>
/// <param name="database">Full path of the database.</param>
/// <param name="selection">The columns.</param>
/// <param name="reader">Reads them; at a row.</param>
/// <remarks>A value of another type or out of range is <see cref="DigitErrorId.DatabaseInvalid"/>, with the row and the column.</remarks>
internal sealed class DatabaseReader(string database, DatabaseSelection selection, SqliteDataReader reader)
{
    /// <summary>UTF-8 bytes of a path: 32,767 characters, the most that any system takes, at three bytes each.</summary>
    public const int LongestPath = 3 * 32767;

    /// <summary>UTF-8 bytes of a text: an error may have a path in it twice.</summary>
    private const int LongestText = 4 * LongestPath;

    private const int LongestName = 4096;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly sqlite3_stmt _row = reader.Handle!;

    /// <summary>The key of the row.</summary>
    public long Id => Whole("id", 1, long.MaxValue);

    /// <summary>Goes to the next row.</summary>
    public bool Read() => reader.Read();

    /// <summary>Whether a column has no value.</summary>
    public bool IsNull(string column) => Type(selection.Ordinal(column)) == raw.SQLITE_NULL;

    /// <summary>A whole number within bounds.</summary>
    public long Whole(string column, long least, long most)
    {
        int i = selection.Ordinal(column);
        if (Type(i) != raw.SQLITE_INTEGER) throw Unexpected(column, "a whole number");
        long value = raw.sqlite3_column_int64(_row, i);
        return value >= least && value <= most ? value : throw Invalid(column, $"{value} is not within {least} and {most}");
    }

    /// <summary>As <see cref="Whole"/>, for a column that may have no value.</summary>
    public int? SmallOrNull(string column, int least, int most) => IsNull(column) ? null : (int)Whole(column, least, most);

    /// <summary>A number within 0..1.</summary>
    public double Share(string column)
    {
        int i = selection.Ordinal(column);
        if (Type(i) is not (raw.SQLITE_FLOAT or raw.SQLITE_INTEGER)) throw Unexpected(column, "a number");
        double value = raw.sqlite3_column_double(_row, i);
        return value is >= 0 and <= 1 ? value : throw Invalid(column, $"{value} is not within 0 and 1");
    }

    /// <summary>As <see cref="Share"/>, for a column that may have no value.</summary>
    public double? ShareOrNull(string column) => IsNull(column) ? null : Share(column);

    /// <summary>A time.</summary>
    public DateTime Time(string column) => DatabaseTime.From(Whole(column, DatabaseTime.Least, DatabaseTime.Most));

    /// <summary>As <see cref="Time"/>, for a column that may have no value.</summary>
    public DateTime? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    /// <summary>A SHA-256, 32 bytes, or no value.</summary>
    public byte[]? HashOrNull(string column)
    {
        int i = selection.Ordinal(column);
        if (Type(i) == raw.SQLITE_NULL) return null;
        if (Type(i) != raw.SQLITE_BLOB) throw Unexpected(column, "a hash");
        ReadOnlySpan<byte> value = raw.sqlite3_column_blob(_row, i);
        return value.Length == 32 ? value.ToArray() : throw Invalid(column, $"a hash of {value.Length} bytes where 32 are expected");
    }

    /// <summary>A text of one word or a few, without the character 0.</summary>
    public string Name(string column) => WithoutZero(column, Text(column, LongestName));

    /// <summary>As <see cref="Name"/>, for a column that may have no value.</summary>
    public string? NameOrNull(string column) => IsNull(column) ? null : Name(column);

    /// <summary>A path: not empty, and without the character 0. It need not be a path of this machine.</summary>
    public string PathOf(string column)
    {
        string path = WithoutZero(column, Text(column, LongestPath));
        return path.Length > 0 ? path : throw Invalid(column, $"an empty path");
    }

    /// <summary>As <see cref="PathOf"/>, for a column that may have no value.</summary>
    public string? PathOrNull(string column) => IsNull(column) ? null : PathOf(column);

    /// <summary>Any text, or no value.</summary>
    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column, LongestText);

    /// <summary>Any text.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="longest">UTF-8 bytes.</param>
    public string Text(string column, int longest)
    {
        int i = selection.Ordinal(column);
        if (Type(i) != raw.SQLITE_TEXT) throw Unexpected(column, "a text");
        ReadOnlySpan<byte> value = raw.sqlite3_column_blob(_row, i);
        if (value.Length > longest) throw Invalid(column, $"a text of {value.Length} bytes");
        try
        {
            return s_strict.GetString(value);
        }
        catch (DecoderFallbackException e)
        {
            throw Invalid(column, $"a text that is no UTF-8", e);
        }
    }

    /// <summary>One of the names of an enumeration.</summary>
    public T Choice<T>(string column)
        where T : struct, Enum
    {
        string name = Text(column, LongestName);
        if (DatabaseChoice<T>.Values.TryGetValue(name, out T value)) return value;
        throw Invalid(column, $"the name '{name}' is none of {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>As <see cref="Choice"/>, for a column that may have no value.</summary>
    public T? ChoiceOrNull<T>(string column)
        where T : struct, Enum => IsNull(column) ? null : Choice<T>(column);

    /// <summary>The error of a value of this row.</summary>
    public DigitException Invalid(string column, FormattableString reason, Exception? cause = null) =>
        Errors.DatabaseValueInvalid(database, selection.Table, raw.sqlite3_column_int64(_row, 0), column, reason, cause);

    private int Type(int ordinal) => raw.sqlite3_column_type(_row, ordinal);

    private DigitException Unexpected(string column, string expected) =>
        Invalid(column, $"{expected} is expected, and it is of the type {TypeName(Type(selection.Ordinal(column)))}");

    private string WithoutZero(string column, string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? throw Invalid(column, $"a text with the character 0 in it") : text;

    private static string TypeName(int type) => type switch
    {
        raw.SQLITE_INTEGER => "INTEGER",
        raw.SQLITE_FLOAT => "REAL",
        raw.SQLITE_TEXT => "TEXT",
        raw.SQLITE_BLOB => "BLOB",
        _ => "NULL",
    };
}
