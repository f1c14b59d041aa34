using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Scenes in which nothing but paper and ink is to be seen.</summary>
internal static class PaperScenes
{
    /// <summary>A digit on even paper, dark on light, or now and then the other way.</summary>
    public static SKBitmap Plain(int digit, SceneRandom random)
    {
        int width = random.Between(60, 600), height = (int)(width * random.Between(0.8f, 1.4f));
        (SKColor paper, SKColor ink) = Tones(random);
        SKBitmap picture = Canvas.Make(width, height, paper);
        using var canvas = new SKCanvas(picture);
        float side = Math.Min(width, height) * random.Between(0.45f, 0.8f);
        SceneInk.Write(canvas, digit, Canvas.Somewhere(width, height, side, random), ink, random);
        return picture;
    }

    /// <summary>A digit whose strokes are broken, as a worn pen or a bad copy leaves them; most are cropped tightly.</summary>
    public static SKBitmap Broken(int digit, SceneRandom random)
    {
        int side = random.Between(60, 300);
        (SKColor paper, SKColor ink) = Tones(random);
        SKBitmap picture = Canvas.Make(side, side, paper);
        using var canvas = new SKCanvas(picture);
        float margin = side * (random.Chance(0.35f) ? random.Between(0.08f, 0.3f) : random.Between(0f, 0.04f));
        SceneInk.Write(canvas, digit, SKRect.Create(margin, margin, side - 2 * margin, side - 2 * margin), ink, random);
        using var gap = new SKPaint { Color = paper, IsAntialias = true, StrokeWidth = side * random.Between(0.015f, 0.035f) };
        if (random.Chance(0.35f)) Fade(canvas, side, paper, random);
        if (random.Chance(0.2f)) Speckle(canvas, side, paper, random);
        int gaps = random.Between(0, 3);
        for (int i = 0; i < gaps; i++)
        {
            float at = side * random.Between(0.15f, 0.85f), lean = side * random.Between(-0.1f, 0.1f);
            if (random.Chance(0.5f)) canvas.DrawLine(0, at - lean, side, at + lean, gap);
            else canvas.DrawLine(at - lean, 0, at + lean, side, gap);
        }

        return picture;
    }

    /// <summary>A pen that gives more ink here and less there.</summary>
    private static void Fade(SKCanvas canvas, int side, SKColor paper, SceneRandom random)
    {
        int places = random.Between(1, 4);
        for (int i = 0; i < places; i++)
        {
            float reach = side * random.Between(0.08f, 0.3f);
            using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, Math.Max(1, reach * random.Between(0.1f, 0.6f)));
            using var paint = new SKPaint { Color = paper.WithAlpha((byte)random.Between(90, 190)), IsAntialias = true, MaskFilter = soft };
            canvas.DrawCircle(side * random.Between(0f, 1f), side * random.Between(0f, 1f), reach, paint);
        }
    }

    /// <summary>Rough paper, which takes the ink only where it stands out.</summary>
    private static void Speckle(SKCanvas canvas, int side, SKColor paper, SceneRandom random)
    {
        using var paint = new SKPaint { Color = paper, IsAntialias = true };
        int count = random.Between(100, 1200);
        for (int i = 0; i < count; i++)
            canvas.DrawCircle(side * random.Between(0f, 1f), side * random.Between(0f, 1f), side * random.Between(0.003f, 0.012f), paint);
    }

    /// <summary>A digit of some millimetres on a scanned page, or one that fills a long strip across.</summary>
    public static SKBitmap SmallOrStrip(int digit, SceneRandom random)
    {
        (SKColor paper, SKColor ink) = (random.Color(235, 252, 3), random.Color(10, 70, 20));
        if (random.Chance(0.5f))
        {
            // A4 at 150 or 300 dots an inch.
            float dotsPerMillimetre = random.Pick(150f, 300f) / 25.4f;
            int width = (int)(210 * dotsPerMillimetre), height = (int)(297 * dotsPerMillimetre);
            SKBitmap page = Canvas.Make(width, height, paper);
            using var canvas = new SKCanvas(page);
            float size = random.Between(4f, 12f) * dotsPerMillimetre;
            SceneInk.Write(canvas, digit, Canvas.Somewhere(width, height, size, random), ink, random);
            return page;
        }

        int length = random.Between(1000, 3000), thickness = random.Between(40, 90);
        (int across, int down) = random.Chance(0.5f) ? (length, thickness) : (thickness, length);
        SKBitmap strip = Canvas.Make(across, down, paper);
        using (var canvas = new SKCanvas(strip))
        {
            float side = thickness * random.Between(0.75f, 0.98f);
            SceneInk.Write(canvas, digit, Canvas.Somewhere(across, down, side, random), ink, random);
            Canvas.Shade(canvas, across, down, random.Between(0, 60), random);
        }

        return strip;
    }

    /// <summary>Two to six digits in a row, two or three one above the other, or a page of rows.</summary>
    public static SKBitmap Several(int digit, SceneRandom random)
    {
        if (random.Chance(0.35f)) return Page(random);

        bool upright = random.Chance(0.25f);
        int count = upright ? random.Between(2, 4) : random.Pick(2, 2, 3, 4, 5, 6);
        float side = random.Between(40, 120), step = side * random.Between(upright ? 0.95f : 0.7f, 1.3f);
        float margin = side * random.Between(0.05f, 0.9f);
        (int along, int across) = ((int)(step * (count - 1) + side + 2 * margin), (int)(side + 2 * margin));
        (SKColor paper, SKColor ink) = Tones(random);
        SKBitmap picture = upright ? Canvas.Make(across, along, paper) : Canvas.Make(along, across, paper);
        using var canvas = new SKCanvas(picture);
        for (int i = 0; i < count; i++)
        {
            float place = margin + i * step, jitter = side * random.Between(-0.06f, 0.06f);
            SKRect box = upright ? SKRect.Create(margin + jitter, place, side, side) : SKRect.Create(place, margin + jitter, side, side);
            SceneInk.Write(canvas, i == 0 ? digit : random.Between(0, 9), SKRect.Inflate(box, -side * 0.06f, -side * 0.06f), ink, random);
        }

        return picture;
    }

    /// <summary>Rows of digits, two to twelve of them.</summary>
    private static SKBitmap Page(SceneRandom random)
    {
        int rows = random.Chance(0.4f) ? 2 : random.Between(3, 12), columns = random.Between(2, 9);
        float side = random.Between(18f, 70f), step = side * random.Between(0.7f, 1.1f), line = side * random.Between(1.05f, 1.5f);
        float margin = side * random.Between(0.1f, 1f);
        (SKColor paper, SKColor ink) = Tones(random);
        SKBitmap picture = Canvas.Make((int)(columns * step + 2 * margin), (int)(rows * line + 2 * margin), paper);
        using var canvas = new SKCanvas(picture);
        for (int i = 0; i < rows * columns; i++)
        {
            float x = margin + i % columns * step, y = margin + i / columns * line + side * random.Between(-0.05f, 0.05f);
            float size = side * random.Between(0.75f, 0.95f);
            SceneInk.Write(canvas, random.Between(0, 9), SKRect.Create(x, y, size, size), ink, random);
        }

        return picture;
    }

    /// <summary>Ink that is as light as its paper, of another colour.</summary>
    public static SKBitmap EqualLightness(int digit, SceneRandom random)
    {
        int side = random.Between(80, 400);
        SKColor paper, ink;
        do
        {
            paper = new SKColor((byte)random.Between(0, 255), (byte)random.Between(0, 255), (byte)random.Between(0, 255));
            ink = new SKColor((byte)random.Between(0, 255), (byte)random.Between(0, 255), (byte)random.Between(0, 255));
        }
        while (Math.Abs(Lightness(paper) - Lightness(ink)) > 2 || Distance(paper, ink) < 130);

        SKBitmap picture = Canvas.Make(side, side, paper);
        using var canvas = new SKCanvas(picture);
        SceneInk.Write(canvas, digit, Canvas.Somewhere(side, side, side * random.Between(0.5f, 0.8f), random), ink, random);
        return picture;
    }

    /// <summary>Light paper and dark ink, or now and then the other way.</summary>
    public static (SKColor Paper, SKColor Ink) Tones(SceneRandom random, float lightInk = 0.2f)
    {
        (SKColor light, SKColor dark) = (random.Color(215, 252, 6), random.Color(5, 90, 25));
        return random.Chance(lightInk) ? (dark, light) : (light, dark);
    }

    private static float Lightness(SKColor color) => 0.299f * color.Red + 0.587f * color.Green + 0.114f * color.Blue;

    private static float Distance(SKColor one, SKColor other)
    {
        int red = one.Red - other.Red, green = one.Green - other.Green, blue = one.Blue - other.Blue;
        return MathF.Sqrt(red * red + green * green + blue * blue);
    }
}
