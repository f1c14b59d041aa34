using DigitTools.Core;
using DigitTools.Core.Handwriting;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Scenes that differ in what is written, or in how it is stored.</summary>
internal static class WritingScenes
{
    private static readonly Func<int, SceneRandom, SKBitmap>[] s_surroundings =
        [PaperScenes.Plain, FrameScenes.Frame, FrameScenes.Panel, FrameScenes.Window, DeskScenes.Sheet];

    /// <summary>A digit in a ring or box that somebody drew round it.</summary>
    public static SKBitmap Ringed(int digit, SceneRandom random)
    {
        int side = random.Between(80, 600);
        SKColor ink = random.Color(5, 90, 25);
        SKBitmap picture = Canvas.Make(side, side, random.Color(220, 252, 6));
        using var canvas = new SKCanvas(picture);
        float reach = side * random.Between(0.3f, 0.44f);
        using var pen = new SKPaint
        {
            Color = random.Chance(0.5f) ? ink : random.Color(5, 150, 60),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = side * random.Between(0.008f, 0.05f),
        };
        float top = side / 2f - reach * random.Between(0.8f, 1f), height = 2 * reach * random.Between(0.8f, 1f);
        var ring = SKRect.Create(side / 2f - reach, top, 2 * reach, height);
        canvas.Save();
        canvas.RotateDegrees(random.Between(-8f, 8f), side / 2f, side / 2f);
        if (random.Chance(0.5f)) canvas.DrawOval(ring, pen);
        else canvas.DrawRect(ring, pen);
        canvas.Restore();
        float size = reach * random.Between(0.35f, 1.05f);
        SceneInk.Write(canvas, digit, SKRect.Create(ring.MidX - size / 2, ring.MidY - size / 2, size, size), ink, random);
        return picture;
    }

    /// <summary>Several digits on even paper, in panels, or in any of the surroundings of a digit.</summary>
    public static SKBitmap Several(int digit, SceneRandom random)
    {
        float kind = random.Between(0f, 1f);
        if (kind < 0.65f) return PaperScenes.Several(digit, random);
        if (kind < 0.75f) return FrameScenes.Panels(random);
        return s_surroundings[random.Between(0, s_surroundings.Length - 1)](SceneInk.Number, random);
    }

    /// <summary>A digit on paper that is creased, or has a shadow on it, or the edge of the table beside it.</summary>
    public static SKBitmap Shadowed(int digit, SceneRandom random)
    {
        int width = random.Between(100, 600), height = (int)(width * random.Between(0.8f, 1.4f));
        SKBitmap picture = Canvas.Make(width, height, random.Color(200, 248, 8));
        using var canvas = new SKCanvas(picture);
        float side = Math.Min(width, height) * random.Between(0.3f, 0.7f);
        SceneInk.Write(canvas, digit, Canvas.Somewhere(width, height, side, random), random.Color(5, 80, 25), random);
        Shadows.OnPaper(canvas, width, height, random);
        Canvas.Shade(canvas, width, height, random.Between(0, 60), random);
        return picture;
    }

    /// <summary>A digit drawn with a pale colour in a program: nothing there is noise, so what is seen is meant.</summary>
    public static SKBitmap Pale(int digit, SceneRandom random)
    {
        int width = random.Between(28, 500), height = (int)(width * random.Between(0.7f, 1.4f)), difference = random.Between(8, 60);
        (int paper, int ink) = random.Chance(0.8f) ? (255, 255 - difference) : (0, difference);
        SKBitmap picture = Canvas.Make(width, height, new SKColor((byte)paper, (byte)paper, (byte)paper));
        using var canvas = new SKCanvas(picture);
        float side = Math.Min(width, height) * random.Between(0.4f, 0.9f);
        SceneInk.Write(canvas, digit, Canvas.Somewhere(width, height, side, random), new SKColor((byte)ink, (byte)ink, (byte)ink), random);
        return picture;
    }

    /// <summary>A letter or sign, in any of the surroundings of a digit.</summary>
    public static SKBitmap Letter(int digit, SceneRandom random) =>
        s_surroundings[random.Between(0, s_surroundings.Length - 1)](SceneInk.Letter, random);

    /// <summary>Any of the surroundings of a digit, with nothing in it; no ring, as one by itself is a 0.</summary>
    public static SKBitmap Unwritten(int digit, SceneRandom random) =>
        s_surroundings[random.Between(1, s_surroundings.Length - 1)](SceneInk.Nothing, random);

    /// <summary>A photo that lies on its side, of a digit that then looks like none.</summary>
    public static SKBitmap Lying(int digit, SceneRandom random)
    {
        int telling = random.Pick(2, 3, 4, 5, 7);
        using SKBitmap upright = random.Chance(0.6f) ? PaperScenes.Plain(telling, random) : DeskScenes.Sheet(telling, random);
        SKBitmap picture = Canvas.Make(upright.Height, upright.Width, SKColors.White);
        using var canvas = new SKCanvas(picture);
        canvas.Translate(picture.Width / 2f, picture.Height / 2f);
        canvas.RotateDegrees(random.Chance(0.5f) ? 90 : -90);
        canvas.DrawBitmap(upright, -upright.Width / 2f, -upright.Height / 2f);
        return picture;
    }

    /// <summary>Transparency in all the ways that drawing programs leave it.</summary>
    public static SKBitmap Transparent(int digit, SceneRandom random)
    {
        int side = random.Between(60, 400);
        var info = new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var picture = new SKBitmap(info);
        using SKBitmap drawn = new(info.WithAlphaType(SKAlphaType.Premul));
        using (var canvas = new SKCanvas(drawn))
        {
            canvas.Clear(SKColors.Transparent);
            SKRect box = Canvas.Somewhere(side, side, side * random.Between(0.5f, 0.8f), random);
            SceneInk.Write(canvas, digit, box, SKColors.Black, random);
        }

        int kind = random.Between(0, 4), shift = Math.Max(1, side / 60);
        SKColor light = random.Color(235, 255, 4), dark = random.Color(0, 60, 10);
        // Not pixel by pixel: Skia's own way forgets the colours behind full transparency.
        Span<byte> rgba = picture.GetPixelSpan();
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                byte ink = drawn.GetPixel(x, y).Alpha;
                byte shadow = x < shift || y < shift ? (byte)0 : drawn.GetPixel(x - shift, y - shift).Alpha;
                SKColor color = kind switch
                {
                    0 => Over(light, ink, SKColors.Black, (byte)(shadow * 0.6f)),
                    1 => SKColors.White.WithAlpha((byte)(255 - ink)),
                    2 => Mixed(light, dark, ink).WithAlpha(0),
                    3 => dark.WithAlpha(ink),
                    _ => light.WithAlpha(ink),
                };
                Span<byte> pixel = rgba.Slice(4 * (y * side + x), 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (color.Red, color.Green, color.Blue, color.Alpha);
            }
        }

        return picture;
    }

    /// <summary>A page of a notebook without writing, photographed by a window.</summary>
    public static SKBitmap NotebookPage(int digit, SceneRandom random)
    {
        int width = random.Between(200, 1400), height = (int)(width * random.Between(0.7f, 1.4f));
        SKBitmap picture = Canvas.Make(width, height, random.Color(205, 245, 8));
        using var canvas = new SKCanvas(picture);
        using var line = new SKPaint { Color = random.Color(120, 190, 30), IsAntialias = true };
        line.StrokeWidth = Math.Max(1, width * random.Between(0.001f, 0.004f));
        canvas.Save();
        canvas.RotateDegrees(random.Between(-5f, 5f), width / 2f, height / 2f);
        float step = width * random.Between(0.03f, 0.12f);
        bool squared = random.Chance(0.5f);
        for (float at = -width; at < 2 * width; at += step)
        {
            canvas.DrawLine(-width, at, 2 * width, at, line);
            if (squared) canvas.DrawLine(at, -height, at, 2 * height, line);
        }

        canvas.Restore();
        Canvas.Shade(canvas, width, height, random.Between(20, 140), random);
        if (random.Chance(0.4f)) Shadows.Cast(canvas, width, height, random);
        return picture;
    }

    /// <summary>A digit of 28 x 28, worn.</summary>
    public static SKBitmap Worn(int digit, SceneRandom random)
    {
        Span<float> pixels = stackalloc float[DigitShape.PixelCount];
        ReadOnlySpan<byte> source = SceneInk.Mnist(digit, random);
        for (int i = 0; i < pixels.Length; i++) pixels[i] = source[i] / 255f;
        Wear.Apply(pixels, ref random.Source);
        SKBitmap picture = Canvas.Make(DigitShape.Side, DigitShape.Side, SKColors.White);
        bool dark = random.Chance(0.5f);
        for (int i = 0; i < pixels.Length; i++)
        {
            byte level = (byte)(255 * Math.Clamp(dark ? 1 - pixels[i] : pixels[i], 0, 1));
            picture.SetPixel(i % DigitShape.Side, i / DigitShape.Side, new SKColor(level, level, level));
        }

        return picture;
    }

    /// <summary>A digit cut out so tightly that it touches the edges, as the crops of a form reader are; often tiny.</summary>
    public static SKBitmap Tight(int digit, SceneRandom random)
    {
        int side = random.Chance(0.5f) ? random.Between(14, 40) : random.Between(40, 300);
        (SKColor paper, SKColor ink) = PaperScenes.Tones(random, lightInk: 0.4f);
        const int Fine = 4;
        using SKBitmap large = Canvas.Make(Fine * side, Fine * side, paper);
        using (var canvas = new SKCanvas(large)) SceneInk.Write(canvas, digit, large.Info.Rect, ink, random);
        SKRectI box = Different(large, paper);
        int margin = random.Between(-1, 2) * Fine;
        var cut = SKRectI.Intersect(SKRectI.Inflate(box, margin, margin), large.Info.Rect);
        bool isSquare = random.Chance(0.4f);
        SKBitmap picture = Canvas.Make(
            isSquare ? side : Math.Max(4, cut.Width / Fine), isSquare ? side : Math.Max(4, cut.Height / Fine), paper);
        using (var canvas = new SKCanvas(picture))
        {
            using var image = SKImage.FromBitmap(large);
            canvas.DrawImage(image, cut, picture.Info.Rect, Canvas.Reducing);
        }

        return picture;
    }

    /// <summary>A digit cut out of a line of an old book: with its neighbours cut at the sides, and lines.</summary>
    public static SKBitmap Neighbours(int digit, SceneRandom random)
    {
        int height = random.Between(40, 200), width = (int)(height * random.Between(0.6f, 1.1f));
        SKColor ink = random.Color(20, 110, 25);
        var paper = SKColor.FromHsv(random.Between(25f, 50f), random.Between(5f, 35f), random.Between(65f, 95f));
        SKBitmap picture = Canvas.Make(width, height, paper);
        using var canvas = new SKCanvas(picture);
        float side = height * random.Between(0.55f, 0.85f), slot = side * random.Between(0.6f, 0.9f);
        for (int place = -1; place <= 1; place++)
        {
            if (place != 0 && random.Chance(0.4f)) continue;
            float x = width / 2f + place * Math.Max(slot, width / 2f + slot * random.Between(-0.1f, 0.25f));
            float y = height / 2f + height * random.Between(-0.06f, 0.06f);
            int written = place == 0 ? digit : random.Between(0, 9);
            SceneInk.Write(canvas, written, SKRect.Create(x - side / 2, y - side / 2, side, side), ink, random);
        }

        using var line = new SKPaint { Color = ink.WithAlpha((byte)random.Between(40, 200)), IsAntialias = true };
        line.StrokeWidth = Math.Max(1, height * 0.012f);
        if (random.Chance(0.4f)) canvas.DrawLine(0, height * 0.93f, width, height * random.Between(0.9f, 0.97f), line);
        if (random.Chance(0.25f)) canvas.DrawLine(width * 0.05f, 0, width * random.Between(0.02f, 0.08f), height, line);
        Canvas.Shade(canvas, width, height, random.Between(0, 50), random);
        return picture;
    }

    private static SKRectI Different(SKBitmap picture, SKColor paper)
    {
        var box = new SKRectI(picture.Width, picture.Height, 0, 0);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                if (Math.Abs(picture.GetPixel(x, y).Red - paper.Red) < 40) continue;
                box = new SKRectI(Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x + 1), Math.Max(box.Bottom, y + 1));
            }
        }

        return box.Width > 0 ? box : picture.Info.Rect;
    }

    private static SKColor Mixed(SKColor paper, SKColor ink, byte part) => new(
        (byte)((paper.Red * (255 - part) + ink.Red * part) / 255),
        (byte)((paper.Green * (255 - part) + ink.Green * part) / 255),
        (byte)((paper.Blue * (255 - part) + ink.Blue * part) / 255));

    /// <summary>One colour over another, both with straight alpha.</summary>
    private static SKColor Over(SKColor upper, byte upperAlpha, SKColor lower, byte lowerAlpha)
    {
        int below = lowerAlpha * (255 - upperAlpha) / 255, alpha = upperAlpha + below;
        return alpha == 0 ? SKColors.Transparent : Mixed(lower, upper, (byte)(255 * upperAlpha / alpha)).WithAlpha((byte)alpha);
    }
}
