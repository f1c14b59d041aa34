using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Preprocessing;

/// <summary>Measures the ink of a reading.</summary>
internal static class InkMeasure
{
    /// <summary>What is less than this part of a ring's height is not the digit in it.</summary>
    public const double LeastEnclosed = 0.1;

    /// <summary>A character is at least this part of the tallest one's height.</summary>
    private const double CharacterHeight = 0.45;

    /// <summary>Of more pieces it is not measured how far they are from each other: each would be held against each.</summary>
    private const int ManyPieces = 64;

    /// <summary>Levels from paper, after the background is removed, to black ink.</summary>
    private const float Range = byte.MaxValue - Background.PaperLevel;

    /// <summary>Measures.</summary>
    /// <param name="view">The ink of the view.</param>
    /// <param name="kept">One for paper, false, and one for each piece.</param>
    /// <param name="distances">As many as pixels; memory to work in.</param>
    public static InkFacts Of(ViewInk view, ReadOnlySpan<bool> kept, Span<int> distances)
    {
        Raster ink = view.Work;
        InkLevels levels = view.Levels;
        List<Component> pieces = view.Pieces;
        double all = 0, keptMass = 0, whole = 0;
        int count = 0;
        var box = new PixelBox(ink.Width, ink.Height, 0, 0);
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Peak < levels.Edge) continue;

            all += pieces[i].Mass;
            if (kept[i + 1])
            {
                keptMass += pieces[i].Mass;
                count++;
                box = box.With(pieces[i].Box);
            }
            else if (pieces[i].EdgesTouched == 0)
            {
                whole += pieces[i].Mass;
            }
        }

        int edges = (box.Left == 0 ? 1 : 0) + (box.Top == 0 ? 1 : 0);
        edges += (box.Right == ink.Width ? 1 : 0) + (box.Bottom == ink.Height ? 1 : 0);
        var outline = Outline.Of(view.Labels, kept, box, distances);
        float thickness = 2f * outline.Area / MathF.Max(1, outline.Length);
        var shape = InkShape.Of(view.Labels, kept, box, MathF.Max(1, thickness));
        float longer = Math.Max(1, box.LongerSide);
        bool upright = box.Height >= box.Width;
        return new InkFacts
        {
            Kept = (float)(keptMass / Math.Max(1, all)),
            LeftOutWhole = (float)(whole / Math.Max(1, all)),
            EdgeContact = outline.Contact / MathF.Max(1, outline.Length),
            Edges = edges,
            Crossing = Crossing(ink, box),
            Thickness = thickness / longer,
            Widest = 2 * outline.Deepest / longer,
            Solidity = (float)outline.Area / Math.Max(1, box.Area),
            Hollowed = MathF.Max(0, Dark(view, box) - (float)outline.Area) / Math.Max(1, box.Area),
            Bend = shape.Bend,
            Boxed = shape.Boxed,
            Gap = count > ManyPieces ? 0 : Gap(pieces, levels, kept) / longer,
            Rules = view.Rules,
            Enclosed = Enclosed(pieces, levels),
            Contrast = (levels.Full - levels.Paper) / Range,
            Noise = (float)(levels.Noise - levels.Paper) / Math.Max(1, levels.Full - levels.Paper),
            Aspect = MathF.Log2((float)Math.Max(1, box.Width) / Math.Max(1, box.Height)),
            Size = longer / (upright ? ink.Height : ink.Width),
            OffMiddle = MathF.Max(Off(box.Left + box.Right, ink.Width), Off(box.Top + box.Bottom, ink.Height)),
            Pieces = count,
            Characters = Characters(pieces, levels),
            LongerSide = box.LongerSide,
        };
    }

    /// <summary>Counts the pieces that are tall and stand free; marks them, if asked to.</summary>
    public static int Characters(List<Component> pieces, InkLevels levels, List<int>? found = null)
    {
        int tallest = 0;
        foreach (Component piece in pieces)
            if (IsFree(piece, levels)) tallest = Math.Max(tallest, piece.Box.Height);
        int count = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (!IsFree(pieces[i], levels) || pieces[i].Box.Height < CharacterHeight * tallest) continue;
            count++;
            found?.Add(i);
        }

        return count;
    }

    /// <summary>Pixels of a box that are nearer to ink than to paper in tone.</summary>
    private static int Dark(ViewInk view, PixelBox box)
    {
        int dark = 0;
        for (int y = box.Top; y < box.Bottom; y++)
        {
            foreach (byte tone in view.Tones.Row(y)[box.Left..Math.Max(box.Left, box.Right)])
                if (tone <= view.DarkTone) dark++;
        }

        return dark;
    }

    private static int Gap(List<Component> pieces, InkLevels levels, ReadOnlySpan<bool> kept)
    {
        int farthest = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (!kept[i + 1] || pieces[i].Peak < levels.Edge) continue;

            int nearest = int.MaxValue;
            for (int j = 0; j < pieces.Count; j++)
            {
                if (j != i && kept[j + 1] && pieces[j].Peak >= levels.Edge)
                    nearest = Math.Min(nearest, pieces[i].Box.DistanceTo(pieces[j].Box));
            }

            if (nearest < int.MaxValue) farthest = Math.Max(farthest, nearest);
        }

        return farthest;
    }

    private static int Enclosed(List<Component> pieces, InkLevels levels)
    {
        if (pieces.Count == 0) return 0;

        PixelBox largest = pieces[Components.Largest(pieces)].Box;
        int count = 0;
        foreach (Component piece in pieces)
        {
            bool isInk = piece.Peak >= levels.Edge && piece.Box.Height >= LeastEnclosed * largest.Height;
            if (isInk && largest.Holds(piece.Box)) count++;
        }

        return count;
    }

    private static bool IsFree(Component piece, InkLevels levels) => piece.Peak >= levels.Edge && piece.EdgesTouched == 0;

    private static float Off(int twiceMiddle, int side) => MathF.Abs(twiceMiddle / (float)side - 1);

    private static float Crossing(Raster ink, PixelBox box)
    {
        float across = box.Left == 0 && box.Right == ink.Width ? 1 - (float)box.Height / ink.Height : 0;
        float down = box.Top == 0 && box.Bottom == ink.Height ? 1 - (float)box.Width / ink.Width : 0;
        return MathF.Max(across, down);
    }
}
