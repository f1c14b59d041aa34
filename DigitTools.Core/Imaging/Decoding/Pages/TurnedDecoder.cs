namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>A picture as it lies on a page: turned, and light and dark exchanged where the page says so.</summary>
/// <param name="inner">The picture; disposed of with this. What it says of its own turn doesn't count.</param>
/// <param name="origin">How it lies on the page.</param>
/// <param name="isNegative">Whether light and dark are exchanged.</param>
internal sealed class TurnedDecoder(IPictureDecoder inner, PictureOrigin origin, bool isNegative) : IPictureDecoder
{
    /// <inheritdoc/>
    public PictureSize Size => inner.Size;

    /// <inheritdoc/>
    public PictureOrigin Origin => origin;

    /// <inheritdoc/>
    public bool IsGray => inner.IsGray;

    /// <inheritdoc/>
    public bool IsOpaque => inner.IsOpaque;

    /// <inheritdoc/>
    public PictureSize SizeDecoded(int longerSide) => inner.SizeDecoded(longerSide);

    /// <inheritdoc/>
    public void DecodeRows(PictureSize size, IRowReceiver rows) =>
        inner.DecodeRows(size, isNegative ? new Negative(rows, IsGray) : rows);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private sealed class Negative(IRowReceiver rows, bool isGray) : IRowReceiver
    {
        private byte[] _row = [];

        public void Add(ReadOnlySpan<byte> row)
        {
            if (_row.Length != row.Length) _row = new byte[row.Length];
            for (int i = 0; i < row.Length; i++) _row[i] = isGray || i % 4 < 3 ? (byte)~row[i] : row[i];
            rows.Add(_row);
        }
    }
}
