using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>What scanning, photographing and preprocessing leave of a drawn picture: blur, noise, coarse pixels, pale ink, gaps, specks, remains of lines and of neighbours.</summary>
internal static class Wear
{
    private const int Side = DigitDataset.Side;
    private const int Pixels = DigitDataset.PixelCount;

    /// <summary>Wears a picture, each way by chance.</summary>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Apply(Span<float> picture, ref Random64 random)
    {
        if (Chance(ref random, 0.02f)) Hollow(picture);
        if (Chance(ref random, 0.08f)) Gap(picture, ref random);
        if (Chance(ref random, 0.06f)) Cut(picture, ref random);
        if (Chance(ref random, 0.15f)) Coarsen(picture, random.NextSingle(1.2f, 2.4f));
        if (Chance(ref random, 0.12f)) Neighbour(picture, ref random);
        if (Chance(ref random, 0.08f)) Rule(picture, ref random);
        if (Chance(ref random, 0.12f)) Specks(picture, ref random);
        if (Chance(ref random, 0.15f)) Ragged(picture, random.NextSingle(0.1f, 0.5f), ref random);
        if (Chance(ref random, 0.2f)) Blur(picture, random.NextSingle(0.2f, 1));
        if (Chance(ref random, 0.06f)) Smear(picture, ref random);
        if (Chance(ref random, 0.25f)) Tone(picture, ref random);
        if (Chance(ref random, 0.04f)) Fog(picture, ref random);
        if (Chance(ref random, 0.05f)) Noise(picture, ref random);
    }

    private static bool Chance(ref Random64 random, float part) => random.NextSingle() < part;

    /// <summary>The pen failed, or a removed line took a piece of the stroke with it.</summary>
    private static void Gap(Span<float> picture, ref Random64 random)
    {
        Span<float> mask = stackalloc float[Pixels];
        mask.Clear();
        var at = new Vector2(random.NextSingle(5, Side - 6), random.NextSingle(5, Side - 6));
        bool across = Chance(ref random, 0.5f);
        var to = across ? at with { X = at.X + random.NextSingle(4, 24) } : at + new Vector2(random.NextSingle(-2, 2), random.NextSingle(-2, 2));
        Pen.Line(at, to, random.NextSingle(0.8f, 1.8f), 1, mask);
        for (int i = 0; i < Pixels; i++) picture[i] *= 1 - mask[i];
    }

    /// <summary>As if the digit had been smaller than it is now: means of larger pixels, drawn smoothly again.</summary>
    private static void Coarsen(Span<float> picture, float factor)
    {
        int coarse = (int)MathF.Round(Side / factor);
        float step = (float)Side / coarse;
        Span<float> small = stackalloc float[Pixels];
        for (int y = 0; y < coarse; y++)
        {
            for (int x = 0; x < coarse; x++)
            {
                int left = (int)(x * step), right = Math.Max(left + 1, (int)((x + 1) * step)), top = (int)(y * step), bottom = Math.Max(top + 1, (int)((y + 1) * step));
                float sum = 0;
                for (int row = top; row < bottom; row++)
                {
                    for (int column = left; column < right; column++) sum += picture[(row * Side) + column];
                }

                small[(y * coarse) + x] = sum / ((right - left) * (bottom - top));
            }
        }

        for (int y = 0; y < Side; y++)
        {
            float v = Math.Clamp(((y + 0.5f) / step) - 0.5f, 0, coarse - 1);
            int y0 = Math.Min((int)v, coarse - 2);
            for (int x = 0; x < Side; x++)
            {
                float u = Math.Clamp(((x + 0.5f) / step) - 0.5f, 0, coarse - 1);
                int x0 = Math.Min((int)u, coarse - 2);
                int at = (y0 * coarse) + x0;
                float above = small[at] + ((u - x0) * (small[at + 1] - small[at]));
                float below = small[at + coarse] + ((u - x0) * (small[at + coarse + 1] - small[at + coarse]));
                picture[(y * Side) + x] = above + ((v - y0) * (below - above));
            }
        }
    }

    /// <summary>The near part of the next digit in the row; the digit itself is then no longer in the middle.</summary>
    private static void Neighbour(Span<float> picture, ref Random64 random)
    {
        bool left = Chance(ref random, 0.5f);
        float visible = random.NextSingle(1, 7);
        Move(picture, (int)(left ? visible / 2 : -visible / 2));

        List<List<Vector2>> paths = Scribbler.Digit(ref random);
        (Vector2 low, Vector2 high) = Pen.Bounds(paths);
        float scale = random.NextSingle(14, 20) / MathF.Max(high.Y - low.Y, 1);
        float x = left ? visible - (scale * high.X) : Side - 1 - visible - (scale * low.X);
        float y = random.NextSingle(2, 8) - (scale * low.Y);
        Pen.Add(paths, random.NextSingle(1.2f, 3.5f), Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(x, y), picture);
    }

    /// <summary>Moves a picture by whole pixels sideways.</summary>
    private static void Move(Span<float> picture, int columns)
    {
        for (int y = 0; y < Side; y++)
        {
            Span<float> row = picture.Slice(y * Side, Side);
            if (columns > 0)
            {
                row[..^columns].CopyTo(row[columns..]);
                row[..columns].Clear();
            }
            else if (columns < 0)
            {
                row[-columns..].CopyTo(row);
                row[^-columns..].Clear();
            }
        }
    }

    /// <summary>The crop was too tight on one side.</summary>
    private static void Cut(Span<float> picture, ref Random64 random)
    {
        int lines = 5 + random.NextInt32(4);
        int side = random.NextInt32(4);
        for (int y = 0; y < Side; y++)
        {
            Span<float> row = picture.Slice(y * Side, Side);
            if (side == 0) row[..lines].Clear();
            else if (side == 1) row[^lines..].Clear();
            else if ((side == 2 && y < lines) || (side == 3 && y >= Side - lines)) row.Clear();
        }
    }

    /// <summary>Grain, and single pixels that are black or white.</summary>
    private static void Noise(Span<float> picture, ref Random64 random)
    {
        float grain = random.NextSingle(0, 0.5f), dead = random.NextSingle(0, 0.12f);
        for (int i = 0; i < Pixels; i++)
        {
            picture[i] = Math.Clamp(picture[i] + random.NextSingle(-grain, grain), 0, 1);
            if (random.NextSingle() < dead) picture[i] = random.NextInt32(2);
        }
    }

    /// <summary>Paper that isn't white: a tone that changes slowly from corner to corner, with the ink paler on it.</summary>
    private static void Fog(Span<float> picture, ref Random64 random)
    {
        float most = random.NextSingle(0.2f, 0.6f);
        Span<float> corners = [most * random.NextSingle(), most * random.NextSingle(), most * random.NextSingle(), most * random.NextSingle()];
        for (int y = 0, i = 0; y < Side; y++)
        {
            float v = (float)y / (Side - 1);
            for (int x = 0; x < Side; x++, i++)
            {
                float u = (float)x / (Side - 1);
                float fog = ((1 - v) * (((1 - u) * corners[0]) + (u * corners[1]))) + (v * (((1 - u) * corners[2]) + (u * corners[3])));
                picture[i] = fog + ((1 - fog) * picture[i]);
            }
        }
    }

    /// <summary>The edges of the strokes only, as some filters and copiers leave them.</summary>
    private static void Hollow(Span<float> picture)
    {
        Span<float> edges = stackalloc float[Pixels];
        for (int i = 0; i < Pixels; i++)
        {
            int x = i % Side;
            float across = (x < Side - 1 ? picture[i + 1] : 0) - (x > 0 ? picture[i - 1] : 0);
            float down = (i < Pixels - Side ? picture[i + Side] : 0) - (i >= Side ? picture[i - Side] : 0);
            edges[i] = MathF.Min(1, 1.3f * MathF.Sqrt((across * across) + (down * down)));
        }

        edges.CopyTo(picture);
    }

    /// <summary>A rest of a ruled line, a frame or a strike.</summary>
    private static void Rule(Span<float> picture, ref Random64 random)
    {
        float place = random.NextSingle(0, Side), slope = random.NextSingle(-1.5f, 1.5f);
        float start = Chance(ref random, 0.5f) ? -1 : random.NextSingle(0, Side / 2f), end = Chance(ref random, 0.5f) ? Side : random.NextSingle(Side / 2f, Side);
        Vector2 from = new(start, place - slope), to = new(end, place + slope);
        if (Chance(ref random, 0.25f)) (from, to) = (new Vector2(from.Y, from.X), new Vector2(to.Y, to.X));
        // Upright lines inside the picture would turn a 3 into an 8; those stay at the edge.
        if (from.X == to.X || MathF.Abs(to.X - from.X) < MathF.Abs(to.Y - from.Y))
        {
            float x = Chance(ref random, 0.5f) ? random.NextSingle(0, 2) : Side - 1 - random.NextSingle(0, 2);
            (from.X, to.X) = (x, x + slope);
        }

        float thickness = random.NextSingle(0.5f, 1.4f), ink = random.NextSingle(0.2f, 1);
        if (Chance(ref random, 0.6f)) Pen.Line(from, to, thickness, ink, picture);
        else Wave(from, to, thickness, ink, picture, ref random);
    }

    /// <summary>A line up and down, or in dots.</summary>
    private static void Wave(Vector2 from, Vector2 to, float thickness, float ink, Span<float> picture, ref Random64 random)
    {
        bool dotted = Chance(ref random, 0.4f);
        float height = dotted ? 0 : random.NextSingle(0.5f, 2);
        Vector2 along = to - from, up = height * Vector2.Normalize(new Vector2(-along.Y, along.X));
        int parts = (int)(along.Length() / random.NextSingle(1.6f, 3)) + 1;
        Vector2 last = from;
        for (int i = 1; i <= parts; i++)
        {
            Vector2 at = from + ((float)i / parts * along) + (i % 2 == 0 ? up : -up);
            Pen.Line(dotted ? at : last, at, thickness, ink, picture);
            last = at;
        }
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

    /// <summary>Each pixel with ink loses or gains some.</summary>
    private static void Ragged(Span<float> picture, float strength, ref Random64 random)
    {
        for (int i = 0; i < Pixels; i++)
        {
            if (picture[i] > 0) picture[i] = Math.Clamp(picture[i] + random.NextSingle(-strength, strength), 0, 1);
        }
    }

    /// <summary>Mixes in the mean of each pixel's 3 x 3.</summary>
    private static void Blur(Span<float> picture, float part)
    {
        Span<float> rows = stackalloc float[Pixels];
        for (int i = 0; i < Pixels; i++)
        {
            int x = i % Side;
            rows[i] = ((x > 0 ? picture[i - 1] : 0) + picture[i] + (x < Side - 1 ? picture[i + 1] : 0)) / 3;
        }

        for (int i = 0; i < Pixels; i++)
        {
            float mean = ((i >= Side ? rows[i - Side] : 0) + rows[i] + (i < Pixels - Side ? rows[i + Side] : 0)) / 3;
            picture[i] += part * (mean - picture[i]);
        }
    }

    /// <summary>The hand or the camera moved: the mean of copies along a line.</summary>
    private static void Smear(Span<float> picture, ref Random64 random)
    {
        Span<float> source = stackalloc float[Pixels];
        picture.CopyTo(source);
        (float down, float across) = MathF.SinCos(random.NextSingle(-MathF.PI / 2, MathF.PI / 2));
        int reach = 1 + random.NextInt32(3);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float sum = 0;
                for (int k = -reach; k <= reach; k++)
                {
                    int column = x + (int)MathF.Round(k * across), row = y + (int)MathF.Round(k * down);
                    if (column is >= 0 and < Side && row is >= 0 and < Side) sum += source[(row * Side) + column];
                }

                picture[(y * Side) + x] = sum / ((2 * reach) + 1);
            }
        }
    }

    /// <summary>Paler, harder or softer ink.</summary>
    private static void Tone(Span<float> picture, ref Random64 random)
    {
        float gain = random.NextSingle(0.7f, 2), exponent = MathF.Exp(random.NextSingle(-0.5f, 0.5f));
        for (int i = 0; i < Pixels; i++)
        {
            if (picture[i] > 0) picture[i] = MathF.Min(1, gain * MathF.Pow(picture[i], exponent));
        }
    }
}
