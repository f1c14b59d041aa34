namespace DigitTools.Core.Imaging.Grids;

/// <summary>The rules around a cell: how far they reach into it, and how they are taken out.</summary>
internal static class CellRules
{
    /// <summary>A row or column belongs to a rule if as much of it is inked, in shares of the most and 0..1.</summary>
    private const float Inked = 0.3f, LeastInked = 0.4f;

    /// <summary>The level from which on a rule is inked.</summary>
    private const byte Level = 24;

    /// <summary>What is within the rules of a cell: at least one pixel.</summary>
    /// <param name="ink">The sheet: 0 paper .. 255 black.</param>
    /// <param name="box">The cell, from the middles of its rules.</param>
    /// <param name="reach">A rule is at most so many pixels from there.</param>
    public static PixelBox Inside(BytePlane ink, PixelBox box, int reach)
    {
        int top = Thickness(i => Row(ink, box, box.Top + i), reach, box.Height);
        int bottom = Thickness(i => Row(ink, box, box.Bottom - 1 - i), reach, box.Height);
        int left = Thickness(i => Column(ink, box, box.Left + i), reach, box.Width);
        int right = Thickness(i => Column(ink, box, box.Right - 1 - i), reach, box.Width);
        return new PixelBox(box.Left + left, box.Top + top, box.Right - right, box.Bottom - bottom);
    }

    /// <summary>The ink of a cell without its rules. Strokes that go through a rule are kept as far as they do.</summary>
    /// <param name="ink">The sheet.</param>
    /// <param name="box">The cell, from the middles of its rules.</param>
    /// <param name="inner">What is within its rules.</param>
    /// <param name="level">From this level on there is ink.</param>
    /// <returns>As large as the box.</returns>
    public static BytePlane Erase(BytePlane ink, PixelBox box, PixelBox inner, byte level)
    {
        var cell = new BytePlane(box.Width, box.Height);
        for (int y = box.Top; y < box.Bottom; y++)
        {
            ReadOnlySpan<byte> source = ink.Row(y);
            Span<byte> target = cell.Row(y - box.Top);
            bool isBetween = y >= inner.Top && y < inner.Bottom;
            for (int x = box.Left; x < box.Right; x++)
            {
                bool isInside = isBetween && x >= inner.Left && x < inner.Right;
                if (isInside || Continues(ink, box, inner, x, y, level)) target[x - box.Left] = source[x];
            }
        }

        return cell;
    }

    /// <summary>Whether ink of the cell goes on through its rule here: there is some before it and behind it.</summary>
    private static bool Continues(BytePlane ink, PixelBox box, PixelBox inner, int x, int y, byte level)
    {
        bool isBeside = y >= inner.Top && y < inner.Bottom, isAbove = x >= inner.Left && x < inner.Right;
        if (isBeside == isAbove) return false;
        if (isAbove)
        {
            (int before, int behind) = y < inner.Top
                ? (inner.Top, 2 * box.Top - inner.Top - 1)
                : (inner.Bottom - 1, 2 * box.Bottom - inner.Bottom);
            return IsInk(ink, x, before, level) && IsInk(ink, x, behind, level);
        }

        (int first, int second) = x < inner.Left
            ? (inner.Left, 2 * box.Left - inner.Left - 1)
            : (inner.Right - 1, 2 * box.Right - inner.Right);
        return IsInk(ink, first, y, level) && IsInk(ink, second, y, level);
    }

    private static bool IsInk(BytePlane ink, int x, int y, byte level) =>
        x >= 0 && y >= 0 && x < ink.Width && y < ink.Height && ink.Pixels[y * ink.Width + x] >= level;

    /// <summary>Rows or columns from a rule's middle on that belong to it, and one for its edge.</summary>
    /// <param name="inked">How much of each is inked, 0..1.</param>
    /// <param name="reach">As many are looked at, if the cell is large enough.</param>
    /// <param name="side">Rows or columns of the cell; something is left between two rules.</param>
    private static int Thickness(Func<int, float> inked, int reach, int side)
    {
        int clearest = 0, most = (side - 1) / 2;
        reach = Math.Min(reach, (side - 1) / 3);
        for (int i = 1; i <= reach / 2; i++)
            if (inked(i) > inked(clearest)) clearest = i;
        float least = Math.Max(LeastInked, Inked * inked(clearest));
        if (inked(clearest) < least) return Math.Min(1, most);

        // A stroke that lies along a rule is none.
        int last = clearest;
        while (last < reach && inked(last + 1) >= least) last++;
        return Math.Min(last + 2, most);
    }

    private static float Row(BytePlane ink, PixelBox box, int y)
    {
        int count = 0;
        ReadOnlySpan<byte> row = ink.Row(y)[box.Left..box.Right];
        foreach (byte level in row)
            if (level >= Level) count++;
        return (float)count / row.Length;
    }

    private static float Column(BytePlane ink, PixelBox box, int x)
    {
        int count = 0;
        for (int y = box.Top; y < box.Bottom; y++)
            if (ink.Pixels[y * ink.Width + x] >= Level) count++;
        return (float)count / box.Height;
    }
}
