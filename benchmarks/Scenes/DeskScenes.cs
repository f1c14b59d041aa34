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
        if (random.Chance(0.4f)) Grained(canvas, width, height, random);
        else if (random.Chance(0.3f)) Checked(canvas, width, height, random);
        float side = Math.Min(width, height) * random.Between(0.3f, 0.85f), tall = side * random.Between(0.9f, 1.2f);
        canvas.Save();
        canvas.Translate(width / 2f + width * random.Between(-0.12f, 0.12f), height / 2f + height * random.Between(-0.12f, 0.12f));
        canvas.RotateDegrees(random.Between(-16f, 16f));
        canvas.Concat(Perspective(random.Between(-0.25f, 0.25f) / side, random.Between(-0.25f, 0.25f) / side));
        var sheet = SKRect.Create(-side / 2, -tall / 2, side, tall);
        Lay(canvas, sheet, Paper(random));
        if (random.Chance(0.3f)) Ruled(canvas, sheet, random);
        float ink = side * random.Between(0.25f, 0.75f), room = (side - ink) / 2.5f;
        float x = random.Between(-room, room), y = random.Between(-room, room);
        SceneInk.Write(canvas, digit, SKRect.Create(x - ink / 2, y - ink / 2, ink, ink), Ink(random), random);
        canvas.Restore();
        if (random.Chance(0.25f)) Shadows.Cast(canvas, width, height, random);
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

    /// <summary>White, or a note of any colour.</summary>
    private static SKColor Paper(SceneRandom random) => random.Chance(0.25f)
        ? SKColor.FromHsv(random.Between(0f, 360f), random.Between(10f, 55f), random.Between(80f, 98f))
        : random.Color(205, 250, 6);

    /// <summary>Black, blue or pencil; or a felt pen of any colour.</summary>
    private static SKColor Ink(SceneRandom random) => random.Chance(0.75f)
        ? random.Color(10, 90, 30)
        : SKColor.FromHsv(random.Between(0f, 360f), random.Between(70f, 100f), random.Between(30f, 75f));

    private static void Ruled(SKCanvas canvas, SKRect sheet, SceneRandom random)
    {
        float step = sheet.Width * random.Between(0.05f, 0.12f);
        SKColor color = random.Color(120, 200, 30);
        using var pen = new SKPaint { IsAntialias = true, Color = color, StrokeWidth = Math.Max(1, sheet.Width * 0.004f) };
        bool squared = random.Chance(0.4f);
        for (float y = sheet.Top + step; y < sheet.Bottom; y += step) canvas.DrawLine(sheet.Left, y, sheet.Right, y, pen);
        for (float x = sheet.Left + step; squared && x < sheet.Right; x += step) canvas.DrawLine(x, sheet.Top, x, sheet.Bottom, pen);
    }

    /// <summary>A table cloth.</summary>
    private static void Checked(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        float step = width * random.Between(0.03f, 0.12f);
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha((byte)random.Between(30, 110)) };
        for (float x = 0; x < width; x += 2 * step) canvas.DrawRect(x, 0, step, height, paint);
        for (float y = 0; y < height; y += 2 * step) canvas.DrawRect(0, y, width, step, paint);
    }

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
