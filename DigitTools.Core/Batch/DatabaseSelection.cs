using System.Collections.Frozen;

namespace DigitTools.Core.Batch;

/// <summary>Columns of a table, as a statement reads them; the key comes first.</summary>
/// <param name="table">Name of the table.</param>
/// <param name="columns">Names of the columns without the key.</param>
internal sealed class DatabaseSelection(string table, IEnumerable<string> columns)
{
    private readonly string[] _columns = ["id", .. columns];
    private FrozenDictionary<string, int>? _ordinals;

    /// <summary>Name of the table.</summary>
    public string Table => table;

    /// <summary>SELECT and FROM of a statement that gives these columns.</summary>
    public string Text => field ??= $"SELECT {string.Join(", ", _columns)} FROM {table}";

    /// <summary>The place of a column among those that the statement gives.</summary>
    public int Ordinal(string column)
    {
        _ordinals ??= _columns.Index().ToFrozenDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return _ordinals[column];
    }
}
