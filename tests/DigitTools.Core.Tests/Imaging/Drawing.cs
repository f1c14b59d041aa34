using System.Numerics;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>
/// Draws pictures with strokes whose every pixel is known: soft by the distance to the stroke, the same on every machine.
/// </summary>
internal sealed class Drawing(int width, int height, byte paper = 255)
{
    private readonly byte[] _pixels = Filled(width * height, paper);

    public static Vector2[] Seven { get; } = [new(0.2f, 0.1f), new(0.8f, 0.1f), new(0.4f, 0.9f)];

    public static Vector2[] Four { get; } = [new(0.7f, 0.95f), new(0.7f, 0.05f), new(0.1f, 0.65f), new(0.9f, 0.65f)];

    /// <summary>A circle in the middle of the square.</summary>
    /// <param name="radius">In parts of the square.</param>
    public static Vector2[] Ring(float radius) =>
        [.. Enumerable.Range(0, 49).Select(i => i * MathF.Tau / 48).Select(angle =>
            0.5f * Vector2.One + radius * new Vector2(MathF.Cos(angle), MathF.Sin(angle)))];

    /// <summary>The corners of a sheet that was laid down askew, in a picture of 320 x 240.</summary>
    public static Vector2[] Sheet { get; } = [new(60, 60), new(230, 30), new(262, 190), new(92, 218)];

    public GrayPicture Picture => new(width, height, (byte[])_pixels.Clone());

    /// <summary>The picture as the steps of the preprocessing work on it.</summary>
    public Raster Raster => new(width, height, (byte[])_pixels.Clone());

    /// <summary>Draws lines from point to point.</summary>
    /// <param name="points">In parts of the square.</param>
    /// <param name="left">Column of the square.</param>
    /// <param name="top">Row of the square.</param>
    /// <param name="side">Pixels of the square.</param>
    /// <param name="thickness">Pixels.</param>
    /// <param name="ink">0 .. 255.</param>
    public Drawing Stroke(Vector2[] points, float left, float top, float side, float thickness, byte ink = 0)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Vector2 place = (new Vector2(x + 0.5f, y + 0.5f) - new Vector2(left, top)) / side;
                float distance = float.MaxValue;
                for (int i = 1; i < points.Length; i++) distance = Math.Min(distance, Distance(place, points[i - 1], points[i]));
                Blend(x, y, Math.Clamp(thickness / 2 + 0.5f - distance * side, 0, 1), ink);
            }
        }

        return this;
    }

    public Drawing Rectangle(int left, int top, int right, int bottom, byte ink = 0)
    {
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) Blend(x, y, 1, ink);
        return this;
    }

    /// <summary>Four bars along the edges of a rectangle.</summary>
    public Drawing Box(int left, int top, int right, int bottom, int thickness) =>
        Rectangle(left, top, right, top + thickness).Rectangle(left, bottom - thickness, right, bottom)
            .Rectangle(left, top, left + thickness, bottom).Rectangle(right - thickness, top, right, bottom);

    /// <summary>Fills a shape without dents.</summary>
    /// <param name="corners">Pixels, clockwise.</param>
    /// <param name="ink">0 .. 255.</param>
    public Drawing Polygon(Vector2[] corners, byte ink)
    {
        (Vector2 From, Vector2 To)[] sides = [.. corners.Zip(corners.Skip(1).Append(corners[0]))];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                var place = new Vector2(x + 0.5f, y + 0.5f);
                if (Array.TrueForAll(sides, side => IsRightOf(place, side.From, side.To))) Blend(x, y, 1, ink);
            }
        }

        return this;
    }

    /// <summary>Writes a test picture of MNIST, enlarged.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="left">Column of its square.</param>
    /// <param name="top">Row of its square.</param>
    /// <param name="side">Pixels of its square.</param>
    /// <param name="ink">0 .. 255.</param>
    public Drawing Digit(int index, int left, int top, int side, byte ink = 0)
    {
        byte[] digit = Mnist.Test.Pixels(index);
        for (int y = top; y < top + side; y++)
        {
            for (int x = left; x < left + side; x++)
            {
                float column = (x - left + 0.5f) * Mnist.Side / side - 0.5f, row = (y - top + 0.5f) * Mnist.Side / side - 0.5f;
                Blend(x, y, Between(digit, column, row) / byte.MaxValue, ink);
            }
        }

        return this;
    }

    /// <summary>Light that falls off to the right and below.</summary>
    /// <param name="least">0 .. 1: what is left of it in the last corner.</param>
    public Drawing Shade(double least)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                _pixels[y * width + x] = (byte)(_pixels[y * width + x] * (1 - (1 - least) * (x + y) / (width + height)));
        }

        return this;
    }

    /// <summary>Noise of about this standard deviation, the same in each run.</summary>
    public Drawing Noise(double deviation, int seed = 1)
    {
        // Twelve uniform numbers have a variance of one, and their sum is nearly normal.
        var random = new Random(seed);
        foreach (ref byte pixel in _pixels.AsSpan())
        {
            double sum = -6;
            for (int i = 0; i < 12; i++) sum += random.NextDouble();
            pixel = (byte)Math.Clamp(Math.Round(pixel + sum * deviation), 0, 255);
        }

        return this;
    }

    /// <summary>Sets every pixel.</summary>
    /// <param name="level">What a pixel gets, by its column and row.</param>
    public Drawing Fill(Func<int, int, byte> level)
    {
        for (int i = 0; i < _pixels.Length; i++) _pixels[i] = level(i % width, i / width);
        return this;
    }

    public static GrayPicture Inverted(GrayPicture picture) => picture with { Pixels = [.. picture.Pixels.Select(pixel => (byte)~pixel)] };

    private static bool IsRightOf(Vector2 place, Vector2 from, Vector2 to) =>
        (to.X - from.X) * (place.Y - from.Y) >= (to.Y - from.Y) * (place.X - from.X);

    /// <summary>The level between four pixels of a test picture, whose edges are paper.</summary>
    private static float Between(byte[] digit, float column, float row)
    {
        int x = (int)Math.Clamp(column, 0, Mnist.Side - 2), y = (int)Math.Clamp(row, 0, Mnist.Side - 2);
        float right = Math.Clamp(column - x, 0, 1), below = Math.Clamp(row - y, 0, 1);
        int at = y * Mnist.Side + x;
        float upper = digit[at] + (digit[at + 1] - digit[at]) * right;
        float lower = digit[at + Mnist.Side] + (digit[at + Mnist.Side + 1] - digit[at + Mnist.Side]) * right;
        return upper + (lower - upper) * below;
    }

    private static byte[] Filled(int length, byte value)
    {
        byte[] pixels = new byte[length];
        Array.Fill(pixels, value);
        return pixels;
    }

    private static float Distance(Vector2 place, Vector2 from, Vector2 to)
    {
        float along = Math.Clamp(Vector2.Dot(place - from, to - from) / (to - from).LengthSquared(), 0, 1);
        return Vector2.Distance(place, Vector2.Lerp(from, to, along));
    }

    private void Blend(int x, int y, float cover, byte ink)
    {
        ref byte pixel = ref _pixels[y * width + x];
        pixel = (byte)MathF.Round(pixel + (ink - pixel) * cover);
    }
}
