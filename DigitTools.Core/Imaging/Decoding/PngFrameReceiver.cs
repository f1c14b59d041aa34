namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Draws the rows of a frame upon a canvas.</summary>
/// <param name="canvas">RGBA, 4 bytes a pixel.</param>
/// <param name="width">Pixels in a row of the canvas.</param>
/// <param name="frame">The frame.</param>
/// <param name="codec">Decodes it.</param>
internal sealed unsafe class PngFrameReceiver(byte* canvas, int width, PngFrame frame, PictureCodec codec) : IRowReceiver
{
    private const int Channels = 4, Alpha = 3;

    private int _y = frame.Place.Top;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        var target = new Span<byte>(canvas + ((long)_y++ * width + frame.Place.Left) * Channels, frame.Place.Width * Channels);
        if (codec.IsGray) AddGray(row, target);
        else if (codec.IsOpaque || !frame.IsOver) row.CopyTo(target);
        else AddOver(row, target);
    }

    private static void AddGray(ReadOnlySpan<byte> row, Span<byte> target)
    {
        for (int x = 0; x < row.Length; x++)
        {
            target.Slice(x * Channels, Alpha).Fill(row[x]);
            target[x * Channels + Alpha] = byte.MaxValue;
        }
    }

    private static void AddOver(ReadOnlySpan<byte> row, Span<byte> target)
    {
        for (int i = 0; i < row.Length; i += Channels)
        {
            int over = row[i + Alpha] * byte.MaxValue, under = target[i + Alpha] * (byte.MaxValue - row[i + Alpha]), sum = over + under;
            if (sum == 0) continue;

            for (int channel = i; channel < i + Alpha; channel++)
                target[channel] = (byte)((row[channel] * over + target[channel] * under + sum / 2) / sum);
            target[i + Alpha] = (byte)((sum + byte.MaxValue / 2) / byte.MaxValue);
        }
    }
}
