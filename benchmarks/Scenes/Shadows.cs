using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>What light makes on paper: shadows of what is near, folds, stripes of light.</summary>
internal static class Shadows
{
    /// <summary>One of them, anywhere.</summary>
    public static void Any(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        switch (random.Between(0, 6))
        {
            case 0: HalfPlane(canvas, width, height, Shadow(50, 150, random), random.Between(0f, 4f), random); break;
            case 1: HalfPlane(canvas, width, height, random.Color(20, 130, 40), random.Between(0f, 1.5f), random); break;
            case 2: Creases(canvas, width, height, random); break;
            case 3: Stripe(canvas, width, height, random); break;
            case 4: Bars(canvas, width, height, random); break;
            case 5: Scratch(canvas, width, height, random); break;
            default: Blob(canvas, width, height, random); break;
        }
    }

    /// <summary>One that is no fold and no edge of the paper, across what is there.</summary>
    public static void Cast(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        switch (random.Between(0, 2))
        {
            case 0: HalfPlane(canvas, width, height, Shadow(30, 120, random), random.Between(0f, 20f), random); break;
            case 1: Bars(canvas, width, height, random); break;
            default: Blob(canvas, width, height, random); break;
        }
    }

    /// <summary>One that lies on paper with writing: a shadow, or folds.</summary>
    public static void OnPaper(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        if (random.Chance(0.4f)) Creases(canvas, width, height, random);
        else Cast(canvas, width, height, random);
    }

    /// <summary>Everything on one side of a line across the picture, which may be the table beside the paper.</summary>
    private static void HalfPlane(SKCanvas canvas, int width, int height, SKColor color, float blur, SceneRandom random)
    {
        float far = 3f * Math.Max(width, height);
        canvas.Save();
        canvas.Translate(width * random.Between(0.15f, 0.85f), height * random.Between(0.15f, 0.85f));
        float turn = random.Chance(0.6f) ? random.Between(-9f, 9f) : random.Between(-45f, 45f);
        canvas.RotateDegrees(90 * random.Between(0, 3) + turn);
        using SKPaint paint = Soft(color, blur);
        canvas.DrawRect(SKRect.Create(0, -far, far, 2 * far), paint);
        // Two edges make a corner.
        if (random.Chance(0.2f)) canvas.DrawRect(SKRect.Create(-far, random.Between(0f, height / 3f), far, far), paint);
        canvas.Restore();
    }

    /// <summary>Folds: dark lines with a light one beside each.</summary>
    private static void Creases(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        int count = random.Pick(1, 1, 2, 3);
        for (int i = 0; i < count; i++)
        {
            float thickness = Math.Max(1, width * random.Between(0.003f, 0.015f)), far = 2f * Math.Max(width, height);
            canvas.Save();
            canvas.Translate(width * random.Between(0.15f, 0.85f), height * random.Between(0.15f, 0.85f));
            canvas.RotateDegrees(90 * random.Between(0, 1) + (random.Chance(0.6f) ? random.Between(-8f, 8f) : random.Between(-45f, 45f)));
            using SKPaint dark = Soft(Shadow(40, 130, random), random.Between(0f, 1.5f));
            using SKPaint light = Soft(SKColors.White.WithAlpha((byte)random.Between(40, 130)), random.Between(0f, 1.5f));
            canvas.DrawRect(SKRect.Create(-far, 0, 2 * far, thickness), dark);
            canvas.DrawRect(SKRect.Create(-far, thickness, 2 * far, thickness), light);
            canvas.Restore();
        }
    }

    /// <summary>A fold or scratch that ends on the paper.</summary>
    private static void Scratch(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        float length = Math.Min(width, height) * random.Between(0.3f, 0.95f);
        canvas.Save();
        canvas.Translate(width * random.Between(0.3f, 0.7f), height * random.Between(0.4f, 0.6f));
        canvas.RotateDegrees(random.Chance(0.6f) ? random.Between(-8f, 8f) : random.Between(-90f, 90f));
        using SKPaint line = Soft(Shadow(25, 120, random), random.Between(0f, 1.5f));
        float thickness = Math.Max(1, length * random.Between(0.006f, 0.03f));
        canvas.DrawRect(SKRect.Create(-thickness / 2, -length / 2, thickness, length), line);
        canvas.Restore();
    }

    /// <summary>Light that falls through a gap: the rest is in the shadow, or the stripe is a little lighter than the rest.</summary>
    private static void Stripe(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        if (random.Chance(0.7f)) canvas.DrawColor(Shadow(60, 130, random), SKBlendMode.SrcOver);
        float far = 2f * Math.Max(width, height), thickness = random.Between(0.04f, 0.2f) * width;
        canvas.Save();
        canvas.Translate(width * random.Between(0.25f, 0.75f), height * random.Between(0.25f, 0.75f));
        canvas.RotateDegrees(random.Chance(0.5f) ? 90 + random.Between(-12f, 12f) : random.Between(0f, 180f));
        using SKPaint light = Soft(random.Color(235, 255, 4), random.Between(0f, 2f));
        canvas.DrawRect(SKRect.Create(-far, -thickness / 2, 2 * far, thickness), light);
        canvas.Restore();
    }

    /// <summary>The bars of a window or a fence, one way or crossed.</summary>
    private static void Bars(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        float far = 2f * Math.Max(width, height), step = width * random.Between(0.2f, 0.6f);
        float thickness = step * random.Between(0.08f, 0.35f);
        int ways = random.Between(1, 2);
        float turn = random.Between(-40f, 40f);
        SKColor color = Shadow(35, 130, random);
        float blur = random.Between(0f, 3f);
        for (int way = 0; way < ways; way++)
        {
            canvas.Save();
            canvas.Translate(width / 2f, height / 2f);
            canvas.RotateDegrees(turn + 90 * way + random.Between(-6f, 6f));
            using SKPaint paint = Soft(color, blur);
            for (float at = -far + random.Between(0f, step); at < far; at += step)
                canvas.DrawRect(SKRect.Create(-far, at, 2 * far, thickness), paint);
            canvas.Restore();
        }
    }

    /// <summary>A head, an arm with fingers, the phone: from one side into the picture.</summary>
    private static void Blob(SKCanvas canvas, int width, int height, SceneRandom random)
    {
        float size = Math.Min(width, height) * random.Between(0.25f, 0.7f), far = 2f * Math.Max(width, height);
        canvas.Save();
        canvas.Translate(width * random.Between(0.1f, 0.9f), height * random.Between(0.1f, 0.9f));
        canvas.RotateDegrees(random.Between(0f, 360f));
        using SKPaint paint = Soft(Shadow(40, 150, random), random.Between(0f, 8f));
        using var path = new SKPath { FillType = SKPathFillType.Winding };
        switch (random.Between(0, 2))
        {
            case 0: path.AddOval(SKRect.Create(-size / 2, -size / 2, size, size * random.Between(0.7f, 1.4f))); break;
            case 1:
                float length = random.Chance(0.5f) ? size : far;
                path.AddRoundRect(SKRect.Create(-size / 4, -size / 2, size / 2, length), size / 20, size / 20);
                break;
            default: Hand(path, size, far, random); break;
        }

        canvas.DrawPath(path, paint);
        canvas.Restore();
    }

    private static void Hand(SKPath path, float size, float far, SceneRandom random)
    {
        path.AddOval(SKRect.Create(-size / 4, -size / 4, size / 2, size / 2));
        path.AddRect(SKRect.Create(-size / 8, 0, size / 4, far));
        int fingers = random.Between(2, 5);
        for (int i = 0; i < fingers; i++)
        {
            using var finger = new SKPath();
            float length = size * random.Between(0.4f, 0.65f);
            finger.AddRoundRect(SKRect.Create(-size / 20, -length, size / 10, length), size / 20, size / 20);
            finger.Transform(SKMatrix.CreateRotationDegrees(-50 + 100f * i / (fingers - 1) + random.Between(-8f, 8f)));
            path.AddPath(finger);
        }
    }

    private static SKPaint Soft(SKColor color, float blur) => new()
    {
        Color = color,
        IsAntialias = true,
        MaskFilter = blur > 0.5f ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null,
    };

    private static SKColor Shadow(int weakest, int strongest, SceneRandom random) =>
        SKColors.Black.WithAlpha((byte)random.Between(weakest, strongest));
}
