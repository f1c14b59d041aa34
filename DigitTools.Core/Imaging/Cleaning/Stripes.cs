namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>Paper that is light in one part and dark in the next, with the ink exchanged too: brings all of it to one tone.</summary>
internal static class Stripes
{
    /// <summary>The part of the rows, 0..1, in which the tone has to jump from one column to the next.</summary>
    private const double Jumping = 0.55;

    /// <summary>Levels: a larger difference is a jump.</summary>
    private const int Jump = 128;

    /// <summary>The darkest level of a light tone.</summary>
    private const int LightFrom = 128;

    /// <summary>A stripe without this part of the other tone in it has no ink on it: it is ink itself, the stem of a 1.</summary>
    private const double Inked = 0.03;

    /// <summary>A stripe is at least this part of the picture wide; strokes of a tight crop are thinner.</summary>
    private const double Narrowest = 0.4;

    /// <summary>Inverts the columns of each second stripe if there is ink on them.</summary>
    /// <param name="picture">0 black .. 255 white; changed.</param>
    public static void Unify(Raster picture)
    {
        int start = 0;
        bool other = false;
        for (int x = 1; x < picture.Width; x++)
        {
            if (!Jumps(picture, x)) continue;

            // The first stripe gives the tone, those after it alternate; a last one without an end may as well be a stroke at the edge.
            if (other && x - start >= Narrowest * picture.Width && HasBothTones(picture, start, x)) Invert(picture, start, x);
            other = !other;
            start = x;
        }
    }

    /// <summary>
    /// In the first and the last row there is paper, if it isn't a stroke that runs from edge to edge; most columns are found not to jump
    /// there.
    /// </summary>
    private static bool Jumps(Raster picture, int x)
    {
        if (!Jumps(picture, x, 0) || !Jumps(picture, x, picture.Height - 1)) return false;

        int jumps = 0;
        for (int y = 0; y < picture.Height; y++)
            if (Jumps(picture, x, y)) jumps++;
        return jumps > Jumping * picture.Height;
    }

    private static bool Jumps(Raster picture, int x, int y) => Math.Abs(picture.Row(y)[x] - picture.Row(y)[x - 1]) > Jump;

    private static bool HasBothTones(Raster picture, int left, int right)
    {
        int light = 0, pixels = (right - left) * picture.Height;
        for (int y = 0; y < picture.Height; y++)
        {
            foreach (byte pixel in picture.Row(y)[left..right])
                if (pixel >= LightFrom) light++;
        }

        return light >= Inked * pixels && light <= (1 - Inked) * pixels;
    }

    private static void Invert(Raster picture, int left, int right)
    {
        for (int y = 0; y < picture.Height; y++)
            foreach (ref byte pixel in picture.Row(y)[left..right]) pixel = (byte)~pixel;
    }
}
