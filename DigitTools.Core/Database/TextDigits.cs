using DigitTools.Core.Recognition.Text;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>Reads and writes the digits of texts, picture by picture.</summary>
internal sealed class TextDigits : IDisposable
{
    private readonly DatabaseConnection _connection;
    private readonly SqliteCommand _select;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _insert;

    /// <summary>Prepares the statements.</summary>
    public TextDigits(DatabaseConnection connection)
    {
        _connection = connection;
        _select = connection.Command($"{TextDigitTable.Columns.Selection.Text} WHERE picture = $picture ORDER BY place", "$picture");
        _delete = connection.Command("DELETE FROM text_digit WHERE picture = $picture", "$picture");
        _insert = connection.Command(TextDigitTable.Columns.Upsert(), TextDigitTable.Columns.Parameters);
    }

    /// <summary>The digits of a picture. Read while the statement that gave its row is still open, they are those of that row.</summary>
    /// <param name="picture">Its key.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public IReadOnlyList<TextDigit> Of(long picture)
    {
        _connection.Bind(_select, picture);
        using SqliteDataReader data = _select.ExecuteReader();
        var reader = new DatabaseReader(_connection.Path, TextDigitTable.Columns.Selection, data);
        var digits = new List<TextDigit>();
        while (reader.Read()) digits.Add(TextDigitTable.Read(reader, digits.Count));
        return digits;
    }

    /// <summary>Writes the digits of a picture in place of those that it had.</summary>
    /// <param name="row">The picture, with its key in this database; one that was read as a digit has none.</param>
    public void Save(DatabaseRow row)
    {
        if (row.Run.Reading != BatchReading.Text) return;
        _connection.Bind(_delete, row.Id);
        _delete.ExecuteNonQuery();
        for (int i = 0; i < row.Digits.Count; i++)
        {
            _connection.Bind(_insert, TextDigitTable.Columns.Values(new TextDigitRow(row.Id, i, row.Digits[i])));
            _insert.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _select.Dispose();
        _delete.Dispose();
        _insert.Dispose();
    }
}
