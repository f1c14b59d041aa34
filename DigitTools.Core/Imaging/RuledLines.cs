namespace DigitTools.Core.Imaging;

/// <summary>Takes away the straight lines of ruled and squared paper, of tables and frames, that run from edge to edge; strokes that cross them stay.</summary>
internal static class RuledLines
{
    /// <summary>Pixels: in a smaller picture the bar of a 7 may well run from edge to edge.</summary>
    private const int SmallestSide = 32;

    /// <summary>Of a line's length, the part that has to be ink.</summary>
    private const double Covered = 0.97;

    /// <summary>The same for a row at the soft edge of a line.</summary>
    private const double PartlyCovered = 0.7;

    /// <summary>A line may be this part of the picture thick.</summary>
    private const double Thickest = 0.08;

    /// <summary>A line may rise or fall by this part of its length: paper lies a little askew.</summary>
    private const double Askew = 0.04;

    /// <summary>Pixels by which the slopes that are tried differ at the ends of a line.</summary>
    private const int SlopeStep = 2;

    /// <summary>Removes the lines in both directions.</summary>
    /// <param name="ink">Ink high, paper low; changed.</param>
    /// <param name="level">Above it is ink.</param>
    /// <param name="paper">What removed ink becomes.</param>
    /// <returns>How many lines there were.</returns>
    public static int Remove(Plane ink, byte level, byte paper)
    {
        if (Math.Min(ink.Width, ink.Height) < SmallestSide) return 0;

        return Remove(new Lattice(ink, upright: false), level, paper) + Remove(new Lattice(ink, upright: true), level, paper);
    }

    private static int Remove(Lattice lines, byte level, byte paper)
    {
        Span<int> coverage = stackalloc int[lines.Count];
        double covers = Covered * lines.Length, partlyCovers = PartlyCovered * lines.Length;
        if (lines.PlacesWithInk(level) < covers) return 0;

        int steps = Math.Max(1, (int)(lines.Length * Askew / SlopeStep));
        int best = 0, bestRise = 0;
        for (int step = -steps; step <= steps; step++)
        {
            Cover(lines, step * SlopeStep, level, coverage);
            int covered = 0;
            foreach (int count in coverage)
            {
                if (count >= covers) covered++;
            }

            if (covered <= best) continue;

            best = covered;
            bestRise = step * SlopeStep;
        }

        if (best == 0) return 0;

        Cover(lines, bestRise, level, coverage);
        int thickest = Math.Max(SlopeStep, (int)(lines.Count * Thickest));
        int removed = 0;
        for (int i = 0; i < coverage.Length; i++)
        {
            if (coverage[i] < covers) continue;

            int first = i, last = i;
            while (first > 0 && coverage[first - 1] >= partlyCovers) first--;
            while (last + 1 < coverage.Length && coverage[last + 1] >= partlyCovers) last++;
            if (last - first < thickest)
            {
                Erase(lines, first, last, bestRise, level, paper);
                removed++;
            }

            i = last;
        }

        return removed;
    }

    /// <summary>Counts the ink along each line of a slope.</summary>
    private static void Cover(Lattice lines, int rise, byte level, Span<int> coverage)
    {
        coverage.Clear();
        for (int along = 0; along < lines.Length; along++)
        {
            int offset = lines.Offset(along, rise);
            for (int i = Math.Max(0, -offset); i < Math.Min(lines.Count, lines.Count - offset); i++)
                if (lines[i + offset, along] > level) coverage[i]++;
        }
    }

    /// <summary>Clears a line where nothing crosses it: where the ink goes on by more than its soft edge, a stroke does.</summary>
    private static void Erase(Lattice lines, int first, int last, int rise, byte level, byte paper)
    {
        const int SoftEdge = 1;
        for (int along = 0; along < lines.Length; along++)
        {
            int offset = lines.Offset(along, rise);
            int from = first + offset, to = last + offset;
            int top = from, bottom = to;
            while (top > 0 && top > from - SoftEdge - 2 && lines.IsInk(top - 1, along, level)) top--;
            while (bottom < lines.Count - 1 && bottom < to + SoftEdge + 2 && lines.IsInk(bottom + 1, along, level)) bottom++;
            if (top < from - SoftEdge || bottom > to + SoftEdge) continue;

            for (int i = Math.Max(0, top - SoftEdge); i <= Math.Min(lines.Count - 1, bottom + SoftEdge); i++) lines[i, along] = Math.Min(lines[i, along], paper);
        }
    }

    /// <summary>The rows of a picture, or its columns.</summary>
    private readonly ref struct Lattice(Plane plane, bool upright)
    {
        private readonly Plane _plane = plane;
        private readonly bool _upright = upright;

        public int Count => _upright ? _plane.Width : _plane.Height;

        public int Length => _upright ? _plane.Height : _plane.Width;

        public ref byte this[int line, int along] =>
            ref _plane.Pixels[_upright ? (along * _plane.Width) + line : (line * _plane.Width) + along];

        /// <summary>How many places along the lines have ink on any of them: no line has more. A digit alone on its paper leaves too few.</summary>
        public int PlacesWithInk(byte level)
        {
            int places = 0;
            if (_upright)
            {
                for (int y = 0; y < _plane.Height; y++)
                {
                    if (_plane.Row(y).ContainsAnyExceptInRange((byte)0, level)) places++;
                }

                return places;
            }

            Span<byte> highest = stackalloc byte[_plane.Width];
            highest.Clear();
            for (int y = 0; y < _plane.Height; y++)
            {
                Span<byte> row = _plane.Row(y);
                for (int x = 0; x < row.Length; x++) highest[x] = Math.Max(highest[x], row[x]);
            }

            foreach (byte ink in highest)
            {
                if (ink > level) places++;
            }

            return places;
        }

        public bool IsInk(int line, int along, byte level) => line >= 0 && line < Count && this[line, along] > level;

        /// <summary>How far a line that rises by so many pixels over its whole length is from its middle, at a place along it.</summary>
        public int Offset(int along, int rise) => (int)MathF.Round(rise * (((along + 0.5f) / Length) - 0.5f));
    }
}
