using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>Draws digits by pen, and things that are no digit: letters, signs, scribbles, several digits, dirt.</summary>
internal static class Scribbler
{
    /// <summary>Counts the changes of what is drawn and of how it is worn: a training goes on only with the same.</summary>
    public const int Version = 4;

    /// <summary>The parts of the drawn digits that are printed, and that are written in a rare way, 0..1.</summary>
    private const float PrintedPart = 0.2f, RarePart = 0.25f;

    /// <summary>The part of what is written with a brush or a marker, 0..1.</summary>
    private const float BroadPart = 0.1f;

    private const int Side = DigitShape.Side;

    /// <summary>Digits that a picture on its side makes into something else.</summary>
    private static readonly int[] s_tellingUp = [2, 3, 4, 5, 6, 7, 9];

    /// <summary>Halves that are no digit: which digit, and the side that is lost, as in <see cref="WornPaper.Cut"/>.</summary>
    private static readonly (int Digit, int Side)[] s_halves =
        [(2, 0), (2, 1), (2, 2), (3, 1), (5, 0), (5, 1), (5, 3), (4, 3), (6, 1), (8, 1)];

    /// <summary>Draws a digit in one of the ways that people write or print it.</summary>
    /// <param name="picture">784 values, ink 1 on paper 0, in the layout of MNIST.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>Which digit it is.</returns>
    public static int DrawDigit(Span<float> picture, ref Random64 random)
    {
        int digit = random.NextInt32(DigitShape.ClassCount);
        float kind = random.NextSingle();
        if (kind < PrintedPart) PrintedDigit.Draw(digit, picture, ref random);
        else if (kind < PrintedPart + RarePart) Pen.Draw(Rare(digit, ref random), AnyPen(ref random), picture);
        else Pen.Draw(Digit(digit, ref random), AnyPen(ref random), picture);
        return digit;
    }

    /// <summary>Draws something that is no digit.</summary>
    /// <param name="picture">784 values, ink 1 on paper 0, in the layout of MNIST.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void DrawOutlier(Span<float> picture, ref Random64 random)
    {
        float kind = random.NextSingle();
        if (kind < 0.57f) Pen.Draw(Letter(ref random), AnyPen(ref random), picture);
        else if (kind < 0.64f) Pen.Draw(Beside(Letter(ref random), Letter(ref random), ref random), ThinPen(ref random), picture);
        else if (kind < 0.78f) Pen.Draw(Several(ref random), ThinPen(ref random), picture);
        else if (kind < 0.88f) Pen.Draw(Scribble(ref random), ThinPen(ref random), picture);
        else if (kind < 0.915f) Dirt(picture, ref random);
        else if (kind < 0.94f) Blots(picture, ref random);
        else if (kind < 0.96f) PaperMarks.Block(picture, ref random);
        else if (kind < 0.972f) PaperMarks.Box(picture, ref random);
        else if (kind < 0.982f) PaperMarks.Rest(picture, ref random);
        else if (kind < 0.995f) Pen.Draw(Lying(ref random), AnyPen(ref random), picture);
        else Half(picture, ref random);
    }

    /// <summary>The paths of any digit.</summary>
    public static List<List<Vector2>> Digit(ref Random64 random) => Digit(random.NextInt32(DigitShape.ClassCount), ref random);

    private static List<List<Vector2>> Digit(int digit, ref Random64 random) =>
        Hand.WriteAsAny(Pick(DigitGlyphs.All[digit], ref random), ref random);

    private static List<List<Vector2>> Rare(int digit, ref Random64 random) =>
        Hand.WriteAsAny(Pick(RareGlyphs.All[digit], ref random), ref random);

    /// <summary>Strokes of MNIST are two to four pixels thick; those of a marker, or of a digit that was tiny, more.</summary>
    private static Nib AnyPen(ref Random64 random)
    {
        float thickness = 1.3f + 3.2f * (random.NextSingle() + random.NextSingle()) / 2;
        return WithPressure(thickness + (random.NextSingle() < BroadPart ? random.NextSingle(0.5f, 2) : 0), ref random);
    }

    /// <summary>What has many strokes in the same room was drawn larger, so with a pen that is thinner now.</summary>
    private static Nib ThinPen(ref Random64 random) => WithPressure(random.NextSingle(0.9f, 2.6f), ref random);

    /// <summary>Every third a pen of steel: church books, and whatever was written before the ball pen.</summary>
    private static Nib WithPressure(float thickness, ref Random64 random) =>
        new(thickness, random.NextSingle() < 0.33f ? random.NextSingle(0.2f, 0.8f) : 0);

    private static Glyph Pick(Glyph[] glyphs, ref Random64 random) => glyphs[random.NextInt32(glyphs.Length)];

    /// <summary>A letter or sign; every third with the joint to its neighbours that cursive letters have.</summary>
    private static List<List<Vector2>> Letter(ref Random64 random)
    {
        List<List<Vector2>> paths = Hand.WriteAsAny(Pick(OutlierGlyphs.All, ref random), ref random);
        if (random.NextSingle() < 0.33f)
        {
            List<Vector2> last = paths[^1];
            last.Add(last[^1] + new Vector2(random.NextSingle(1, 4), random.NextSingle(-2.5f, 1)));
        }

        if (random.NextSingle() < 0.2f)
            paths[0].Insert(0, paths[0][0] + new Vector2(random.NextSingle(-3.5f, -1), random.NextSingle(-1, 3)));
        return paths;
    }

    /// <summary>Two to four digits: side by side, one above the other, or in two rows.</summary>
    private static List<List<Vector2>> Several(ref Random64 random)
    {
        float kind = random.NextSingle();
        List<List<Vector2>> pair = Beside(Digit(ref random), Digit(ref random), ref random);
        if (kind < 0.5f) return pair;
        if (kind < 0.75f) return Below(Digit(ref random), Digit(ref random), ref random);
        return kind < 0.9f
            ? Beside(pair, Digit(ref random), ref random)
            : Below(pair, Beside(Digit(ref random), Digit(ref random), ref random), ref random);
    }

    /// <summary>A digit of a picture that lies on its side. A 0, 1 or 8 is left out: lying, they are still what nobody can tell.</summary>
    private static List<List<Vector2>> Lying(ref Random64 random)
    {
        int digit = s_tellingUp[random.NextInt32(s_tellingUp.Length)];
        bool left = random.NextSingle() < 0.5f;
        return [.. Digit(digit, ref random).Select(path => path.Select(Turned).ToList())];

        Vector2 Turned(Vector2 p) => left ? new Vector2(p.Y, -p.X) : new Vector2(-p.Y, p.X);
    }

    /// <summary>Half a digit, where that half is not another digit.</summary>
    private static void Half(Span<float> picture, ref Random64 random)
    {
        (int digit, int side) = s_halves[random.NextInt32(s_halves.Length)];
        Pen.Draw(Digit(digit, ref random), AnyPen(ref random), picture);
        WornPaper.Cut(picture, side, Side / 2 + random.NextInt32(3) - 1);
    }

    /// <summary>Two things side by side, so near or far that one crop may hold both.</summary>
    private static List<List<Vector2>> Beside(List<List<Vector2>> left, List<List<Vector2>> right, ref Random64 random)
    {
        float edge = left.Max(p => p.Max(v => v.X)) - right.Min(p => p.Min(v => v.X)) + random.NextSingle(-0.5f, 3);
        var move = new Vector2(edge, random.NextSingle(-1.5f, 1.5f));
        return [.. left, .. right.Select(p => p.Select(v => v + move).ToList())];
    }

    /// <summary>Two things one above the other.</summary>
    private static List<List<Vector2>> Below(List<List<Vector2>> upper, List<List<Vector2>> lower, ref Random64 random)
    {
        float edge = upper.Max(p => p.Max(v => v.Y)) - lower.Min(p => p.Min(v => v.Y)) + random.NextSingle(0.5f, 3);
        float aside = upper.Average(p => p.Average(v => v.X)) - lower.Average(p => p.Average(v => v.X));
        var move = new Vector2(aside + random.NextSingle(-2, 2), edge);
        return [.. upper, .. lower.Select(p => p.Select(v => v + move).ToList())];
    }

    /// <summary>A curve through random places, or zigzag.</summary>
    private static List<List<Vector2>> Scribble(ref Random64 random)
    {
        int strokes = 1 + random.NextInt32(3);
        bool zigzag = random.NextSingle() < 0.4f;
        var paths = new List<List<Vector2>>(strokes);
        for (int s = 0; s < strokes; s++)
        {
            // One short stroke alone might well be a 1.
            int count = (strokes == 1 ? 6 : 3) + random.NextInt32(6);
            var points = new Vector2[count];
            bool[] corners = new bool[count];
            for (int i = 0; i < count; i++)
            {
                points[i] = new Vector2(random.NextSingle(0, 10), random.NextSingle(0, 10));
                corners[i] = zigzag;
            }

            var path = new List<Vector2>();
            new Stroke(points, corners).Flatten(path);
            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Specks and short lines all over, as noise and the grain of paper leave them.</summary>
    private static void Dirt(Span<float> picture, ref Random64 random)
    {
        picture.Clear();
        int count = 4 + random.NextInt32(40);
        float longest = random.NextSingle() < 0.5f ? 1.5f : 6;
        for (int i = 0; i < count; i++)
        {
            var at = new Vector2(random.NextSingle(3, Side - 4), random.NextSingle(3, Side - 4));
            Vector2 to = at + new Vector2(random.NextSingle(-longest, longest), random.NextSingle(-longest, longest));
            Pen.Line(at, to, random.NextSingle(0.6f, 2.2f), random.NextSingle(0.3f, 1), picture);
        }
    }

    /// <summary>Filled shapes: blots, stamps, parts of photos.</summary>
    private static void Blots(Span<float> picture, ref Random64 random)
    {
        picture.Clear();
        int count = 1 + random.NextInt32(3);
        for (int i = 0; i < count; i++)
        {
            var at = new Vector2(random.NextSingle(7, Side - 8), random.NextSingle(7, Side - 8));
            Vector2 to = at + new Vector2(random.NextSingle(-6, 6), random.NextSingle(-4, 4));
            Pen.Line(at, to, random.NextSingle(7, 14), random.NextSingle(0.4f, 1), picture);
        }
    }
}
