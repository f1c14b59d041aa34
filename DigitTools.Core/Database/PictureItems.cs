using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>Reads and writes that which a picture has several of, picture by picture.</summary>
/// <typeparam name="T">What it is: a digit of a text, a cell.</typeparam>
internal sealed class PictureItems<T> : IDisposable
{
    private readonly DatabaseConnection _connection;
    private readonly DatabaseTable<PictureItem<T>> _table;
    private readonly Func<DatabaseReader, T> _read;
    private readonly SqliteCommand _select;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _insert;

    /// <summary>Prepares the statements.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="table">A table with <c>picture</c> and <c>place</c>.</param>
    /// <param name="read">Reads a row of it.</param>
    public PictureItems(DatabaseConnection connection, DatabaseTable<PictureItem<T>> table, Func<DatabaseReader, T> read)
    {
        _connection = connection;
        _table = table;
        _read = read;
        _select = connection.Command($"{table.Selection.Text} WHERE picture = $picture ORDER BY place", "$picture");
        _delete = connection.Command($"DELETE FROM {table.Selection.Table} WHERE picture = $picture", "$picture");
        _insert = connection.Command(table.Upsert(), table.Parameters);
    }

    /// <summary>Those of a picture. Read while the statement that gave its row is still open, they are those of that row.</summary>
    /// <param name="picture">Its key.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public IReadOnlyList<T> Of(long picture)
    {
        _connection.Bind(_select, picture);
        using SqliteDataReader data = _select.ExecuteReader();
        var reader = new DatabaseReader(_connection.Path, _table.Selection, data);
        var items = new List<T>();
        while (reader.Read())
        {
            if (reader.Whole("place", 0, int.MaxValue) != items.Count)
                throw reader.Invalid("place", $"{_table.Selection.Table} {items.Count} of its picture is missing");
            items.Add(_read(reader));
        }

        return items;
    }

    /// <summary>Writes those of a picture in place of those that it had.</summary>
    /// <param name="picture">Its key.</param>
    /// <param name="items">In their order.</param>
    public void Save(long picture, IReadOnlyList<T> items)
    {
        _connection.Bind(_delete, picture);
        _delete.ExecuteNonQuery();
        for (int i = 0; i < items.Count; i++)
        {
            _connection.Bind(_insert, _table.Values(new PictureItem<T>(picture, i, items[i])));
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
