using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>
/// What scanning, photographing and preprocessing leave of a drawn picture, by chance: see <see cref="WornInk"/>, <see cref="WornView"/>,
/// <see cref="WornPaper"/>, <see cref="WornBands"/> and <see cref="CoarseBitmap"/>.
/// </summary>
internal static class Wear
{
    private const int Side = DigitShape.Side;

    /// <summary>Wears a picture, each way by chance.</summary>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Apply(Span<float> picture, ref Random64 random)
    {
        if (Chance(ref random, 0.15f)) Coarse(picture, ref random);
        if (Chance(ref random, 0.05f)) WornView.Shrink(picture, random.NextSingle(1.2f, 2.3f));
        if (Chance(ref random, 0.04f)) WornInk.Hollow(picture);
        if (Chance(ref random, 0.08f)) Gap(picture, ref random);
        if (Chance(ref random, 0.06f)) Cut(picture, ref random);
        if (Chance(ref random, 0.15f)) WornView.Coarsen(picture, random.NextSingle(1.2f, 2.4f));
        if (Chance(ref random, 0.12f)) Neighbour(picture, ref random);
        if (Chance(ref random, 0.08f)) Rule(picture, ref random);
        if (Chance(ref random, 0.06f)) Bands(picture, ref random);
        if (Chance(ref random, 0.12f)) Specks(picture, ref random);
        if (Chance(ref random, 0.15f)) WornInk.Ragged(picture, random.NextSingle(0.1f, 0.5f), ref random);
        if (Chance(ref random, 0.2f)) WornView.Blur(picture, random.NextSingle(0.2f, 1));
        if (Chance(ref random, 0.06f)) Smear(picture, ref random);
        if (Chance(ref random, 0.25f)) Tone(picture, ref random);
        if (Chance(ref random, 0.04f)) Fog(picture, ref random);
        if (Chance(ref random, 0.05f)) Noise(picture, ref random);
    }

    private static bool Chance(ref Random64 random, float part) => random.NextSingle() < part;

    private static void Coarse(Span<float> picture, ref Random64 random)
    {
        int side = 7 + random.NextInt32(11), tones = Chance(ref random, 0.5f) ? 2 : 3 + random.NextInt32(30);
        float kind = random.NextSingle(), stretch = kind < 0.4f ? 0 : kind < 0.75f ? 1 : random.NextSingle();
        // Eight black and white pixels across show no digit.
        if (tones == 2) side = Math.Max(side, 11);
        CoarseBitmap.Apply(picture, side, tones, stretch, smooth: Chance(ref random, 0.5f));
    }

    private static void Bands(Span<float> picture, ref Random64 random)
    {
        bool level = Chance(ref random, 0.4f);
        float angle = level ? random.NextInt32(4) * MathF.PI / 2 : random.NextSingle(0, 2 * MathF.PI);
        (float sin, float cos) = MathF.SinCos(angle);
        var across = new Vector2(cos, sin);
        if (Chance(ref random, 0.5f))
        {
            bool single = Chance(ref random, 0.6f);
            float wide = single ? random.NextSingle(4, 16) : random.NextSingle(2, 8);
            float next = single ? float.PositiveInfinity : wide * random.NextSingle(1.6f, 3);
            WornBands.Invert(picture, across, random.NextSingle(-14, 10), wide, next, random.NextSingle(0.5f, 1));
            return;
        }

        float width = random.NextSingle(0.7f, 2.4f), period = width + random.NextSingle(3, 9);
        WornBands.Ink(picture, across, random.NextSingle(-14, 14), width, period, random.NextSingle(0.3f, 1));
    }

    private static void Gap(Span<float> picture, ref Random64 random)
    {
        var at = new Vector2(random.NextSingle(5, Side - 6), random.NextSingle(5, Side - 6));
        bool across = Chance(ref random, 0.5f);
        Vector2 to = across
            ? at with { X = at.X + random.NextSingle(4, 24) }
            : at + new Vector2(random.NextSingle(-2, 2), random.NextSingle(-2, 2));
        WornInk.Gap(picture, at, to, random.NextSingle(0.8f, 1.8f));
    }

    private static void Cut(Span<float> picture, ref Random64 random)
    {
        int lines = 5 + random.NextInt32(4);
        WornPaper.Cut(picture, random.NextInt32(4), lines);
    }

    private static void Neighbour(Span<float> picture, ref Random64 random)
    {
        bool left = Chance(ref random, 0.5f);
        float visible = random.NextSingle(1, 7);
        List<List<Vector2>> paths = Scribbler.Digit(ref random);
        float height = random.NextSingle(14, 20), top = random.NextSingle(2, 8);
        WornPaper.Neighbour(picture, paths, left, visible, top, height, random.NextSingle(1.2f, 3.5f));
    }

    private static void Rule(Span<float> picture, ref Random64 random)
    {
        float place = random.NextSingle(0, Side), slope = random.NextSingle(-1.5f, 1.5f);
        float start = Chance(ref random, 0.5f) ? -1 : random.NextSingle(0, Side / 2f);
        float end = Chance(ref random, 0.5f) ? Side : random.NextSingle(Side / 2f, Side);
        Vector2 from = new(start, place - slope), to = new(end, place + slope);
        if (Chance(ref random, 0.25f)) (from, to) = (new Vector2(from.Y, from.X), new Vector2(to.Y, to.X));
        // Upright lines inside the picture would turn a 3 into an 8; those stay at the edge.
        if (from.X == to.X || MathF.Abs(to.X - from.X) < MathF.Abs(to.Y - from.Y))
        {
            float x = Chance(ref random, 0.5f) ? random.NextSingle(0, 2) : Side - 1 - random.NextSingle(0, 2);
            (from.X, to.X) = (x, x + slope);
        }

        float thickness = random.NextSingle(0.5f, 1.4f), ink = random.NextSingle(0.2f, 1);
        if (Chance(ref random, 0.6f))
        {
            Pen.Line(from, to, thickness, ink, picture);
            return;
        }

        bool dotted = Chance(ref random, 0.4f);
        float height = dotted ? 0 : random.NextSingle(0.5f, 2), step = random.NextSingle(1.6f, 3);
        if (dotted) WornPaper.Dots(picture, from, to, step, thickness, ink);
        else WornPaper.Zigzag(picture, from, to, height, step, thickness, ink);
    }

    private static void Specks(Span<float> picture, ref Random64 random)
    {
        int count = 1 + random.NextInt32(9);
        for (int i = 0; i < count; i++)
        {
            var at = new Vector2(random.NextSingle(0, Side), random.NextSingle(0, Side));
            Pen.Line(at, at, random.NextSingle(0.6f, 2.6f), random.NextSingle(0.2f, 1), picture);
        }
    }

    private static void Smear(Span<float> picture, ref Random64 random)
    {
        float angle = random.NextSingle(-MathF.PI / 2, MathF.PI / 2);
        WornView.Smear(picture, angle, 1 + random.NextInt32(3));
    }

    private static void Tone(Span<float> picture, ref Random64 random)
    {
        float gain = random.NextSingle(0.7f, 2);
        WornInk.Tone(picture, gain, MathF.Exp(random.NextSingle(-0.5f, 0.5f)));
    }

    private static void Fog(Span<float> picture, ref Random64 random)
    {
        float most = random.NextSingle(0.2f, 0.6f);
        float[] corners = [most * random.NextSingle(), most * random.NextSingle(), most * random.NextSingle(), most * random.NextSingle()];
        WornView.Fog(picture, corners);
    }

    private static void Noise(Span<float> picture, ref Random64 random)
    {
        float grain = random.NextSingle(0, 0.5f);
        WornView.Noise(picture, grain, random.NextSingle(0, 0.12f), ref random);
    }
}
