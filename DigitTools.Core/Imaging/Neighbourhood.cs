namespace DigitTools.Core.Imaging;

/// <summary>Filters over the square around each pixel; beyond the edge there is nothing.</summary>
internal static class Neighbourhood
{
    /// <summary>The highest value of each square.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="target">Same size, other memory.</param>
    /// <param name="reach">Pixels to each side.</param>
    public static void Maximum(Raster source, Raster target, int reach)
    {
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                PixelBox box = Around(source, x, y, reach);
                byte highest = 0;
                for (int row = box.Top; row < box.Bottom; row++)
                    foreach (byte value in source.Row(row)[box.Left..box.Right]) highest = Math.Max(highest, value);
                target.Row(y)[x] = highest;
            }
        }
    }

    /// <summary>The lowest value of each square.</summary>
    /// <inheritdoc cref="Maximum"/>
    public static void Minimum(Raster source, Raster target, int reach)
    {
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                PixelBox box = Around(source, x, y, reach);
                byte lowest = 255;
                for (int row = box.Top; row < box.Bottom; row++)
                    foreach (byte value in source.Row(row)[box.Left..box.Right]) lowest = Math.Min(lowest, value);
                target.Row(y)[x] = lowest;
            }
        }
    }

    /// <summary>The mean of each square.</summary>
    /// <inheritdoc cref="Maximum"/>
    public static void Mean(Raster source, Raster target, int reach)
    {
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                PixelBox box = Around(source, x, y, reach);
                int sum = 0;
                for (int row = box.Top; row < box.Bottom; row++)
                    foreach (byte value in source.Row(row)[box.Left..box.Right]) sum += value;
                int count = box.Width * box.Height;
                target.Row(y)[x] = (byte)((sum + count / 2) / count);
            }
        }
    }

    private static PixelBox Around(Raster raster, int x, int y, int reach) => new(
        Math.Max(0, x - reach),
        Math.Max(0, y - reach),
        Math.Min(raster.Width, x + reach + 1),
        Math.Min(raster.Height, y + reach + 1));
}
