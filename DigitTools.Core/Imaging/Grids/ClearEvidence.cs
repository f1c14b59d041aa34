namespace DigitTools.Core.Imaging.Grids;

/// <summary>Takes what lies over all of a place out of the evidence: the grain of paper and the noise of a dark photo.</summary>
internal static class ClearEvidence
{
    /// <summary>Pixels of a tile, at least, and tiles along a side, at most: what is paper is looked for in each.</summary>
    private const int LeastTile = 130, MostTiles = 6;

    /// <summary>Takes it out.</summary>
    /// <param name="view">Where thin lines are.</param>
    /// <param name="sensitivity">What is paper.</param>
    /// <returns>The same, but 0 where paper is.</returns>
    public static BytePlane Of(BytePlane view, RuleSensitivity sensitivity)
    {
        var clear = new BytePlane(view.Width, view.Height);
        int rows = Math.Clamp(view.Height / LeastTile, 1, MostTiles), columns = Math.Clamp(view.Width / LeastTile, 1, MostTiles);
        float[] noise = new float[rows * columns];
        Span<int> counts = stackalloc int[Histogram.Levels];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                counts.Clear();
                int left = column * view.Width / columns, right = (column + 1) * view.Width / columns;
                for (int y = row * view.Height / rows; y < (row + 1) * view.Height / rows; y++)
                    Histogram.Add(view.Row(y)[left..right], counts);
                noise[row * columns + column] = (float)(sensitivity.NoiseFactor * Histogram.Percentile(counts, sensitivity.PaperShare));
            }
        }

        for (int y = 0; y < view.Height; y++)
        {
            (int above, int below, float down) = Between((y + 0.5f) * rows / view.Height, rows);
            ReadOnlySpan<byte> row = view.Row(y);
            Span<byte> target = clear.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                (int left, int right, float along) = Between((x + 0.5f) * columns / view.Width, columns);
                float upper = float.Lerp(noise[above * columns + left], noise[above * columns + right], along);
                float lower = float.Lerp(noise[below * columns + left], noise[below * columns + right], along);
                target[x] = (byte)Math.Max(0, row[x] - float.Lerp(upper, lower, down));
            }
        }

        return clear;
    }

    /// <summary>The tiles between whose middles a place lies, and how far it is from the first to the second.</summary>
    private static (int First, int Second, float Part) Between(float place, int tiles)
    {
        int first = Math.Clamp((int)MathF.Floor(place - 0.5f), 0, Math.Max(0, tiles - 2));
        return (first, Math.Min(first + 1, tiles - 1), Math.Clamp(place - 0.5f - first, 0, 1));
    }
}
