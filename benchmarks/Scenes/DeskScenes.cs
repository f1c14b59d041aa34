using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Scenes of a sheet of paper that somebody photographed.</summary>
internal static class DeskScenes
{
    /// <summary>A sheet on a desk, turned a little and seen at an angle, with a digit on it.</summary>
    public static SKBitmap Sheet(int digit, SceneRandom random)
    {
        int width = random.Between(240, 800), height = (int)(width * random.Between(0.75f, 1.33f));
        SKBitmap picture = Canvas.Make(width, height, Desk(random));
        using var canvas = new SKCanvas(picture);
        if (random.Chance(0.5f)) Grained(canvas, width, height, random);
        float side = Math.Min(width, height) * random.Between(0.45f, 0.8f), tall = side * random.Between(0.9f, 1.2f);
        canvas.Save();
        canvas.Translate(width / 2f + width * random.Between(-0.05f, 0.05f), height / 2f + height * random.Between(-0.05f, 0.05f));
        canvas.RotateDegrees(random.Between(-12f, 12f));
        canvas.Concat(Perspective(random.Between(-0.25f, 0.25f) / side, random.Between(-0.25f, 0.25f) / side));
        var sheet = SKRect.Create(-side / 2, -tall / 2, side, tall);
        Lay(canvas, sheet, random.Color(215, 250, 6));
        float ink = side * random.Between(0.35f, 0.7f);
        SceneInk.Write(canvas, digit, SKRect.Create(-ink / 2, -ink / 2, ink, ink), random.Color(10, 90, 30), random);
        canvas.Restore();
        Canvas.Shade(canvas, width, height, random.Between(0, 90), random);
        return picture;
    }

    /// <summary>Paper with a soft shadow.</summary>
    private static void Lay(SKCanvas canvas, SKRect sheet, SKColor color)
    {
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 4);
        using var shadow = new SKPaint { Color = SKColors.Black.WithAlpha(90), IsAntialias = true, MaskFilter = soft };
        using var paper = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(sheet.Left + 3, sheet.Top + 3, sheet.Width, sheet.Height), shadow);
        canvas.DrawRect(sheet, paper);
    }

    private static SKMatrix Perspective(float x, float y) => new(1, 0, 0, 0, 1, 0, x, y, 1);

    /// <summary>Wood, plastic or cloth.</summary>
    private static SKColor Desk(SceneRandom random) => random.Chance(0.6f)
        ? SKColor.FromHsv(random.Between(15f, 40f), random.Between(25f, 65f), random.Between(25f, 75f))
        : random.Color(20, 150, 30);

    private static void Grained(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        using var pen = new SKPaint { IsAntialias = true, Color = SKColors.Black.WithAlpha((byte)random.Between(10, 35)) };
        for (float y = 0; y < height; y += random.Between(3f, 14f))
        {
            pen.StrokeWidth = random.Between(0.5f, 2.5f);
            canvas.DrawLine(0, y, width, y + random.Between(-4f, 4f), pen);
        }
    }
}
