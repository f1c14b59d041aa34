namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Makes a gray picture of the rows that a codec decodes.</summary>
internal sealed class GrayReceiver(PictureCodec codec, BoxReducer reducer, byte backdrop, PictureBuffers buffers) : IRowReceiver
{
    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (codec.IsGray)
        {
            reducer.Add(row);
            return;
        }

        byte[] gray = buffers.Line(row.Length / 4);
        if (codec.IsOpaque) Luminance.FromOpaque(row, gray);
        else Luminance.FromTransparent(row, backdrop, gray);
        reducer.Add(gray);
    }
}
