using DigitTools.Core.Charts;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Scenes in which something of another colour surrounds the paper.</summary>
internal static class FrameScenes
{
    /// <summary>A light digit on a dark plate, in a coloured frame.</summary>
    public static SKBitmap Plate(int digit, SceneRandom random)
    {
        int side = random.Chance(0.2f) ? random.Between(22, 100) : random.Between(100, 500);
        SKBitmap picture = Canvas.Make(side, (int)(side * random.Between(0.8f, 1.2f)), Strong(random));
        using var canvas = new SKCanvas(picture);
        var plate = SKRect.Inflate(picture.Info.Rect, -side * random.Between(0.06f, 0.18f), -side * random.Between(0.06f, 0.18f));
        Fill(canvas, plate, random.Color(5, 60, 15), random.Chance(0.5f) ? side * 0.04f : 0);
        SceneInk.Write(canvas, digit, Middle(plate, random.Between(0.55f, 0.85f)), random.Color(200, 252, 15), random);
        return picture;
    }

    /// <summary>A dark digit on light paper, with a frame of any colour round it.</summary>
    public static SKBitmap Frame(int digit, SceneRandom random)
    {
        int side = random.Chance(0.2f) ? random.Between(22, 80) : random.Between(80, 500);
        SKColor frame = random.Chance(0.5f) ? random.Color(0, 120, 10) : Strong(random);
        SKBitmap picture = Canvas.Make(side, (int)(side * random.Between(0.8f, 1.2f)), frame);
        using var canvas = new SKCanvas(picture);
        float thickness = side * random.Between(0.02f, 0.15f);
        var paper = SKRect.Inflate(picture.Info.Rect, -thickness, -thickness);
        Fill(canvas, paper, random.Color(225, 252, 5), 0);
        SceneInk.Write(canvas, digit, Middle(paper, random.Between(0.5f, 0.8f)), random.Color(5, 90, 25), random);
        return picture;
    }

    /// <summary>A window of a drawing program: its canvas in another tone than what is round it.</summary>
    public static SKBitmap Window(int digit, SceneRandom random)
    {
        int width = random.Between(200, 700), height = (int)(width * random.Between(0.9f, 1.3f));
        bool lightCanvas = random.Chance(0.5f);
        (SKColor dark, SKColor light) = (random.Color(20, 70, 6), random.Color(225, 252, 4));
        SKBitmap picture = Canvas.Make(width, height, lightCanvas ? dark : light);
        using var canvas = new SKCanvas(picture);
        float bar = Math.Max(14, height * 0.06f);
        Fill(canvas, SKRect.Create(0, 0, width, bar), lightCanvas ? random.Color(70, 110, 6) : random.Color(190, 220, 6), 0);
        for (int i = 0; i < 3; i++)
            Fill(canvas, SKRect.Create(width - (i + 1) * bar, bar * 0.25f, bar * 0.5f, bar * 0.5f), Strong(random), bar * 0.25f);
        Write(canvas, "Draw a digit", bar * 0.5f, bar * 0.68f, bar * 0.55f, lightCanvas ? light : dark);
        float margin = width * random.Between(0.04f, 0.15f), bottom = height * random.Between(0.1f, 0.25f);
        var paper = new SKRect(margin, bar + margin, width - margin, height - bottom);
        Fill(canvas, paper, lightCanvas ? random.Color(245, 255, 1) : random.Color(0, 20, 1), 0);
        var button = SKRect.Create(margin, height - bottom * 0.75f, width * 0.25f, bottom * 0.5f);
        Fill(canvas, button, lightCanvas ? random.Color(90, 130, 6) : random.Color(170, 205, 6), 4);
        SKColor ink = lightCanvas ? random.Color(0, 40, 4) : random.Color(235, 255, 2);
        SceneInk.Write(canvas, digit, Middle(paper, random.Between(0.45f, 0.8f)), ink, random);
        return picture;
    }

    /// <summary>A dark panel on a light page, as a notebook or a plot shows a digit of MNIST.</summary>
    public static SKBitmap Panel(int digit, SceneRandom random)
    {
        int width = random.Between(150, 640), height = (int)(width * random.Between(0.75f, 1.1f));
        SKBitmap picture = Canvas.Make(width, height, random.Color(245, 255, 2));
        using var canvas = new SKCanvas(picture);
        float side = Math.Min(width, height) * random.Between(0.5f, 0.85f);
        var panel = SKRect.Create((width - side) / 2, (height - side) * random.Between(0.4f, 0.7f), side, side);
        Fill(canvas, panel, random.Color(0, 45, 5), 0);
        float text = Math.Max(8, side * 0.06f);
        string title = random.Pick("", "", "Sample", "Prediction", "Input image");
        Write(canvas, title, panel.Left, panel.Top - text * 0.5f, text, SKColors.Black);
        if (random.Chance(0.5f)) Ticks(canvas, panel, text);
        SceneInk.Write(canvas, digit, Middle(panel, random.Between(0.6f, 0.8f)), random.Color(230, 255, 2), random);
        return picture;
    }

    /// <summary>A grid of dark panels, a digit on each, as a notebook shows a batch.</summary>
    public static SKBitmap Panels(SceneRandom random)
    {
        int columns = random.Between(2, 6), rows = random.Between(1, 5), side = random.Between(40, 140);
        float gap = side * random.Between(0.05f, 0.4f), line = gap + side * random.Between(0f, 0.3f);
        bool dark = random.Chance(0.8f);
        (SKColor panel, SKColor ink) = dark
            ? (random.Color(0, 45, 5), random.Color(230, 255, 2))
            : (random.Color(225, 245, 5), random.Color(5, 70, 20));
        SKColor page = dark ? random.Color(235, 255, 2) : random.Color(60, 200, 20);
        SKBitmap picture = Canvas.Make((int)(gap + columns * (side + gap)), (int)(line + rows * (side + line)), page);
        using var canvas = new SKCanvas(picture);
        for (int i = 0; i < rows * columns; i++)
        {
            var box = SKRect.Create(gap + i % columns * (side + gap), line + i / columns * (side + line), side, side);
            Fill(canvas, box, panel, 0);
            SceneInk.Write(canvas, random.Between(0, 9), Middle(box, random.Between(0.6f, 0.8f)), ink, random);
        }

        return picture;
    }

    private static void Ticks(SKCanvas canvas, SKRect panel, float text)
    {
        using var pen = new SKPaint { Color = SKColors.Black, StrokeWidth = 1 };
        for (int i = 0; i < 6; i++)
        {
            float x = panel.Left + (i + 0.5f) * panel.Width / 6, y = panel.Top + (i + 0.5f) * panel.Height / 6;
            canvas.DrawLine(x, panel.Bottom, x, panel.Bottom + text * 0.3f, pen);
            canvas.DrawLine(panel.Left - text * 0.3f, y, panel.Left, y, pen);
        }
    }

    private static void Fill(SKCanvas canvas, SKRect box, SKColor color, float corner)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRoundRect(box, corner, corner, paint);
    }

    private static void Write(SKCanvas canvas, string text, float x, float y, float size, SKColor color)
    {
        using var font = new SKFont(ChartFonts.Regular, size);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, y, font, paint);
    }

    /// <summary>A square in the middle of a box, this part of its shorter side.</summary>
    private static SKRect Middle(SKRect box, float part)
    {
        float side = Math.Min(box.Width, box.Height) * part;
        return SKRect.Create(box.MidX - side / 2, box.MidY - side / 2, side, side);
    }

    /// <summary>A colour that nobody would call gray.</summary>
    private static SKColor Strong(SceneRandom random) =>
        SKColor.FromHsv(random.Between(0f, 359f), random.Between(60f, 100f), random.Between(50f, 95f));
}
