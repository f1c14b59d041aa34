namespace DigitTools.Core.Imaging.Regions;

/// <summary>Makes a picture gray by how far each pixel is from the colour of the paper: lightness may not tell ink from paper.</summary>
internal static class ColorDistance
{
    /// <summary>The border that shows the paper is as wide as the shorter side divided by this.</summary>
    private const int BorderPart = 40;

    /// <summary>Levels: a picture with no pixel whose channels differ by more has no colour worth the name.</summary>
    private const int LeastColor = 24;

    /// <summary>The distance, white at the paper's colour; null if the picture has no colours.</summary>
    /// <param name="picture">The picture.</param>
    public static GrayPicture? Of(ColorPicture picture)
    {
        if (!HasColor(picture)) return null;

        (int red, int green, int blue) = (Median(picture, 0), Median(picture, 1), Median(picture, 2));
        byte[] pixels = new byte[picture.Width * picture.Height];
        for (int i = 0; i < pixels.Length; i++)
        {
            int r = picture.Rgba[4 * i] - red, g = picture.Rgba[4 * i + 1] - green, b = picture.Rgba[4 * i + 2] - blue;
            pixels[i] = (byte)(byte.MaxValue - Math.Min(byte.MaxValue, (int)MathF.Sqrt(r * r + g * g + b * b)));
        }

        return new GrayPicture(picture.Width, picture.Height, pixels);
    }

    private static bool HasColor(ColorPicture picture)
    {
        for (int i = 0; i < picture.Rgba.Length; i += 4)
        {
            byte red = picture.Rgba[i], green = picture.Rgba[i + 1], blue = picture.Rgba[i + 2];
            if (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) > LeastColor) return true;
        }

        return false;
    }

    /// <summary>The median of one channel along the border.</summary>
    private static int Median(ColorPicture picture, int channel)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        int border = Math.Max(1, Math.Min(picture.Width, picture.Height) / BorderPart);
        for (int y = 0; y < picture.Height; y++)
        {
            bool isBorder = y < border || y >= picture.Height - border;
            for (int x = 0; x < picture.Width; x++)
            {
                if (!isBorder && x == border) x = Math.Max(x, picture.Width - border);
                counts[picture.Rgba[4 * (y * picture.Width + x) + channel]]++;
            }
        }

        return Histogram.Percentile(counts, 0.5);
    }
}
