namespace DigitTools.Core.Imaging;

/// <summary>Makes a gray picture of the rows that a codec decodes.</summary>
internal sealed class GrayReceiver(PictureCodec codec, BoxReducer reducer, byte backdrop) : IRowReceiver
{
    private byte[] _gray = [];

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (codec.IsGray)
        {
            reducer.Add(row);
            return;
        }

        if (_gray.Length == 0) _gray = new byte[row.Length / 4];
        if (codec.IsOpaque) Luminance.FromOpaque(row, _gray);
        else Luminance.FromTransparent(row, backdrop, _gray);
        reducer.Add(_gray);
    }
}
