namespace DigitTools.Core.Imaging.Regions;

/// <summary>Continues the paper of a region over the whole picture, so that light that falls off across it makes no edge.</summary>
/// <remarks>
/// By halves: means of the known cells, ever coarser, fill what is unknown in the finer ones, as in the pull-push of S. Gortler et al.,
/// "The lumigraph", 1996. There each is made like its neighbours, so that the coarse cells leave no steps.
/// </remarks>
internal static class Paper
{
    /// <summary>How often the unknown cells of each size are made like their neighbours.</summary>
    private const int Sweeps = 4;

    /// <summary>The level of the paper in each cell of the region's picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="region">The region.</param>
    /// <param name="inside">Its cells without the rim, which are 0 there.</param>
    public static float[] Continue(GrayPicture picture, EvenRegion region, ReadOnlySpan<byte> inside)
    {
        float[] sums = new float[region.Cells.Length], counts = new float[region.Cells.Length];
        float scaleX = (float)region.Width / picture.Width, scaleY = (float)region.Height / picture.Height;
        for (int y = 0; y < picture.Height; y++)
        {
            int row = Math.Min(region.Height - 1, (int)(y * scaleY)) * region.Width;
            ReadOnlySpan<byte> source = picture.Row(y);
            for (int x = 0; x < source.Length; x++)
            {
                int cell = row + Math.Min(region.Width - 1, (int)(x * scaleX));
                if (region.Cells[cell] != EvenRegion.Even || inside[cell] == 0) continue;

                sums[cell] += source[x];
                counts[cell]++;
            }
        }

        Fill(sums, counts, region.Width, region.Height);
        return sums;
    }

    /// <summary>Makes of sums and counts means, those without a count from the coarser picture.</summary>
    private static void Fill(float[] sums, float[] counts, int width, int height)
    {
        if (width > 1 || height > 1)
        {
            int halfWidth = (width + 1) / 2, halfHeight = (height + 1) / 2;
            float[] coarseSums = new float[halfWidth * halfHeight], coarseCounts = new float[coarseSums.Length];
            for (int i = 0; i < sums.Length; i++)
            {
                if (counts[i] == 0) continue;

                int coarse = i / width / 2 * halfWidth + i % width / 2;
                coarseSums[coarse] += sums[i] / counts[i];
                coarseCounts[coarse]++;
            }

            Fill(coarseSums, coarseCounts, halfWidth, halfHeight);
            for (int i = 0; i < sums.Length; i++)
                sums[i] = counts[i] == 0 ? coarseSums[i / width / 2 * halfWidth + i % width / 2] : sums[i] / counts[i];
            for (int i = 0; i < Sweeps; i++) Smooth(sums, counts, width, height);
            return;
        }

        if (counts[0] > 0) sums[0] /= counts[0];
    }

    private static void Smooth(float[] levels, float[] counts, int width, int height)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            if (counts[i] > 0) continue;

            (int y, int x) = Math.DivRem(i, width);
            float left = levels[x > 0 ? i - 1 : i], right = levels[x + 1 < width ? i + 1 : i];
            float above = levels[y > 0 ? i - width : i], below = levels[y + 1 < height ? i + width : i];
            levels[i] = (left + right + above + below) / 4;
        }
    }
}
