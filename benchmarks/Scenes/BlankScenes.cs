using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Scenes without writing, in which something is to be seen all the same.</summary>
internal static class BlankScenes
{
    /// <summary>Paper with a hard shadow, its own edge against the table, a crease, or a stripe of light.</summary>
    public static SKBitmap Shadowed(int digit, SceneRandom random)
    {
        int width = random.Between(100, 900), height = (int)(width * random.Between(0.6f, 1.5f));
        SKColor paper = random.Color(190, 245, 8);
        SKBitmap picture = Canvas.Make(width, height, paper);
        using var canvas = new SKCanvas(picture);
        Shadows.Any(canvas, width, height, random);
        if (random.Chance(0.25f)) Shadows.Any(canvas, width, height, random);
        Canvas.Shade(canvas, width, height, random.Between(0, 50), random);
        return picture;
    }

    /// <summary>A cell of a form with nothing in it but a rest of its border at one to three sides.</summary>
    public static SKBitmap Cell(int digit, SceneRandom random)
    {
        int width = random.Between(28, 120), height = (int)(width * random.Between(0.8f, 1.3f));
        SKBitmap picture = Canvas.Make(width, height, random.Color(225, 252, 4));
        using var canvas = new SKCanvas(picture);
        using var line = new SKPaint { Color = random.Color(10, 110, 15), IsAntialias = true, Style = SKPaintStyle.Fill };
        int first = random.Between(0, 3), sides = random.Between(1, 3);
        for (int i = 0; i < sides; i++)
        {
            int side = (first + i) % 4;
            bool upright = side % 2 == 0;
            float length = upright ? height : width, across = upright ? width : height;
            float thickness = random.Between(0.02f, 0.07f) * across, part = random.Between(0.5f, 1f);
            float start = random.Pick(0, 1 - part) * length, depth = side < 2 ? 0 : across - thickness;
            canvas.DrawRect(
                upright
                    ? SKRect.Create(depth, start, thickness, part * length)
                    : SKRect.Create(start, depth, part * length, thickness),
                line);
        }

        return picture;
    }
}
