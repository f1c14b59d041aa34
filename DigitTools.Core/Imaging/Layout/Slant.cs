namespace DigitTools.Core.Imaging.Layout;

/// <summary>Straightens ink that leans further than is usual in MNIST: copybooks once taught a slant of 30 to 40 degrees.</summary>
/// <remarks>
/// The slant by the second moments of the ink, as for the deslanted digits in Y. LeCun et al., "Gradient-based learning applied to document
/// recognition", 1998; only what is too much of it is taken away.
/// </remarks>
internal static class Slant
{
    /// <summary>Pixels sideways per pixel of height: what leans less, as most digits of MNIST do, is left as it is.</summary>
    private const double Usual = 0.25;

    /// <summary>Pixels sideways per pixel of height that are taken away at most: what leans further is no digit's slant.</summary>
    private const double Most = 1;

    /// <summary>How far ink leans, pixels to the right per pixel upwards; 0 for a level line.</summary>
    /// <param name="ink">Ink high on paper 0.</param>
    /// <param name="box">Where to look.</param>
    public static double Measure(Raster ink, PixelBox box)
    {
        double mass = 0, x = 0, y = 0, xy = 0, yy = 0;
        for (int row = 0; row < box.Height; row++)
        {
            long sum = 0, moment = 0;
            ReadOnlySpan<byte> pixels = ink.Row(box.Top + row)[box.Left..box.Right];
            for (int column = 0; column < pixels.Length; column++)
            {
                sum += pixels[column];
                moment += pixels[column] * column;
            }

            mass += sum;
            x += moment;
            y += (double)sum * row;
            xy += (double)moment * row;
            yy += (double)sum * row * row;
        }

        if (mass == 0) return 0;
        double spread = yy - y * y / mass;
        return spread < mass ? 0 : -(xy - x * y / mass) / spread;
    }

    /// <summary>What is to be taken away of a slant, pixels to the right per pixel upwards; 0 if it is usual.</summary>
    public static double Excess(double slant) => Math.Clamp(slant - Math.Clamp(slant, -Usual, Usual), -Most, Most);

    /// <summary>Columns that a box of ink has when it was straightened.</summary>
    public static int Width(PixelBox box, double excess) => box.Width + (int)Math.Ceiling(Math.Abs(excess) * box.Height) + 1;

    /// <summary>Moves each row sideways, by parts of a pixel.</summary>
    /// <param name="ink">Ink high on paper 0.</param>
    /// <param name="box">The ink to take.</param>
    /// <param name="excess">Pixels to the left per pixel upwards.</param>
    /// <param name="straight">Takes the box: as many rows, and columns as <see cref="Width"/> says; other memory.</param>
    public static void Straighten(Raster ink, PixelBox box, double excess, Raster straight)
    {
        straight.Pixels.Clear();
        for (int row = 0; row < box.Height; row++)
        {
            double move = excess > 0 ? excess * row : -excess * (box.Height - 1 - row);
            int whole = (int)move, part = (int)((move - whole) * 256);
            ReadOnlySpan<byte> from = ink.Row(box.Top + row)[box.Left..box.Right];
            Span<byte> to = straight.Row(row).Slice(whole, from.Length + 1);
            int before = 0;
            for (int column = 0; column < from.Length; column++)
            {
                to[column] = (byte)((before * part + from[column] * (256 - part) + 128) >> 8);
                before = from[column];
            }

            to[from.Length] = (byte)((before * part + 128) >> 8);
        }
    }
}
