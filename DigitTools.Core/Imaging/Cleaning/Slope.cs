namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>A plane through the levels of paper: light that falls off evenly to one side.</summary>
/// <param name="Level">The level at the first pixel.</param>
/// <param name="Across">By how many levels the paper gets lighter from one column to the next; negative if it gets darker.</param>
/// <param name="Down">By how many levels the paper gets lighter from one row to the next; negative if it gets darker.</param>
internal readonly record struct Slope(double Level, double Across, double Down)
{
    /// <summary>How often the plane is fitted; each fit leaves out what lay too far below the one before.</summary>
    private const int Fits = 6;

    /// <summary>Levels: in the last fit, a place that lies farther below the plane is ink.</summary>
    private const double InkDepth = 6;

    /// <summary>The level of the plane at a pixel.</summary>
    public double At(int x, int y) => Level + Across * x + Down * y;

    /// <summary>Fits a plane to paper by least squares.</summary>
    /// <param name="paper">Levels of paper, with some darker places.</param>
    public static Slope Fit(Raster paper)
    {
        var slope = new Slope(byte.MaxValue, 0, 0);
        double depth = byte.MaxValue;
        for (int i = 0; i < Fits; i++)
        {
            slope = slope.Refit(paper, depth);
            depth = Math.Max(InkDepth, depth / 3);
        }

        return slope;
    }

    private Slope Refit(Raster paper, double depth)
    {
        double count = 0, sumX = 0, sumY = 0, sumLevel = 0, xx = 0, xy = 0, yy = 0, xLevel = 0, yLevel = 0;
        for (int y = 0; y < paper.Height; y++)
        {
            for (int x = 0; x < paper.Width; x++)
            {
                double level = paper.Row(y)[x];
                if (level < At(x, y) - depth) continue;

                count++;
                sumX += x;
                sumY += y;
                sumLevel += level;
                xx += x * x;
                xy += x * y;
                yy += y * y;
                xLevel += x * level;
                yLevel += y * level;
            }
        }

        if (count == 0) return this;

        // Sums about the mean, then the two equations for the two slopes.
        xx -= sumX * sumX / count;
        xy -= sumX * sumY / count;
        yy -= sumY * sumY / count;
        xLevel -= sumX * sumLevel / count;
        yLevel -= sumY * sumLevel / count;
        double determinant = xx * yy - xy * xy;
        if (determinant < 1) return new Slope(sumLevel / count, 0, 0);

        double across = (xLevel * yy - yLevel * xy) / determinant;
        double down = (yLevel * xx - xLevel * xy) / determinant;
        return new Slope((sumLevel - across * sumX - down * sumY) / count, across, down);
    }
}
