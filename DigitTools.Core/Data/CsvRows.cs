using nietras.SeparatedValues;

namespace DigitTools.Core.Data;

/// <summary>The rows of a table below that of the names, without empty ones. For one <c>foreach</c>, which closes the file.</summary>
/// <param name="reader">The table, at its start.</param>
/// <param name="hasHeader">Whether the first row has the names.</param>
/// <param name="path">Full path of the file, for messages.</param>
/// <param name="cancellationToken">Stops between two rows.</param>
internal sealed class CsvRows(SepReader reader, bool hasHeader, string path, CancellationToken cancellationToken) : IDisposable
{
    private bool _isBelow = !hasHeader;

    /// <summary>The row that was reached.</summary>
    public SepReader.Row Current => reader.Current;

    /// <summary>These rows.</summary>
    public CsvRows GetEnumerator() => this;

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a row is longer than any can be.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool MoveNext()
    {
        while (Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isRow = _isBelow && !reader.Current.Span.IsWhiteSpace();
            _isBelow = true;
            if (isRow) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool Next()
    {
        try
        {
            return reader.MoveNext();
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            throw Errors.DataUnreadable(path, e);
        }
    }
}
