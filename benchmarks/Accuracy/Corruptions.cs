using System.Numerics;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Fifteen ways to spoil a picture that a reader should shrug off.</summary>
/// <remarks>
/// The kinds are those of N. Mu, J. Gilmer, "MNIST-C: a robustness benchmark for computer vision", 2019; strengths are ours.
/// </remarks>
internal static class Corruptions
{
    private const int Side = DigitShape.Side;

    public static IReadOnlyList<Corruption> All { get; } =
    [
        new("shot noise", ShotNoise),
        new("impulse noise", ImpulseNoise),
        new("glass blur", GlassBlur),
        new("motion blur", MotionBlur),
        new("shear", (float[] p, ref Random64 r) => Warp(p, new Matrix3x2(1, 0, Sign(ref r) * r.NextSingle(0.4f, 0.7f), 1, 0, 0))),
        new("scale", (float[] p, ref Random64 r) => Warp(p, Matrix3x2.CreateScale(r.NextSingle(1.4f, 2.2f)))),
        new("rotate", (float[] p, ref Random64 r) => Warp(p, Matrix3x2.CreateRotation(Sign(ref r) * r.NextSingle(0.3f, 0.6f)))),
        new("brightness", (float[] p, ref Random64 r) => Map(p, v => MathF.Min(1, v + 0.6f))),
        new("translate", Translate),
        new("stripe", Stripe),
        new("fog", Fog),
        new("spatter", Spatter),
        new("dotted line", DottedLine),
        new("zigzag", Zigzag),
        new("canny edges", Edges),
    ];

    private static float Sign(ref Random64 random) => random.NextInt32(2) == 0 ? -1 : 1;

    private static Vector2 Place(ref Random64 random) => new(random.NextSingle(0, Side), random.NextSingle(0, Side));

    private static void Map(float[] picture, Func<float, float> change)
    {
        for (int i = 0; i < picture.Length; i++) picture[i] = change(picture[i]);
    }

    /// <summary>Light comes in quanta: a count with the variance of its mean.</summary>
    private static void ShotNoise(float[] picture, ref Random64 random)
    {
        const float Quanta = 5;
        for (int i = 0; i < picture.Length; i++)
            picture[i] = Math.Clamp(picture[i] + MathF.Sqrt((picture[i] + 0.05f) / Quanta) * random.NextGaussian(), 0, 1);
    }

    private static void ImpulseNoise(float[] picture, ref Random64 random)
    {
        for (int i = 0; i < picture.Length; i++)
            if (random.NextSingle() < 0.12f) picture[i] = random.NextInt32(2);
    }

    private static void GlassBlur(float[] picture, ref Random64 random)
    {
        for (int y = 1; y < Side - 1; y++)
        {
            for (int x = 1; x < Side - 1; x++)
            {
                int other = (y + random.NextInt32(3) - 1) * Side + x + random.NextInt32(3) - 1, here = y * Side + x;
                (picture[here], picture[other]) = (picture[other], picture[here]);
            }
        }

        Blur(picture);
    }

    private static void Blur(float[] picture)
    {
        float[] source = [.. picture];
        for (int y = 1; y < Side - 1; y++)
        {
            for (int x = 1; x < Side - 1; x++)
            {
                float sum = 0;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++) sum += source[(y + dy) * Side + x + dx];
                picture[y * Side + x] = sum / 9;
            }
        }
    }

    private static void MotionBlur(float[] picture, ref Random64 random)
    {
        const int Steps = 7;
        float angle = random.NextSingle(-0.8f, 0.8f);
        float[] source = [.. picture];
        Array.Clear(picture);
        for (int step = 0; step < Steps; step++)
        {
            float[] moved = [.. source];
            Warp(moved, Matrix3x2.CreateTranslation((step - Steps / 2) * MathF.Cos(angle), (step - Steps / 2) * MathF.Sin(angle)));
            for (int i = 0; i < picture.Length; i++) picture[i] += moved[i] / Steps;
        }
    }

    private static void Translate(float[] picture, ref Random64 random) =>
        Warp(picture, Matrix3x2.CreateTranslation(Sign(ref random) * random.NextSingle(2, 4), Sign(ref random) * random.NextSingle(2, 4)));

    /// <summary>Maps target to source around the middle, bilinear.</summary>
    private static void Warp(float[] picture, Matrix3x2 map)
    {
        float[] source = [.. picture];
        var middle = new Vector2((Side - 1) / 2f);
        for (int i = 0; i < picture.Length; i++)
        {
            Vector2 at = Vector2.Transform(new Vector2(i % Side, i / Side) - middle, map) + middle;
            picture[i] = SquareInk.Between(source, Side, at);
        }
    }

    /// <summary>A band down the middle in which ink and paper are exchanged.</summary>
    private static void Stripe(float[] picture, ref Random64 random)
    {
        for (int i = 0; i < picture.Length; i++)
            if (i % Side is < 7 or >= 21) picture[i] = 1 - picture[i];
    }

    private static void Fog(float[] picture, ref Random64 random)
    {
        // A few octaves of smooth noise.
        for (int octave = 1; octave <= 4; octave++)
        {
            int cells = 1 << octave;
            float[] nodes = new float[(cells + 1) * (cells + 1)];
            for (int k = 0; k < nodes.Length; k++) nodes[k] = random.NextSingle();
            for (int i = 0; i < picture.Length; i++)
            {
                float x = (float)(i % Side) * cells / Side, y = (float)(i / Side) * cells / Side;
                int x0 = (int)x, y0 = (int)y, at = y0 * (cells + 1) + x0, next = at + cells + 1;
                float above = nodes[at] + (x - x0) * (nodes[at + 1] - nodes[at]);
                float below = nodes[next] + (x - x0) * (nodes[next + 1] - nodes[next]);
                picture[i] += 0.9f / (1 << octave) * (above + (y - y0) * (below - above));
            }
        }

        float highest = picture.Max();
        Map(picture, v => v / highest);
    }

    private static void Spatter(float[] picture, ref Random64 random)
    {
        for (int i = 0; i < 9; i++)
        {
            Vector2 at = Place(ref random);
            Vector2 to = at + new Vector2(random.NextSingle(-1, 1), random.NextSingle(-1, 1));
            Pen.Line(at, to, random.NextSingle(1, 3), random.NextSingle(0.5f, 1), picture);
        }
    }

    private static void DottedLine(float[] picture, ref Random64 random)
    {
        Vector2 from = Place(ref random) with { X = 0 }, to = Place(ref random) with { X = Side };
        int dots = (int)(Vector2.Distance(from, to) / 2.5f);
        for (int i = 0; i <= dots; i++)
        {
            var at = Vector2.Lerp(from, to, (float)i / dots);
            Pen.Line(at, at, 1.2f, 1, picture);
        }
    }

    private static void Zigzag(float[] picture, ref Random64 random)
    {
        Vector2 from = Place(ref random) with { X = 0 }, to = Place(ref random) with { X = Side };
        Vector2 last = from;
        for (int i = 1; i <= 12; i++)
        {
            Vector2 at = Vector2.Lerp(from, to, i / 12f) + new Vector2(0, i % 2 == 0 ? 1.5f : -1.5f);
            Pen.Line(last, at, 0.9f, 1, picture);
            last = at;
        }
    }

    private static void Edges(float[] picture, ref Random64 random)
    {
        float[] source = [.. picture];
        for (int i = 0; i < picture.Length; i++)
        {
            int x = i % Side, y = i / Side;
            bool inside = source[i] > 0.5f;
            bool atEdge = SquareInk.Pixel(source, Side, x - 1, y) <= 0.5f || SquareInk.Pixel(source, Side, x + 1, y) <= 0.5f
                || SquareInk.Pixel(source, Side, x, y - 1) <= 0.5f || SquareInk.Pixel(source, Side, x, y + 1) <= 0.5f;
            picture[i] = inside && atEdge ? 1 : 0;
        }
    }
}
