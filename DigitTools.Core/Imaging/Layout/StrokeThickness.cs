namespace DigitTools.Core.Imaging.Layout;

/// <summary>Measures how thick strokes are, and thickens those that would vanish when the picture is made small.</summary>
internal static class StrokeThickness
{
    /// <summary>The mean thickness in pixels: twice the area for each pixel of outline. 0 if there is no ink.</summary>
    /// <param name="ink">Ink 255 on paper 0, with soft edges; nothing on its border.</param>
    public static double Measure(Raster ink)
    {
        long area = 0;
        double outline = 0;
        for (int y = 0; y < ink.Height - 1; y++)
        {
            Span<byte> row = ink.Row(y);
            Span<byte> below = ink.Row(y + 1);
            for (int x = 0; x < row.Length - 1; x++)
            {
                area += row[x];
                int across = row[x + 1] - row[x];
                int down = below[x] - row[x];
                if ((across | down) != 0) outline += Math.Sqrt(across * across + down * down);
            }
        }

        return outline == 0 ? 0 : 2 * area / outline;
    }

    /// <summary>
    /// Adds one pixel all around; every other step goes to the diagonal neighbours too, so that a dot grows into an octagon.
    /// </summary>
    /// <param name="ink">The picture; changed.</param>
    /// <param name="scratch">Same size, other memory.</param>
    /// <param name="steps">Pixels to add, at least 0.</param>
    public static void Thicken(Raster ink, Raster scratch, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            ink.Pixels.CopyTo(scratch.Pixels);
            bool diagonal = step % 2 == 1;
            for (int y = 0; y < ink.Height; y++)
                for (int x = 0; x < ink.Width; x++) ink.Row(y)[x] = Highest(scratch, x, y, diagonal);
        }
    }

    private static byte Highest(Raster raster, int x, int y, bool diagonal)
    {
        byte highest = 0;
        for (int row = Math.Max(0, y - 1); row <= Math.Min(raster.Height - 1, y + 1); row++)
        {
            int reach = diagonal || row == y ? 1 : 0;
            foreach (byte value in raster.Row(row)[Math.Max(0, x - reach)..Math.Min(raster.Width, x + reach + 1)])
                highest = Math.Max(highest, value);
        }

        return highest;
    }
}
