namespace DigitTools.Core.Imaging;

/// <summary>Takes the paper away: its shade, its tint and uneven light.</summary>
internal static class Background
{
    /// <summary>The paper is estimated on a grid of this many blocks along the longer side.</summary>
    private const int GridSide = 16;

    /// <summary>Pixels; smaller blocks would hold too few to tell paper from ink.</summary>
    private const int SmallestBlock = 4;

    /// <summary>Ink is taken for paper only where it is wider than twice this part of the picture.</summary>
    private const double Reach = 0.19;

    /// <summary>The share of a block's pixels that may be ink before its level is that of the ink.</summary>
    private const double PaperShare = 0.75;

    /// <summary>Turns dark ink on light paper into ink 255 on paper 0, by the light that each place gives back compared with the paper there.</summary>
    /// <param name="picture">0 black .. 255 white.</param>
    /// <param name="ink">Same size; may be the same memory.</param>
    public static void Remove(Plane picture, Plane ink)
    {
        int block = Math.Max(SmallestBlock, (picture.LongerSide + GridSide - 1) / GridSide);
        int columns = (picture.Width + block - 1) / block;
        int rows = (picture.Height + block - 1) / block;
        Span<byte> levels = stackalloc byte[GridSide * GridSide];
        Span<byte> scratch = stackalloc byte[GridSide * GridSide];
        var paper = new Plane(columns, rows, levels);
        var other = new Plane(columns, rows, scratch);

        MeasureBlocks(picture, block, paper);
        int reach = (int)Math.Round(paper.LongerSide * Reach);
        Neighbourhood.Maximum(paper, other, reach);
        Neighbourhood.Minimum(other, paper, reach);
        Neighbourhood.Mean(paper, other, 1);
        Divide(picture, other, block, ink);
    }

    private static void MeasureBlocks(Plane picture, int block, Plane paper)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        for (int row = 0; row < paper.Height; row++)
            for (int column = 0; column < paper.Width; column++)
            {
                counts.Clear();
                int left = column * block;
                int width = Math.Min(block, picture.Width - left);
                for (int y = row * block; y < Math.Min((row + 1) * block, picture.Height); y++)
                    Histogram.Add(picture.Row(y).Slice(left, width), counts);
                paper.Row(row)[column] = (byte)Histogram.Percentile(counts, PaperShare);
            }
    }

    private static void Divide(Plane picture, Plane paper, int block, Plane ink)
    {
        for (int y = 0; y < picture.Height; y++)
        {
            var (above, below, down) = Between(y, block, paper.Height);
            var upper = paper.Row(above);
            var lower = paper.Row(below);
            var source = picture.Row(y);
            var target = ink.Row(y);
            for (int x = 0; x < source.Length; x++)
            {
                var (before, after, along) = Between(x, block, paper.Width);
                float level = Mix(Mix(upper[before], upper[after], along), Mix(lower[before], lower[after], along), down);
                target[x] = source[x] >= level ? (byte)0 : (byte)(255f * (level - source[x]) / level + 0.5f);
            }
        }
    }

    /// <summary>The two blocks whose middles a pixel lies between, and how far it is from the first to the second, 0 .. 1.</summary>
    private static (int First, int Second, float Part) Between(int pixel, int block, int blocks)
    {
        float place = Math.Clamp((pixel + 0.5f) / block - 0.5f, 0, blocks - 1);
        int first = (int)place;
        return (first, Math.Min(first + 1, blocks - 1), place - first);
    }

    private static float Mix(float first, float second, float part) => first + (second - first) * part;
}
