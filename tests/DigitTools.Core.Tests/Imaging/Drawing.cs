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

    public static GrayPicture Inverted(GrayPicture picture) => picture with { Pixels = [.. picture.Pixels.Select(pixel => (byte)~pixel)] };

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
