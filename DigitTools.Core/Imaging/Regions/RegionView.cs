namespace DigitTools.Core.Imaging.Regions;

/// <summary>Cuts a region out of a picture, as if nothing but its paper went on all around.</summary>
internal static class RegionView
{
    /// <summary>The least contrast of writing with its paper that counts, as a part of the range, 0..1.</summary>
    private const float LeastContrast = 0.06f;

    /// <summary>
    /// The region in its box, turned upright. Outside of it lies its own paper, and so does its outermost rim, where the edge blurs.
    /// </summary>
    /// <param name="picture">The picture, or any channel of it.</param>
    /// <param name="region">The region.</param>
    /// <returns>The picture, and which is darker there: what is written, or the paper around it.</returns>
    public static (GrayPicture Picture, Polarity Polarity) Cut(GrayPicture picture, EvenRegion region)
    {
        // Without its rim; an edge of the picture is no rim.
        byte[] inside = new byte[region.Cells.Length];
        Neighbourhood.Minimum(
            new Raster(region.Width, region.Height, region.Cells), new Raster(region.Width, region.Height, inside), reach: 1);
        float[] paper = Paper.Continue(picture, region, inside);
        float scaleX = (float)region.Width / picture.Width, scaleY = (float)region.Height / picture.Height;
        int left = (int)(region.Box.Left / scaleX), top = (int)(region.Box.Top / scaleY);
        int right = Math.Min(picture.Width, (int)MathF.Ceiling(region.Box.Right / scaleX));
        int bottom = Math.Min(picture.Height, (int)MathF.Ceiling(region.Box.Bottom / scaleY));
        byte[] pixels = new byte[(right - left) * (bottom - top)];
        double darker = 0, lighter = 0;
        for (int y = top; y < bottom; y++)
        {
            int row = Math.Min(region.Height - 1, (int)(y * scaleY)) * region.Width;
            ReadOnlySpan<byte> source = picture.Row(y);
            Span<byte> target = pixels.AsSpan((y - top) * (right - left), right - left);
            for (int x = left; x < right; x++)
            {
                int cell = row + Math.Min(region.Width - 1, (int)(x * scaleX));
                target[x - left] = inside[cell] != 0 ? source[x] : (byte)(paper[cell] + 0.5f);
                if (inside[cell] == 0 || region.Cells[cell] != EvenRegion.Enclosed) continue;

                float contrast = (paper[cell] - source[x]) / byte.MaxValue;
                if (contrast > LeastContrast) darker += contrast * contrast;
                else if (contrast < -LeastContrast) lighter += contrast * contrast;
            }
        }

        var cut = new GrayPicture(right - left, bottom - top, pixels);
        if (region.Turn != 0) cut = TurnedPicture.Of(cut, -region.Turn);
        return (cut, lighter > darker ? Polarity.LightOnDark : Polarity.DarkOnLight);
    }
}
