namespace DigitTools.Core.Imaging.Layout;

/// <summary>Brings ink into the layout of MNIST.</summary>
internal static class MnistFrame
{
    /// <summary>Pixels of the longer side at which thickness is measured and changed: 4 for each one of the result.</summary>
    private const int FineSide = 4 * MnistLayout.BoxSide;

    /// <summary>Pixels left free around the strokes so that they have room to grow.</summary>
    private const int Margin = 8;

    /// <summary>A digit up to this many pixels large is brought into the box in one step, so that it stays sharp.</summary>
    private const int SmallSide = 26;

    /// <summary>Fine pixels: thinner strokes are thickened to this. Of the strokes of MNIST nine in ten are thicker.</summary>
    private const double ThinnestStroke = 8.4;

    /// <summary>Writes the digit.</summary>
    /// <param name="ink">Ink 255 on paper 0.</param>
    /// <param name="box">The tight box around the digit.</param>
    /// <param name="digit">784 bytes.</param>
    public static void Fit(Raster ink, PixelBox box, Span<byte> digit)
    {
        if (box.LongerSide <= SmallSide && StrokeThickness.Measure(ink) * FineSide >= ThinnestStroke * box.LongerSide)
        {
            Place(ink, box, digit);
            return;
        }

        (int width, int height) = Inside(box, FineSide);
        Span<byte> pixels = stackalloc byte[(FineSide + 2 * Margin) * (FineSide + 2 * Margin)];
        Span<byte> scratch = stackalloc byte[pixels.Length];
        var reduced = new Raster(width, height, scratch);
        Resampling.Resample(ink, box, reduced);
        InkScale.Restore(reduced);

        var fine = new Raster(width + 2 * Margin, height + 2 * Margin, pixels);
        fine.Pixels.Clear();
        for (int y = 0; y < height; y++) reduced.Row(y).CopyTo(fine.Row(y + Margin)[Margin..]);
        double missing = ThinnestStroke - StrokeThickness.Measure(fine);
        if (missing > 1) StrokeThickness.Thicken(fine, new Raster(fine.Width, fine.Height, scratch), (int)Math.Round(missing / 2));
        // What is pale all over has no pixel nearer to ink than to paper.
        var thick = PixelBox.Above(fine, 127);
        Place(fine, thick.IsEmpty ? new PixelBox(0, 0, fine.Width, fine.Height) : thick, digit);
    }

    private static void Place(Raster ink, PixelBox box, Span<byte> digit)
    {
        (int width, int height) = Inside(box, MnistLayout.BoxSide);
        Span<byte> pixels = stackalloc byte[MnistLayout.BoxSide * MnistLayout.BoxSide];
        var small = new Raster(width, height, pixels);
        Resampling.Resample(ink, box, small);
        InkScale.Restore(small);

        (double x, double y) = MnistLayout.CentreOfMass(small);
        int left = Math.Clamp((int)Math.Round(MnistLayout.Centre - x), 0, DigitShape.Side - width);
        int top = Math.Clamp((int)Math.Round(MnistLayout.Centre - y), 0, DigitShape.Side - height);
        var target = new Raster(DigitShape.Side, DigitShape.Side, digit);
        target.Pixels.Clear();
        for (int row = 0; row < height; row++) small.Row(row).CopyTo(target.Row(top + row)[left..]);
    }

    /// <summary>The size of a box when its longer side gets a length; no side vanishes.</summary>
    private static (int Width, int Height) Inside(PixelBox box, int side)
    {
        double scale = (double)side / box.LongerSide;
        return (Math.Max(1, (int)Math.Round(box.Width * scale)), Math.Max(1, (int)Math.Round(box.Height * scale)));
    }
}
