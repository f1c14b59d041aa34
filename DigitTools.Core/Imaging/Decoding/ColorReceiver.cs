namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Makes an opaque RGBA picture of the rows that a codec decodes, laid over white.</summary>
internal sealed class ColorReceiver(IPictureDecoder codec, BoxReducer reducer) : IRowReceiver
{
    private byte[] _rgba = [];

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (!codec.IsGray && codec.IsOpaque)
        {
            reducer.Add(row);
            return;
        }

        if (_rgba.Length == 0) _rgba = new byte[row.Length / (codec.IsGray ? 1 : 4) * 4];
        for (int i = 0; i < _rgba.Length; i += 4)
        {
            for (int channel = 0; channel < 3; channel++)
                _rgba[i + channel] = codec.IsGray ? row[i / 4] : Luminance.Blend(row[i + channel], 255, row[i + 3]);
            _rgba[i + 3] = 255;
        }

        reducer.Add(_rgba);
    }
}
