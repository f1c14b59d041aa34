namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>
/// Takes away printed boxes around a digit, or alone, that lie inside the picture; those that reach its edges are <see cref="RuledLines"/>.
/// </summary>
internal static class Frames
{
    /// <summary>Pixels: a smaller box may well be a 0.</summary>
    private const int SmallestSide = 32;

    /// <summary>How far from the edge of the box the ink of a side may lie, as a part of the box: frames lie a little askew.</summary>
    private const double Depth = 0.06;

    /// <summary>The part of a side's length that has to be ink, 0..1; a 0, with its round corners, has less.</summary>
    private const double Covered = 0.97;

    /// <summary>Removes the frames among pieces of ink, with the lines between their cells.</summary>
    /// <param name="ink">Ink high, paper low; changed.</param>
    /// <param name="pieces">Its pieces.</param>
    /// <param name="level">Levels above this one are ink.</param>
    /// <param name="paper">What removed ink becomes.</param>
    /// <returns>Whether there was one; the pieces are then others.</returns>
    public static bool Remove(Raster ink, List<Component> pieces, byte level, byte paper)
    {
        bool removed = false;
        foreach (Component piece in pieces)
            if (HasFourSides(ink, piece.Box, level) && RemoveSides(ink, piece.Box, level, paper)) removed = true;
        return removed;
    }

    /// <summary>A quick check along the edges of the box, which only frames pass.</summary>
    private static bool HasFourSides(Raster ink, PixelBox box, byte level)
    {
        if (Math.Min(box.Width, box.Height) < SmallestSide) return false;

        int across = Math.Max(2, (int)(Depth * box.Width)), down = Math.Max(2, (int)(Depth * box.Height));
        return CoversRows(ink, box with { Bottom = box.Top + down }, level)
            && CoversRows(ink, box with { Top = box.Bottom - down }, level)
            && CoversColumns(ink, box with { Right = box.Left + across }, level)
            && CoversColumns(ink, box with { Left = box.Right - across }, level);
    }

    /// <summary>Whether nearly each column of a flat strip has ink in it.</summary>
    private static bool CoversRows(Raster ink, PixelBox strip, byte level)
    {
        int covered = 0;
        for (int x = strip.Left; x < strip.Right; x++)
        {
            for (int y = strip.Top; y < strip.Bottom; y++)
            {
                if (ink.Row(y)[x] <= level) continue;

                covered++;
                break;
            }
        }

        return covered >= Covered * strip.Width;
    }

    /// <summary>Whether nearly each row of an upright strip has ink in it.</summary>
    private static bool CoversColumns(Raster ink, PixelBox strip, byte level)
    {
        int covered = 0;
        for (int y = strip.Top; y < strip.Bottom; y++)
            if (ink.Row(y)[strip.Left..strip.Right].ContainsAnyExceptInRange((byte)0, level)) covered++;
        return covered >= Covered * strip.Height;
    }

    private static bool RemoveSides(Raster ink, PixelBox box, byte level, byte paper)
    {
        var inside = new Raster(box.Width, box.Height, new byte[box.Width * box.Height]);
        for (int y = 0; y < box.Height; y++) ink.Row(box.Top + y)[box.Left..box.Right].CopyTo(inside.Row(y));
        if (!RuledLines.RemoveFrame(inside, level, paper)) return false;

        // Its soft edge lies outside the box.
        var edge = new PixelBox(
            Math.Max(0, box.Left - 1),
            Math.Max(0, box.Top - 1),
            Math.Min(ink.Width, box.Right + 1),
            Math.Min(ink.Height, box.Bottom + 1));
        for (int y = edge.Top; y < edge.Bottom; y++)
            foreach (ref byte pixel in ink.Row(y)[edge.Left..edge.Right]) pixel = Math.Min(pixel, paper);
        for (int y = 0; y < box.Height; y++) inside.Row(y).CopyTo(ink.Row(box.Top + y)[box.Left..box.Right]);
        return true;
    }
}
