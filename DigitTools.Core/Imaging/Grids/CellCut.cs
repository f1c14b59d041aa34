namespace DigitTools.Core.Imaging.Grids;

/// <summary>Cuts cells out of a straightened sheet: their ink alone, without the rules around them.</summary>
internal sealed class CellCut
{
    /// <summary>A rule is looked for so far from where it is expected, in shares of a cell.</summary>
    private const float RuleReach = 0.1f;

    /// <summary>Ink is as strong as this, at least; as this share of the cell's strongest; as that of the sheet's.</summary>
    private const int LeastInk = 18;
    private const float ShareOfCell = 0.35f, ShareOfSheet = 0.18f;

    /// <summary>A cell has ink if its strongest is this share of that of the sheet.</summary>
    private const float ShareOfWritten = 0.3f;

    private readonly BytePlane _ink;
    private readonly IReadOnlyList<PixelBox> _boxes;
    private readonly float _cell;
    private readonly int _strongest;

    /// <summary>Makes one.</summary>
    /// <param name="ink">The sheet: 0 paper .. 255 black.</param>
    /// <param name="boxes">Its cells, from the middles of their rules.</param>
    /// <param name="cell">Pixels of a usual cell's shorter side.</param>
    public CellCut(BytePlane ink, IReadOnlyList<PixelBox> boxes, float cell)
    {
        (_ink, _boxes, _cell) = (ink, boxes, cell);
        int[] strengths = [.. boxes.Select(box => Strength(CellRules.Inside(_ink, box, Reach))).Order()];
        _strongest = strengths[(int)(0.9 * (strengths.Length - 1))];
    }

    private int Reach => Math.Max(2, (int)(RuleReach * _cell));

    /// <summary>A cell alone: dark ink, everything else exactly white.</summary>
    /// <param name="place">Which box.</param>
    /// <param name="hasInk">Whether anything is written in it, by what is written in the others.</param>
    public GrayPicture Cell(int place, out bool hasInk)
    {
        PixelBox inner = CellRules.Inside(_ink, _boxes[place], Reach);
        int strength = Strength(inner);
        byte level = (byte)Math.Max(LeastInk, Math.Max(ShareOfCell * strength, ShareOfSheet * _strongest));
        BytePlane cell = CellRules.Erase(_ink, _boxes[place], inner, level);
        hasInk = strength >= ShareOfWritten * _strongest && CellPieces.Keep(cell, level, inner with
        {
            Left = inner.Left - _boxes[place].Left,
            Right = inner.Right - _boxes[place].Left,
            Top = inner.Top - _boxes[place].Top,
            Bottom = inner.Bottom - _boxes[place].Top,
        });
        if (!hasInk) Array.Clear(cell.Pixels);
        foreach (ref byte pixel in cell.Pixels.AsSpan()) pixel = (byte)~pixel;
        return new GrayPicture(cell.Width, cell.Height, cell.Pixels);
    }

    /// <summary>The level that one pixel in a hundred of a cell exceeds.</summary>
    private int Strength(PixelBox box)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        for (int y = box.Top; y < box.Bottom; y++) Histogram.Add(_ink.Row(y)[box.Left..box.Right], counts);
        return Histogram.Percentile(counts, 0.99);
    }
}
