namespace DigitTools.Core.Imaging;

/// <summary>Reduces a picture by a whole factor while its rows arrive: each new pixel is the mean of a box of old ones.</summary>
internal sealed class BoxReducer
{
    private readonly int _factor;
    private readonly int _channels;
    private readonly int _sourceWidth;
    private readonly uint[] _sums;
    private int _rowsSummed;
    private int _rowsLeft;
    private int _written;

    /// <summary>Prepares for a picture of one size.</summary>
    /// <param name="width">Pixels per row of the source.</param>
    /// <param name="height">Rows of the source.</param>
    /// <param name="channels">Bytes per pixel.</param>
    /// <param name="factor">At least 1; the boxes at the right and lower edge may be smaller.</param>
    /// <param name="buffers">Memory for the result, which lasts until the next picture.</param>
    public BoxReducer(int width, int height, int channels, int factor, PictureBuffers buffers)
    {
        _factor = factor;
        _channels = channels;
        _sourceWidth = width;
        _rowsLeft = height;
        Width = (width + factor - 1) / factor;
        Height = (height + factor - 1) / factor;
        Pixels = buffers.Pixels(Width * Height * channels);
        _sums = factor == 1 ? [] : buffers.Sums(Width * channels);
    }

    /// <summary>Pixels per row of the result.</summary>
    public int Width { get; }

    /// <summary>Rows of the result.</summary>
    public int Height { get; }

    /// <summary>The result, complete when as many rows were added as the source has.</summary>
    public byte[] Pixels { get; }

    /// <summary>Takes the next row of the source.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (_factor == 1)
        {
            row.CopyTo(Pixels.AsSpan(_written));
            _written += row.Length;
            return;
        }

        Sum(row);
        _rowsSummed++;
        _rowsLeft--;
        if (_rowsSummed == _factor || _rowsLeft == 0) WriteRow();
    }

    private void Sum(ReadOnlySpan<byte> row)
    {
        int target = 0;
        int inBox = 0;
        for (int i = 0; i < row.Length; i += _channels)
        {
            for (int channel = 0; channel < _channels; channel++) _sums[target + channel] += row[i + channel];
            if (++inBox < _factor) continue;

            inBox = 0;
            target += _channels;
        }
    }

    private void WriteRow()
    {
        for (int x = 0; x < Width; x++)
        {
            uint count = (uint)(Math.Min(_factor, _sourceWidth - x * _factor) * _rowsSummed);
            for (int i = x * _channels; i < (x + 1) * _channels; i++)
                Pixels[_written + i] = (byte)((_sums[i] + count / 2) / count);
        }

        Array.Clear(_sums);
        _written += Width * _channels;
        _rowsSummed = 0;
    }
}
