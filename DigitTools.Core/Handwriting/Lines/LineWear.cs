using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>What pens, scanners and cameras do to a line.</summary>
internal static class LineWear
{
    /// <summary>What becomes of the strokes, before there is paper around them.</summary>
    /// <param name="canvas">The picture; changed.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Strokes(InkCanvas canvas, ref Random64 random)
    {
        if (random.NextSingle() < 0.15f) Fade(canvas, ref random);
        if (random.NextSingle() < 0.2f) Ragged(canvas, random.NextSingle(0.1f, 0.5f), ref random);
        if (random.NextSingle() < 0.1f) Specks(canvas, ref random);
    }

    /// <summary>What becomes of the picture.</summary>
    /// <param name="canvas">The picture; changed.</param>
    /// <param name="mayHarden">Whether the ink is dark enough to be made black.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void View(InkCanvas canvas, bool mayHarden, ref Random64 random)
    {
        if (random.NextSingle() < 0.08f) Coarsen(canvas, ref random);
        if (random.NextSingle() < 0.6f) Blur(canvas, random.NextSingle(0.2f, 1.1f));
        LinePaper.Grain(canvas, ref random);
        if (random.NextSingle() < 0.25f) Blur(canvas, random.NextSingle(0.2f, 0.6f));
        if (mayHarden && random.NextSingle() < 0.2f) Harden(canvas, random.NextSingle(0.25f, 0.45f), random.NextSingle(1.5f, 6));
    }

    /// <summary>Ink that fails now and then, in patches.</summary>
    private static void Fade(InkCanvas canvas, ref Random64 random)
    {
        float length = random.NextSingle(5, 30), phase = random.NextSingle(0, 6.28f), depth = random.NextSingle(0.2f, 0.7f);
        float lean = random.NextSingle(-2, 2);
        for (int i = 0; i < canvas.Pixels.Length; i++)
        {
            int x = i % canvas.Width, y = i / canvas.Width;
            canvas.Pixels[i] *= 1 - depth * (0.5f + 0.5f * MathF.Sin((x + lean * y) / length * 6.28f + phase));
        }
    }

    private static void Ragged(InkCanvas canvas, float strength, ref Random64 random)
    {
        foreach (ref float pixel in canvas.Pixels)
            if (pixel > 0) pixel = Math.Clamp(pixel + random.NextSingle(-strength, strength), 0, 1);
    }

    private static void Specks(InkCanvas canvas, ref Random64 random)
    {
        int count = 1 + random.NextInt32(8);
        for (int i = 0; i < count; i++)
        {
            var at = new Vector2(random.NextSingle(0, canvas.Width), random.NextSingle(0, canvas.Height));
            Pen.Line(at, at, random.NextSingle(0.6f, 2.2f), random.NextSingle(0.2f, 1), canvas);
        }
    }

    /// <summary>As a picture of few pixels that was made larger.</summary>
    private static void Coarsen(InkCanvas canvas, ref Random64 random)
    {
        float step = random.NextSingle(1.2f, 2), shift = random.NextSingle(0, step);
        Span<float> source = new float[canvas.Pixels.Length];
        canvas.Pixels.CopyTo(source);
        for (int y = 0; y < canvas.Height; y++)
        {
            int row = Math.Clamp((int)(MathF.Floor((y + shift) / step) * step + step / 2 - shift), 0, canvas.Height - 1);
            for (int x = 0; x < canvas.Width; x++)
            {
                int column = Math.Clamp((int)(MathF.Floor((x + shift) / step) * step + step / 2 - shift), 0, canvas.Width - 1);
                canvas.Pixels[y * canvas.Width + x] = source[row * canvas.Width + column];
            }
        }
    }

    /// <summary>As a scan to black and white, or nearly.</summary>
    private static void Harden(InkCanvas canvas, float middle, float gain)
    {
        foreach (ref float pixel in canvas.Pixels) pixel = Math.Clamp((pixel - middle) * gain + 0.5f, 0, 1);
    }

    /// <summary>A blur by three binomial weights, along rows and columns, as often as its strength asks for.</summary>
    private static void Blur(InkCanvas canvas, float strength)
    {
        float side = 0.25f * MathF.Min(1, strength), own = 1 - 2 * side;
        int rounds = strength > 0.7f ? 2 : 1, width = canvas.Width, height = canvas.Height;
        Span<float> pixels = canvas.Pixels;
        for (int round = 0; round < rounds; round++)
        {
            for (int y = 0; y < height; y++)
            {
                Span<float> row = pixels.Slice(y * width, width);
                float before = row[0];
                for (int x = 0; x < width; x++)
                {
                    float here = row[x], after = x + 1 < width ? row[x + 1] : here;
                    row[x] = own * here + side * (before + after);
                    before = here;
                }
            }

            for (int x = 0; x < width; x++)
            {
                float before = pixels[x];
                for (int y = 0; y < height; y++)
                {
                    float here = pixels[y * width + x], after = y + 1 < height ? pixels[(y + 1) * width + x] : here;
                    pixels[y * width + x] = own * here + side * (before + after);
                    before = here;
                }
            }
        }
    }
}
