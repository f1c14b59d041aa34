namespace DigitTools.Core.Imaging.Regions;

/// <summary>A small copy of a picture, in which its regions are looked for.</summary>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">Bytes per pixel: 1 gray, 4 red, green, blue and opaque.</param>
/// <param name="Pixels">Width x Height x Channels bytes, row by row from the top.</param>
internal sealed record TonePicture(int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>Pixels of the longer side: enough for the outline of a sheet, few enough to cost little.</summary>
    private const int LongestSide = 160;

    /// <summary>Makes the copy of a gray picture.</summary>
    public static TonePicture Of(GrayPicture picture) => Reduce(picture.Pixels, picture.Width, picture.Height, 1);

    /// <summary>Makes the copy of a coloured picture.</summary>
    public static TonePicture Of(ColorPicture picture) => Reduce(picture.Rgba, picture.Width, picture.Height, 4);

    /// <summary>The largest difference of two pixels in any channel, levels.</summary>
    /// <param name="one">Position of the first, row by row.</param>
    /// <param name="other">Position of the second.</param>
    public int Difference(int one, int other) => Difference(one, this, other);

    /// <summary>The largest difference of a pixel and one of another copy in any channel, levels.</summary>
    /// <param name="one">Position of the first, row by row.</param>
    /// <param name="copy">A picture of the same size and channels.</param>
    /// <param name="other">Position of the second, in the copy.</param>
    public int Difference(int one, TonePicture copy, int other)
    {
        int largest = Math.Abs(Pixels[one * Channels] - copy.Pixels[other * Channels]);
        if (Channels == 1) return largest;

        for (int channel = 1; channel < 3; channel++)
            largest = Math.Max(largest, Math.Abs(Pixels[one * Channels + channel] - copy.Pixels[other * Channels + channel]));
        return largest;
    }

    /// <summary>The level of the lightest channel: paper of any colour is light in its own.</summary>
    /// <param name="at">Position of the pixel, row by row.</param>
    public int Value(int at)
    {
        ReadOnlySpan<byte> pixel = Pixels.AsSpan(at * Channels, Channels);
        return Channels == 1 ? pixel[0] : Math.Max(pixel[0], Math.Max(pixel[1], pixel[2]));
    }

    /// <summary>
    /// A copy without what is dark and thin, as ruled lines and strokes are: a morphological closing of each channel by 3 x 3.
    /// </summary>
    public TonePicture Closed() => this with { Pixels = Filtered(Filtered(Pixels, highest: true), highest: false) };

    private byte[] Filtered(byte[] source, bool highest)
    {
        byte[] target = new byte[source.Length];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                int at = (y * Width + x) * Channels;
                for (int channel = at; channel < at + Channels; channel++)
                {
                    byte chosen = source[channel];
                    for (int v = Math.Max(0, y - 1); v <= Math.Min(Height - 1, y + 1); v++)
                    {
                        for (int u = Math.Max(0, x - 1); u <= Math.Min(Width - 1, x + 1); u++)
                        {
                            byte other = source[(v * Width + u) * Channels + channel - at];
                            chosen = highest ? Math.Max(chosen, other) : Math.Min(chosen, other);
                        }
                    }

                    target[channel] = chosen;
                }
            }
        }

        return target;
    }

    private static TonePicture Reduce(byte[] pixels, int width, int height, int channels)
    {
        int factor = Math.Max(1, (Math.Max(width, height) + LongestSide - 1) / LongestSide);
        var reducer = new BoxReducer(width, height, channels, factor, new PictureBuffers());
        for (int y = 0; y < height; y++) reducer.Add(pixels.AsSpan(y * width * channels, width * channels));
        return new TonePicture(reducer.Width, reducer.Height, channels, reducer.Pixels);
    }
}
