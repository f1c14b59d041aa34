namespace DigitTools.Core.Imaging.Grids;

/// <summary>Takes what lies over all of a place out of the evidence: the grain of paper and the noise of a dark photo.</summary>
internal static class ClearEvidence
{
    /// <summary>Tiles along each side: what is paper is looked for in each.</summary>
    private const int Tiles = 6;

    /// <summary>Takes it out.</summary>
    /// <param name="view">Where thin lines are.</param>
    /// <param name="sensitivity">What is paper.</param>
    /// <returns>The same, but 0 where paper is.</returns>
    public static BytePlane Of(BytePlane view, RuleSensitivity sensitivity)
    {
        var clear = new BytePlane(view.Width, view.Height);
        float[] noise = new float[Tiles * Tiles];
        Span<int> counts = stackalloc int[Histogram.Levels];
        for (int row = 0; row < Tiles; row++)
        {
            for (int column = 0; column < Tiles; column++)
            {
                counts.Clear();
                int left = column * view.Width / Tiles, right = (column + 1) * view.Width / Tiles;
                for (int y = row * view.Height / Tiles; y < (row + 1) * view.Height / Tiles; y++) Histogram.Add(view.Row(y)[left..right], counts);
                noise[row * Tiles + column] = (float)(sensitivity.NoiseFactor * Histogram.Percentile(counts, sensitivity.PaperShare));
            }
        }

        for (int y = 0; y < view.Height; y++)
        {
            (int above, float down) = Between((y + 0.5f) * Tiles / view.Height);
            ReadOnlySpan<byte> row = view.Row(y);
            Span<byte> target = clear.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                (int left, float along) = Between((x + 0.5f) * Tiles / view.Width);
                int at = above * Tiles + left;
                float upper = float.Lerp(noise[at], noise[at + 1], along), lower = float.Lerp(noise[at + Tiles], noise[at + Tiles + 1], along);
                target[x] = (byte)Math.Max(0, row[x] - float.Lerp(upper, lower, down));
            }
        }

        return clear;
    }

    /// <summary>The tile whose middle lies before a place, and how far it is from there to the next one.</summary>
    private static (int Tile, float Part) Between(float place)
    {
        int tile = Math.Clamp((int)MathF.Floor(place - 0.5f), 0, Tiles - 2);
        return (tile, Math.Clamp(place - 0.5f - tile, 0, 1));
    }
}
