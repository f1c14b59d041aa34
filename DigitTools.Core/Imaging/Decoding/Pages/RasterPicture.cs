namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>A picture whose pixels are in memory, unpacked.</summary>
internal sealed class RasterPicture : IPictureDecoder
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly int _channels;
    private readonly GraySamples? _samples;

    /// <summary>A picture of bytes.</summary>
    /// <param name="size">Its pixels.</param>
    /// <param name="pixels">Row by row, without gaps.</param>
    /// <param name="channels">Bytes of a pixel: 1 gray, 3 RGB, 4 CMYK.</param>
    public RasterPicture(PictureSize size, ReadOnlyMemory<byte> pixels, int channels)
    {
        (Size, _pixels, _channels) = (size, pixels, channels);
    }

    private RasterPicture(PictureSize size, ReadOnlyMemory<byte> pixels, GraySamples samples)
        : this(size, pixels, channels: 1) => _samples = samples;

    /// <inheritdoc/>
    public PictureSize Size { get; }

    /// <inheritdoc/>
    public PictureOrigin Origin => PictureOrigin.TopLeft;

    /// <inheritdoc/>
    public bool IsGray => _channels == 1;

    /// <inheritdoc/>
    public bool IsOpaque => true;

    /// <summary>A gray picture of samples of 1 to 16 bits.</summary>
    /// <param name="size">Its pixels.</param>
    /// <param name="samples">Row by row, each beginning with a new byte, the highest bit first.</param>
    /// <param name="bits">Bits of a sample.</param>
    /// <param name="lowest">What the lowest sample is, 0 black .. 1 white.</param>
    /// <param name="highest">What the highest is.</param>
    public static RasterPicture OfSamples(PictureSize size, ReadOnlyMemory<byte> samples, int bits, double lowest, double highest) =>
        new(size, samples, new GraySamples(size.Width, bits, lowest, highest));

    /// <inheritdoc/>
    public void DecodeRows(PictureSize size, IRowReceiver rows)
    {
        ReadOnlySpan<byte> pixels = _pixels.Span;
        byte[] rgba = new byte[IsGray ? 0 : 4 * Size.Width];
        int rowBytes = _samples?.RowBytes ?? Size.Width * _channels;
        for (int y = 0; y < Size.Height; y++)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * rowBytes, rowBytes);
            if (_samples is not null) row = _samples.Convert(row);
            else if (!IsGray) row = Colors(row, rgba);
            rows.Add(row);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private ReadOnlySpan<byte> Colors(ReadOnlySpan<byte> row, byte[] rgba)
    {
        for (int x = 0; x < Size.Width; x++)
        {
            ReadOnlySpan<byte> pixel = row.Slice(x * _channels, _channels);
            int light = _channels == 4 ? byte.MaxValue - pixel[3] : byte.MaxValue;
            for (int k = 0; k < 3; k++)
                rgba[4 * x + k] = _channels == 4 ? (byte)((byte.MaxValue - pixel[k]) * light / byte.MaxValue) : pixel[k];
            rgba[4 * x + 3] = byte.MaxValue;
        }

        return rgba;
    }
}
