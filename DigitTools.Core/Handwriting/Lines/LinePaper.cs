using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>What paper shows besides writing: guilloches of cheques, hatching, rules, borders, grain, uneven light.</summary>
internal static class LinePaper
{
    /// <summary>Draws it, each way by chance.</summary>
    /// <param name="canvas">What is drawn on; what is darker already stays.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Draw(InkCanvas canvas, ref Random64 random)
    {
        if (random.NextSingle() < 0.45f)
        {
            int families = 1 + random.NextInt32(3);
            for (int i = 0; i < families; i++) Guilloche(canvas, ref random);
        }

        if (random.NextSingle() < 0.35f) Rules(canvas, ref random);
        if (random.NextSingle() < 0.12f) Border(canvas, ref random);
        if (random.NextSingle() < 0.1f) Shade(canvas, ref random);
        if (random.NextSingle() < 0.12f) Hatch(canvas, ref random);
    }

    /// <summary>Grain of paper and sensor: each pixel loses or gains some.</summary>
    /// <param name="canvas">The picture; changed.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Grain(InkCanvas canvas, ref Random64 random)
    {
        float strength = random.NextSingle() < 0.5f ? random.NextSingle(0, 0.05f) : random.NextSingle(0.03f, 0.2f);
        foreach (ref float pixel in canvas.Pixels)
        {
            float noise = random.NextSingle() + random.NextSingle() - 1;
            pixel = Math.Clamp(pixel + strength * noise, -0.3f, 1);
        }
    }

    /// <summary>Lines side by side, waved or straight.</summary>
    private static void Guilloche(InkCanvas canvas, ref Random64 random)
    {
        float angle = random.NextSingle() < 0.5f ? random.NextSingle(-0.3f, 0.3f) : random.NextSingle(-1.6f, 1.6f);
        float step = random.NextSingle(2, 7), thickness = random.NextSingle(0.5f, 1.4f);
        float ink = 0.05f + 0.35f * random.NextSingle() * random.NextSingle();
        float wave = random.NextSingle() < 0.5f ? 0 : random.NextSingle(0.5f, 5), length = random.NextSingle(12, 70);
        float phase = random.NextSingle(0, step), wavePhase = random.NextSingle(0, 6.28f);
        (float sin, float cos) = MathF.SinCos(angle);
        for (int y = 0; y < canvas.Height; y++)
        {
            Span<float> row = canvas.Pixels.Slice(y * canvas.Width, canvas.Width);
            for (int x = 0; x < row.Length; x++)
            {
                float along = x * cos + y * sin, across = y * cos - x * sin + phase;
                if (wave > 0) across += wave * MathF.Sin(6.2832f * along / length + wavePhase);
                float off = MathF.Abs(across - step * MathF.Round(across / step));
                float cover = Math.Clamp(thickness / 2 + 0.5f - off, 0, 1) * ink;
                row[x] = 1 - (1 - row[x]) * (1 - cover);
            }
        }
    }

    /// <summary>One or two lines under or over the writing, as of a form.</summary>
    private static void Rules(InkCanvas canvas, ref Random64 random)
    {
        int count = 1 + random.NextInt32(2);
        for (int i = 0; i < count; i++)
        {
            bool low = random.NextSingle() < 0.7f;
            float y = low ? canvas.Height - random.NextSingle(0, 10) : random.NextSingle(-1, 5), rise = random.NextSingle(-1.5f, 1.5f);
            float from = random.NextSingle() < 0.7f ? -1 : random.NextSingle(0, canvas.Width / 2f);
            float to = random.NextSingle() < 0.7f ? canvas.Width : random.NextSingle(canvas.Width / 2f, canvas.Width);
            Pen.Line(new Vector2(from, y), new Vector2(to, y + rise), random.NextSingle(0.6f, 2.2f), random.NextSingle(0.2f, 1), canvas);
        }
    }

    /// <summary>The upright side of a box at one end.</summary>
    private static void Border(InkCanvas canvas, ref Random64 random)
    {
        float x = random.NextSingle() < 0.5f ? random.NextSingle(-1, 3) : canvas.Width - random.NextSingle(0, 4);
        float lean = random.NextSingle(-0.6f, 0.6f);
        Pen.Line(
            new Vector2(x - lean, -1),
            new Vector2(x + lean, canvas.Height),
            random.NextSingle(0.8f, 2.5f),
            random.NextSingle(0.3f, 1),
            canvas);
    }

    /// <summary>A printed field at one end, hatched so closely that it is nearly as dark as ink.</summary>
    private static void Hatch(InkCanvas canvas, ref Random64 random)
    {
        float reach = random.NextSingle(3, 22), step = random.NextSingle(2, 4), ink = random.NextSingle(0.2f, 0.8f);
        float lean = random.NextSingle(-1, 1), soft = random.NextSingle(1, 6), phase = random.NextSingle(0, MathF.Tau);
        bool atEnd = random.NextSingle() < 0.3f;
        for (int i = 0; i < canvas.Pixels.Length; i++)
        {
            int x = i % canvas.Width, y = i / canvas.Width;
            float inside = reach - (atEnd ? canvas.Width - 1 - x : x);
            float cover = ink * Math.Clamp(inside / soft, 0, 1) * (0.6f + 0.4f * MathF.Sin(MathF.Tau * (y + lean * x) / step + phase));
            canvas.Pixels[i] = 1 - (1 - canvas.Pixels[i]) * (1 - cover);
        }
    }

    /// <summary>What is left of a shadow.</summary>
    private static void Shade(InkCanvas canvas, ref Random64 random)
    {
        float most = random.NextSingle(0.05f, 0.4f), middle = random.NextSingle(0, canvas.Width), width = random.NextSingle(2, 60);
        for (int i = 0; i < canvas.Pixels.Length; i++)
        {
            float shade = most / (1 + MathF.Exp((i % canvas.Width - middle) / width));
            canvas.Pixels[i] = 1 - (1 - canvas.Pixels[i]) * (1 - shade);
        }
    }
}
