namespace DigitTools.Core.Imaging;

/// <summary>Brings a part of a picture to another size: by the mean over the area of each new pixel, smoothly where it grows.</summary>
internal static class Resampling
{
    /// <summary>Pixels of the longest side that is made.</summary>
    public const int LargestSide = 256;

    /// <summary>Resamples a box.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="box">The part of it.</param>
    /// <param name="target">At most 256 x 256.</param>
    public static void Resample(Raster source, PixelBox box, Raster target)
    {
        Span<float> sums = stackalloc float[LargestSide];
        Span<float> line = stackalloc float[LargestSide];
        for (int y = 0; y < target.Height; y++)
        {
            sums.Clear();
            (float top, float bottom) = Reach(y, box.Height, target.Height);
            float weights = 0;
            for (int row = FirstPixel(top); row < Math.Min(box.Height, bottom); row++)
            {
                float weight = Weight(row, y, box.Height, target.Height);
                if (weight <= 0) continue;

                weights += weight;
                ResampleRow(source.Row(box.Top + row).Slice(box.Left, box.Width), line[..target.Width]);
                for (int x = 0; x < target.Width; x++) sums[x] += weight * line[x];
            }

            for (int x = 0; x < target.Width; x++) target.Row(y)[x] = (byte)Math.Clamp(sums[x] / weights + 0.5f, 0, 255);
        }
    }

    private static void ResampleRow(ReadOnlySpan<byte> source, Span<float> target)
    {
        for (int x = 0; x < target.Length; x++)
        {
            (float left, float right) = Reach(x, source.Length, target.Length);
            float sum = 0, weights = 0;
            for (int column = FirstPixel(left); column < Math.Min(source.Length, right); column++)
            {
                float weight = Weight(column, x, source.Length, target.Length);
                if (weight <= 0) continue;

                weights += weight;
                sum += weight * source[column];
            }

            target[x] = sum / weights;
        }
    }

    /// <summary>The stretch of the source that a new pixel is made of.</summary>
    private static (float From, float To) Reach(int pixel, int sourceSide, int targetSide)
    {
        float scale = (float)sourceSide / targetSide;
        if (scale >= 1) return (pixel * scale, (pixel + 1) * scale);

        float middle = (pixel + 0.5f) * scale;
        return (middle - 1, middle + 1);
    }

    private static int FirstPixel(float from) => Math.Max(0, (int)MathF.Floor(from));

    /// <summary>How much a pixel counts: the part of it inside the new pixel, or when growing the nearer the more.</summary>
    private static float Weight(int source, int target, int sourceSide, int targetSide)
    {
        float scale = (float)sourceSide / targetSide;
        return scale >= 1
            ? Math.Min(source + 1, (target + 1) * scale) - Math.Max(source, target * scale)
            : 1 - Math.Abs(source + 0.5f - (target + 0.5f) * scale);
    }
}
