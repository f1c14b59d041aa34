using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Database;

/// <summary>Reads and writes what has rows of its own beside those of pictures: the digits of texts, and cells.</summary>
/// <param name="connection">The database.</param>
internal sealed class PictureContents(DatabaseConnection connection) : IDisposable
{
    private readonly PictureItems<TextDigit> _digits = new(connection, TextDigitTable.Columns, TextDigitTable.Read);
    private readonly PictureItems<GridCell> _cells = new(connection, CellTable.Columns, CellTable.Read);

    /// <summary>Adds to the row of a picture what it has of them.</summary>
    /// <param name="row">The row, with its key and its run.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public DatabaseRow AddTo(DatabaseRow row) => row.Run.Reading switch
    {
        BatchReading.Text => row with { Digits = _digits.Of(row.Id) },
        BatchReading.Grid => row with { Cells = _cells.Of(row.Id) },
        _ => row,
    };

    /// <summary>Writes those of a picture in place of those that it had; one that was read as a digit has none.</summary>
    /// <param name="row">The picture, with its key in this database.</param>
    public void Save(DatabaseRow row)
    {
        if (row.Run.Reading == BatchReading.Text) _digits.Save(row.Id, row.Digits);
        else if (row.Run.Reading == BatchReading.Grid) _cells.Save(row.Id, row.Cells);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _digits.Dispose();
        _cells.Dispose();
    }
}
