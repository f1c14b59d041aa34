using System.Buffers;

namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>Takes the paper away: its shade, its tint and uneven light.</summary>
internal static class Background
{
    /// <summary>The paper is estimated on a grid of this many blocks along the longer side.</summary>
    private const int GridSide = 16;

    /// <summary>Pixels; smaller blocks would hold too few to tell paper from ink.</summary>
    private const int SmallestBlock = 4;

    /// <summary>Ink is taken for paper only if it is wider than twice this part of the picture.</summary>
    private const double Reach = 0.19;

    /// <summary>Up to this share of a block's pixels, 0..1, may be ink; its level is still that of the paper.</summary>
    private const double PaperShare = 0.75;

    /// <summary>
    /// While the slope is taken out, paper on it has this level: near the middle of the range, so that a dark corner isn't clipped.
    /// </summary>
    private const int MiddleLevel = 160;

    /// <summary>The level that paper gets: above 0, so that its noise is seen to both sides.</summary>
    public const byte PaperLevel = 24;

    /// <summary>
    /// Turns dark ink on light paper into ink up to 255 on paper about <see cref="PaperLevel"/>, by the light that each place reflects
    /// compared with the paper there.
    /// </summary>
    /// <param name="picture">0 black .. 255 white.</param>
    /// <param name="ink">Same size; may be the same memory.</param>
    public static void Remove(Raster picture, Raster ink)
    {
        int block = Math.Max(SmallestBlock, (picture.LongerSide + GridSide - 1) / GridSide);
        int columns = (picture.Width + block - 1) / block;
        int rows = (picture.Height + block - 1) / block;
        Span<byte> levels = stackalloc byte[GridSide * GridSide];
        Span<byte> scratch = stackalloc byte[GridSide * GridSide];
        var paper = new Raster(columns, rows, levels);
        var other = new Raster(columns, rows, scratch);

        MeasureBlocks(picture, block, paper);
        var slope = Slope.Fit(paper);
        Tilt(paper, slope, -1);
        int reach = (int)Math.Round(paper.LongerSide * Reach);
        Neighbourhood.Maximum(paper, other, reach);
        Neighbourhood.Minimum(other, paper, reach);
        Neighbourhood.Mean(paper, other, 1);
        Tilt(other, slope, 1);
        Divide(picture, other, block, ink);
    }

    /// <summary>
    /// Takes a slope away or puts it back. In between, all paper has one level in the middle of the range, so that a dark corner isn't
    /// taken for ink.
    /// </summary>
    private static void Tilt(Raster paper, Slope slope, int sign)
    {
        for (int y = 0; y < paper.Height; y++)
        {
            Span<byte> row = paper.Row(y);
            for (int x = 0; x < row.Length; x++)
                row[x] = (byte)Math.Clamp(Math.Round(row[x] + sign * (slope.At(x, y) - MiddleLevel)), 0, byte.MaxValue);
        }
    }

    private static void MeasureBlocks(Raster picture, int block, Raster paper)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        for (int row = 0; row < paper.Height; row++)
        {
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
    }

    private static void Divide(Raster picture, Raster paper, int block, Raster ink)
    {
        (int Before, int After, float Along)[] columns = ArrayPool<(int, int, float)>.Shared.Rent(picture.Width);
        for (int x = 0; x < picture.Width; x++) columns[x] = Between(x, block, paper.Width);
        for (int y = 0; y < picture.Height; y++)
        {
            (int above, int below, float down) = Between(y, block, paper.Height);
            Span<byte> upper = paper.Row(above);
            Span<byte> lower = paper.Row(below);
            Span<byte> source = picture.Row(y);
            Span<byte> target = ink.Row(y);
            for (int x = 0; x < source.Length; x++)
            {
                (int before, int after, float along) = columns[x];
                float level = Mix(Mix(upper[before], upper[after], along), Mix(lower[before], lower[after], along), down);
                float taken = (level - source[x]) / Math.Max(1, level);
                target[x] = (byte)Math.Clamp(PaperLevel + (byte.MaxValue - PaperLevel) * taken + 0.5f, 0, byte.MaxValue);
            }
        }

        ArrayPool<(int, int, float)>.Shared.Return(columns);
    }

    /// <summary>
    /// The two blocks whose middles a pixel lies between, and how far it is from the first to the second: 0 .. 1, beyond at the edges.
    /// </summary>
    private static (int First, int Second, float Part) Between(int pixel, int block, int blocks)
    {
        if (blocks == 1) return (0, 0, 0);

        float place = (pixel + 0.5f) / block - 0.5f;
        int first = Math.Clamp((int)MathF.Floor(place), 0, blocks - 2);
        return (first, first + 1, place - first);
    }

    private static float Mix(float first, float second, float part) => first + (second - first) * part;
}
