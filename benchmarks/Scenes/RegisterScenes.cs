using System.Numerics;
using DigitTools.Core.Handwriting;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Cells cut out of old registers: a steel pen in a taught hand, on paper that has aged.</summary>
internal static class RegisterScenes
{
    /// <summary>Drawn larger, so that edges are as soft as those of a scan.</summary>
    private const int Fine = 3;

    /// <summary>A digit with what the cut left of its neighbours, of rules, and of the full stop behind it.</summary>
    public static SKBitmap Cell(int digit, SceneRandom random)
    {
        int height = random.Between(26, 110), width = (int)(height * random.Between(0.55f, 1.15f));
        (SKColor paper, SKColor ink) = Tones(random);
        using SKBitmap large = Canvas.Make(Fine * width, Fine * height, paper);
        using (var canvas = new SKCanvas(large))
        {
            Blotches(canvas, large.Width, large.Height, random);
            Rules(canvas, large.Width, large.Height, ink, random);
            Write(canvas, large.Width, large.Height, digit, ink.WithAlpha((byte)random.Between(150, 255)), random);
            Canvas.Shade(canvas, large.Width, large.Height, random.Between(0, 60), random);
        }

        // Scans of a whole page leave few pixels for a cell; some were made larger again.
        bool isCoarse = random.Chance(0.35f);
        float share = isCoarse ? random.Between(0.45f, 0.8f) : 1;
        using SKBitmap seen = Resized(large, (int)(width * share), (int)(height * share));
        return Resized(seen, width, height);
    }

    /// <summary>A letter of a word, cut in the same way.</summary>
    public static SKBitmap Letter(int digit, SceneRandom random) => Cell(SceneInk.Letter, random);

    /// <summary>Yellow paper or paper that is nearly gray, and ink that is darker by so much that it can be read.</summary>
    private static (SKColor Paper, SKColor Ink) Tones(SceneRandom random)
    {
        bool isYellow = random.Chance(0.15f);
        float light = isYellow ? random.Between(75f, 98f) : random.Between(45f, 95f);
        SKColor paper = isYellow
            ? SKColor.FromHsv(random.Between(25f, 40f), random.Between(45f, 80f), light)
            : SKColor.FromHsv(random.Between(15f, 200f), random.Between(2f, 25f), light);
        float dark = random.Between(5f, Math.Min(40, light - 30));
        return (paper, SKColor.FromHsv(random.Between(0f, 60f), random.Between(0f, 60f), dark));
    }

    /// <summary>One hand writes all that is in a cell, with one pen.</summary>
    private static void Write(SKCanvas canvas, int width, int height, int digit, SKColor ink, SceneRandom random)
    {
        var any = Hand.Any(ref random.Source);
        Hand hand = random.Chance(0.6f) ? any with { Shear = random.Between(0.2f, 0.9f) } : any;
        float size = height * random.Between(0.5f, 0.85f), slot = size * random.Between(0.45f, 0.8f);
        var nib = new Nib(size * random.Between(0.05f, 0.15f), random.Chance(0.7f) ? random.Between(0.2f, 0.8f) : 0);
        float middle = width / 2f + width * random.Between(-0.1f, 0.1f);
        float line = (height + size) / 2 + height * random.Between(-0.08f, 0.08f);
        float[] page = new float[width * height];
        for (int place = -1; place <= 1; place++)
        {
            if (place != 0 && random.Chance(0.4f)) continue;
            // Of what is cut about a half is outside, or more.
            float x = place == 0 ? middle : middle + place * Math.Max(slot, width / 2f + size * random.Between(-0.15f, 0.25f));
            Glyph[] ways = digit == SceneInk.Letter ? OutlierGlyphs.All : DigitGlyphs.All[place == 0 ? digit : random.Between(0, 9)];
            List<List<Vector2>> paths = hand.Write(ways[random.Between(0, ways.Length - 1)], ref random.Source);
            (Vector2 low, Vector2 high) = Pen.Bounds(paths);
            float scale = (size - nib.Thickness) / Math.Max(high.Y - low.Y, 1e-3f);
            Matrix3x2 map = Matrix3x2.CreateTranslation(-(low.X + high.X) / 2, -high.Y) * Matrix3x2.CreateScale(scale)
                * Matrix3x2.CreateTranslation(x, line - nib.Thickness / 2);
            Pen.Add(paths, nib, map, new InkCanvas(width, height, page));
        }

        if (random.Chance(0.3f))
        {
            var stop = new Vector2(middle + size * random.Between(0.3f, 0.6f), line - nib.Thickness);
            Pen.Line(stop, stop, nib.Thickness * random.Between(1f, 1.8f), 1, new InkCanvas(width, height, page));
        }

        using var mask = new SKBitmap(new SKImageInfo(width, height, SKColorType.Alpha8));
        Span<byte> cover = mask.GetPixelSpan();
        for (int i = 0; i < page.Length; i++) cover[i / width * mask.RowBytes + i % width] = (byte)(page[i] * byte.MaxValue);
        using var paint = new SKPaint { Color = ink };
        canvas.DrawBitmap(mask, 0, 0, paint);
    }

    /// <summary>Stains, and ink of the other side that shines through.</summary>
    private static void Blotches(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        int count = random.Between(0, 6);
        for (int i = 0; i < count; i++)
        {
            SKColor tone = (random.Chance(0.7f) ? SKColors.Black : SKColors.White).WithAlpha((byte)random.Between(5, 30));
            float size = height * random.Between(0.1f, 0.6f);
            using var paint = new SKPaint { Color = tone, MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, size / 4) };
            canvas.DrawOval(width * random.Between(0f, 1f), height * random.Between(0f, 1f), size, size * random.Between(0.3f, 1f), paint);
        }
    }

    /// <summary>Lines of the table, drawn or printed, at the sides and below.</summary>
    private static void Rules(SKCanvas canvas, int width, int height, SKColor ink, SceneRandom random)
    {
        using var pen = new SKPaint { Color = ink.WithAlpha((byte)random.Between(40, 255)), IsAntialias = true };
        pen.StrokeWidth = height * random.Between(0.01f, 0.05f);
        float low = height * random.Between(0.85f, 0.99f);
        if (random.Chance(0.25f)) canvas.DrawLine(0, low, width, low + height * random.Between(-0.03f, 0.03f), pen);
        if (random.Chance(0.3f))
        {
            float side = width * (random.Chance(0.5f) ? random.Between(0f, 0.12f) : random.Between(0.88f, 1f));
            canvas.DrawLine(side, 0, side + width * random.Between(-0.04f, 0.04f), height, pen);
        }

        if (!random.Chance(0.15f)) return;
        pen.PathEffect = SKPathEffect.CreateDash([1.5f * Fine, 1.5f * Fine], 0);
        canvas.DrawLine(0, low, width, low, pen);
    }

    private static SKBitmap Resized(SKBitmap picture, int width, int height) =>
        picture.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), Canvas.Reducing);
}
