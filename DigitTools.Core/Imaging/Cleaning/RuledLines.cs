namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>
/// Takes away the straight lines of ruled and squared paper, of tables and frames, that run from edge to edge; strokes that cross them
/// stay.
/// </summary>
internal static class RuledLines
{
    /// <summary>Pixels: in a smaller picture the bar of a 7 may well run from edge to edge.</summary>
    private const int SmallestSide = 30;

    /// <summary>The lines of ruled and squared paper, and of frames.</summary>
    private static readonly RuleKind s_straight = new(Covered: 0.97, Thickest: 0.08, Wobble: 0, CutsStrokes: false);

    /// <summary>The margins and column lines of a book, drawn by pen.</summary>
    private static readonly RuleKind s_wavering = new(Covered: 0.85, Thickest: 0.13, Wobble: 1, CutsStrokes: true);

    /// <summary>The part of a line's length that has to be ink in a row at its soft edge, 0..1.</summary>
    private const double PartlyCovered = 0.7;

    /// <summary>Lines that are not thicker than this part of the picture are no strokes of a digit that fills it.</summary>
    private const double ThinRule = 0.025;

    /// <summary>No digit has this many straight strokes side by side.</summary>
    private const int ManyRules = 3;

    /// <summary>The middle of a digit is at most this far from the middle of the picture, as a part of its width and height.</summary>
    private const double CentralX = 0.25, CentralY = 0.1;

    /// <summary>A digit is at least this part of the picture tall.</summary>
    private const double DigitHeight = 0.5;

    /// <summary>Removes the lines in both directions.</summary>
    /// <param name="ink">Ink high, paper low; changed.</param>
    /// <param name="level">Levels above this one are ink.</param>
    /// <param name="paper">What removed ink becomes.</param>
    /// <returns>How many lines there were.</returns>
    public static int Remove(Raster ink, byte level, byte paper)
    {
        if (Math.Min(ink.Width, ink.Height) < SmallestSide) return 0;

        return Remove(ink, upright: false, level, paper) + Remove(ink, upright: true, level, paper);
    }

    private static int Remove(Raster ink, bool upright, byte level, byte paper)
    {
        var lines = new Lattice(ink, upright);
        Rules rules = Find(lines, level, s_straight);
        if (rules.Bands.Count < ManyRules && !rules.AreThin(ThinRule * ink.LongerSide))
        {
            // One or two thick lines may be strokes of a digit whose crop is tight. They are rules if the digit is complete without them.
            if (upright) rules = Find(lines, level, s_wavering);
            if (!LeaveADigit(rules, ink, upright, level, paper)) return 0;
        }

        Erase(lines, rules, level, paper);
        return rules.Bands.Count;
    }

    /// <summary>Finds the lines of the slope that has most of them.</summary>
    private static Rules Find(Lattice lines, byte level, RuleKind kind)
    {
        var bands = new List<Band>();
        Span<int> coverage = stackalloc int[lines.Count];
        double covers = kind.Covered * lines.Length, partlyCovers = PartlyCovered * lines.Length;
        if (lines.PlacesWithInk(level) < covers) return new Rules(kind, 0, bands);

        using var ink = new InkAlong(lines, level, kind.Wobble);
        int steps = Math.Max(1, (int)(lines.Length * Rules.Askew / Rules.SlopeStep));
        int best = 0, bestRise = 0;
        for (int step = -steps; step <= steps; step++)
        {
            ink.Cover(lines, step * Rules.SlopeStep, coverage);
            int covered = 0;
            foreach (int count in coverage)
            {
                if (count >= covers) covered++;
            }

            if (covered <= best) continue;

            best = covered;
            bestRise = step * Rules.SlopeStep;
        }

        if (best == 0) return new Rules(kind, 0, bands);

        ink.Cover(lines, bestRise, coverage);
        int thickest = Math.Max(Rules.SlopeStep, (int)(lines.Count * kind.Thickest)) + 2 * kind.Wobble;
        for (int i = 0; i < coverage.Length; i++)
        {
            if (coverage[i] < covers) continue;

            int first = i, last = i;
            while (first > 0 && coverage[first - 1] >= partlyCovers) first--;
            while (last + 1 < coverage.Length && coverage[last + 1] >= partlyCovers) last++;
            var band = new Band(first, last);
            if (last - first < thickest && (!kind.CutsStrokes || IsAtBothEnds(lines, band, bestRise, level))) bands.Add(band);
            i = last;
        }

        return new Rules(kind, bestRise, bands);
    }

    /// <summary>Lines come from outside the picture; the sides of a box in it do not.</summary>
    private static bool IsAtBothEnds(Lattice lines, Band band, int rise, byte level)
    {
        const int End = 3;
        return HasInk(lines, band, rise, level, 0, End) && HasInk(lines, band, rise, level, lines.Length - End, lines.Length);
    }

    private static bool HasInk(Lattice lines, Band band, int rise, byte level, int start, int end)
    {
        for (int along = start; along < end; along++)
        {
            int offset = lines.Offset(along, rise);
            for (int i = band.First + offset; i <= band.Last + offset; i++)
                if (lines.IsInk(i, along, level)) return true;
        }

        return false;
    }

    /// <summary>Whether a piece that may be all of the digit is left without the lines.</summary>
    private static bool LeaveADigit(Rules rules, Raster ink, bool upright, byte level, byte paper)
    {
        if (rules.Bands.Count == 0) return false;

        byte[] pixels = ink.Pixels.ToArray();
        var rest = new Raster(ink.Width, ink.Height, pixels);
        Erase(new Lattice(rest, upright), rules, level, paper);
        var pieces = new List<Component>();
        Components.Find(rest, level, new int[pixels.Length], new int[pixels.Length], pieces);
        foreach (Component piece in pieces)
            if (IsDigit(piece.Box, ink, upright)) return true;
        return false;
    }

    /// <summary>
    /// Tall, in the middle, and away from the edges; beside upright lines it may touch those at the sides, joined to its neighbours.
    /// </summary>
    private static bool IsDigit(PixelBox box, Raster ink, bool upright)
    {
        double x = (box.Left + box.Right) / (2.0 * ink.Width), y = (box.Top + box.Bottom) / (2.0 * ink.Height);
        bool free = box.Top > 0 && box.Bottom < ink.Height && (upright || (box.Left > 0 && box.Right < ink.Width));
        return free && box.Height >= DigitHeight * ink.Height && Math.Abs(x - 0.5) < CentralX && Math.Abs(y - 0.5) < CentralY;
    }

    private static void Erase(Lattice lines, Rules rules, byte level, byte paper)
    {
        foreach (Band band in rules.Bands) Erase(lines, band, rules, level, paper);
    }

    /// <summary>
    /// Clears a line except where a stroke crosses it: there the ink goes on by more than the soft edge. A stroke that only touches a thick
    /// line is cut off there.
    /// </summary>
    private static void Erase(Lattice lines, Band band, Rules rules, byte level, byte paper)
    {
        const int SoftEdge = 1;
        for (int along = 0; along < lines.Length; along++)
        {
            int offset = lines.Offset(along, rules.Rise);
            int from = band.First + offset, to = band.Last + offset;
            int top = from, bottom = to;
            while (top > 0 && top > from - SoftEdge - 2 && lines.IsInk(top - 1, along, level)) top--;
            while (bottom < lines.Count - 1 && bottom < to + SoftEdge + 2 && lines.IsInk(bottom + 1, along, level)) bottom++;
            bool above = top < from - SoftEdge, below = bottom > to + SoftEdge;
            if ((above && below) || ((above || below) && !rules.Kind.CutsStrokes)) continue;

            int first = above ? from : top - SoftEdge, last = below ? to : bottom + SoftEdge;
            for (int i = Math.Max(0, first); i <= Math.Min(lines.Count - 1, last); i++) lines[i, along] = Math.Min(lines[i, along], paper);
        }
    }
}
