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

    /// <summary>A cell of a form with nothing in it: the box itself, or rests of its border at one to three sides.</summary>
    public static SKBitmap Cell(int digit, SceneRandom random)
    {
        int width = random.Between(28, 160), height = (int)(width * random.Between(0.8f, 1.3f));
        SKBitmap picture = Canvas.Make(width, height, random.Color(215, 254, 8));
        using var canvas = new SKCanvas(picture);
        SKColor color = random.Chance(0.7f)
            ? random.Color(10, 130, 15)
            : SKColor.FromHsv(random.Between(0f, 360f), random.Between(40f, 100f), random.Between(30f, 90f));
        using var line = new SKPaint { Color = color, IsAntialias = true, Style = SKPaintStyle.Stroke };
        line.StrokeWidth = random.Between(0.015f, 0.07f) * width;
        using SKPathEffect? dashes = random.Chance(0.15f)
            ? SKPathEffect.CreateDash([width * random.Between(0.08f, 0.25f), width * random.Between(0.02f, 0.06f)], 0)
            : null;
        line.PathEffect = dashes;
        if (random.Chance(0.2f)) Box(canvas, width, height, line, random);
        else Sides(canvas, width, height, line, random);
        Canvas.Shade(canvas, width, height, random.Between(0, 60), random);
        return picture;
    }

    /// <summary>The whole box, its corners round at times.</summary>
    private static void Box(SKCanvas canvas, int width, int height, SKPaint line, SceneRandom random)
    {
        float margin = random.Between(0.03f, 0.2f) * Math.Min(width, height), corner = random.Chance(0.5f) ? margin : 0;
        canvas.RotateDegrees(random.Between(-3f, 3f), width / 2f, height / 2f);
        canvas.DrawRoundRect(SKRect.Create(margin, margin, width - 2 * margin, height - 2 * margin), corner, corner, line);
    }

    /// <summary>Lines at some sides, single or double, that cross or end.</summary>
    private static void Sides(SKCanvas canvas, int width, int height, SKPaint line, SceneRandom random)
    {
        int first = random.Between(0, 3), sides = random.Between(1, 3);
        bool areDouble = random.Chance(0.25f), askew = random.Chance(0.4f);
        float inset = random.Chance(0.5f) ? 0 : random.Between(0f, 0.14f);
        for (int i = 0; i < sides; i++)
        {
            int side = (first + i) % 4;
            bool upright = side % 2 == 0;
            (float length, float across) = upright ? (height, width) : (width, height);
            float part = random.Chance(0.5f) ? 1 : random.Between(0.5f, 1f), start = random.Pick(0, 1 - part) * length;
            float rise = askew ? random.Between(-0.03f, 0.03f) * across : 0, at = inset * across + line.StrokeWidth / 2;
            for (int k = 0; k < (areDouble ? 2 : 1); k++, at += 2.5f * line.StrokeWidth)
            {
                float depth = side < 2 ? at : across - at;
                if (upright) canvas.DrawLine(depth, start, depth + rise, start + part * length, line);
                else canvas.DrawLine(start, depth, start + part * length, depth + rise, line);
            }
        }
    }
}
