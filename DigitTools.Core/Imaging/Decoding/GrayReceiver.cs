namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Makes a gray picture of the rows that a codec decodes.</summary>
internal sealed class GrayReceiver(IPictureDecoder codec, BoxReducer reducer, Backing backing, PictureBuffers buffers) : IRowReceiver
{
    /// <summary>Whether a pixel was not opaque.</summary>
    public bool IsTransparent { get; private set; }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (codec.IsGray)
        {
            reducer.Add(row);
            return;
        }

        byte[] gray = buffers.Line(row.Length / 4);
        IsTransparent |= !codec.IsOpaque && !IsTransparent && Luminance.IsTransparent(row);
        if (codec.IsOpaque || backing == Backing.None) Luminance.FromOpaque(row, gray);
        else if (backing == Backing.Opacity) Luminance.FromOpacity(row, gray);
        else Luminance.FromTransparent(row, backing == Backing.White ? byte.MaxValue : byte.MinValue, gray);
        reducer.Add(gray);
    }
}
