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
        switch (random.Between(0, 3))
        {
            case 0: HalfPlane(canvas, width, height, Shadow(50, 150, random), random.Between(0f, 4f), random); break;
            case 1: HalfPlane(canvas, width, height, random.Color(20, 130, 40), random.Between(0f, 1.5f), random); break;
            case 2: Crease(canvas, width, height, random); break;
            default: Stripe(canvas, width, height, random); break;
        }

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

    /// <summary>Everything on one side of a line across the picture.</summary>
    private static void HalfPlane(SKCanvas canvas, int width, int height, SKColor color, float blur, SceneRandom random)
    {
        float at = random.Between(0.25f, 0.75f), lean = random.Between(-0.15f, 0.15f), far = 3f * Math.Max(width, height);
        bool upright = random.Chance(0.5f);
        SKPoint from = upright ? new SKPoint((at - lean) * width, -far) : new SKPoint(-far, (at - lean) * height);
        SKPoint to = upright ? new SKPoint((at + lean) * width, height + far) : new SKPoint(width + far, (at + lean) * height);
        SKPoint aside = upright ? new SKPoint(far, 0) : new SKPoint(0, far);
        using var path = new SKPath();
        path.AddPoly([from, to, to + aside, from + aside], close: true);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        using SKMaskFilter? soft = blur > 0.5f ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null;
        paint.MaskFilter = soft;
        canvas.DrawPath(path, paint);
    }

    /// <summary>A fold: a dark line with a light one beside it.</summary>
    private static void Crease(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        float at = random.Between(0.2f, 0.8f), lean = random.Between(-0.1f, 0.1f);
        float thickness = Math.Max(1, width * random.Between(0.004f, 0.015f));
        bool upright = random.Chance(0.5f);
        SKPoint from = upright ? new SKPoint((at - lean) * width, 0) : new SKPoint(0, (at - lean) * height);
        SKPoint to = upright ? new SKPoint((at + lean) * width, height) : new SKPoint(width, (at + lean) * height);
        SKPoint aside = upright ? new SKPoint(thickness, 0) : new SKPoint(0, thickness);
        SKColor bright = SKColors.White.WithAlpha((byte)random.Between(40, 130));
        using var dark = new SKPaint { Color = Shadow(40, 130, random), IsAntialias = true, StrokeWidth = thickness };
        using var light = new SKPaint { Color = bright, IsAntialias = true, StrokeWidth = thickness };
        canvas.DrawLine(from, to, dark);
        canvas.DrawLine(from + aside, to + aside, light);
    }

    /// <summary>Light that falls through a gap: the rest is in the shadow.</summary>
    private static void Stripe(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        canvas.DrawColor(Shadow(60, 130, random), SKBlendMode.SrcOver);
        float at = random.Between(0.25f, 0.75f), lean = random.Between(-0.2f, 0.2f), thickness = random.Between(0.04f, 0.2f) * width;
        using var light = new SKPaint { Color = random.Color(235, 255, 4), IsAntialias = true, StrokeWidth = thickness };
        canvas.DrawLine((at - lean) * width, -thickness, (at + lean) * width, height + thickness, light);
    }

    private static SKColor Shadow(int weakest, int strongest, SceneRandom random) =>
        SKColors.Black.WithAlpha((byte)random.Between(weakest, strongest));
}
