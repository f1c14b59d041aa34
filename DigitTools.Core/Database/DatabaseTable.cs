namespace DigitTools.Core.Database;

/// <summary>A table of schema.sql: the one list of its columns, and the statements that are made of it.</summary>
/// <typeparam name="T">The record that a row is made of.</typeparam>
/// <param name="name">Name of the table.</param>
/// <param name="keys">How many of the columns, the first ones, are unique together.</param>
/// <param name="columns">All columns without the key <c>id</c>.</param>
internal sealed class DatabaseTable<T>(string name, int keys, params DatabaseColumn<T>[] columns)
{
    private readonly string[] _names = [.. columns.Select(c => c.Name)];

    /// <summary>All columns, to be read.</summary>
    public DatabaseSelection Selection => field ??= new DatabaseSelection(name, _names);

    /// <summary>Parameters of <see cref="Upsert"/>: a $ before each column, in the order of <see cref="Values"/>.</summary>
    public string[] Parameters => field ??= [.. _names.Select(n => "$" + n)];

    /// <summary>A statement that writes a row, in place of one with the same unique columns, and gives the key of what it wrote.</summary>
    /// <param name="unless">A condition under which the row is not written; null always writes it.</param>
    /// <param name="replaces">The condition for replacing a row that is there.</param>
    public string Upsert(string? unless = null, string replaces = "true")
    {
        string all = string.Join(", ", _names), values = string.Join(", ", Parameters), unique = string.Join(", ", _names.Take(keys));
        string replacements = string.Join(", ", _names.Skip(keys).Select(n => $"{n} = excluded.{n}"));
        string source = unless is null ? $"VALUES ({values})" : $"SELECT {values} WHERE NOT ({unless})";
        return $"INSERT INTO {name} ({all}) {source} ON CONFLICT ({unique}) DO UPDATE SET {replacements} WHERE {replaces} RETURNING id";
    }

    /// <summary>A statement that fills the table with all rows of another.</summary>
    /// <param name="source">A SELECT that gives these columns and the key.</param>
    public string InsertAll(string source)
    {
        string all = string.Join(", ", _names);
        return $"INSERT INTO {name} (id, {all}) SELECT id, {all} FROM ({source})";
    }

    /// <summary>Values of a record, in the order of <see cref="Parameters"/>.</summary>
    public object?[] Values(T record)
    {
        object?[] values = new object?[columns.Length];
        for (int i = 0; i < values.Length; i++) values[i] = columns[i].Value(record);
        return values;
    }
}
