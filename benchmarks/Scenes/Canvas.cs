using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>What all painters of scenes need.</summary>
internal static class Canvas
{
    /// <summary>How pictures are made smaller.</summary>
    public static SKSamplingOptions Reducing { get; } = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>An even picture.</summary>
    public static SKBitmap Make(int width, int height, SKColor color)
    {
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        picture.Erase(color);
        return picture;
    }

    /// <summary>A square anywhere in a picture, not nearer to its edges than a tenth of itself, if there is room.</summary>
    public static SKRect Somewhere(int width, int height, float side, SceneRandom random)
    {
        float x = Math.Max(0, width - side), y = Math.Max(0, height - side), margin = side / 10;
        return SKRect.Create(Place(x), Place(y), side, side);

        float Place(float room) => room < 2 * margin ? room / 2 : random.Between(margin, room - margin);
    }

    /// <summary>Light that falls off towards one side.</summary>
    public static void Shade(SKCanvas canvas, int width, int height, int strength, SceneRandom random)
    {
        float angle = random.Between(0, 2 * MathF.PI);
        var middle = new SKPoint(width / 2f, height / 2f);
        var reach = new SKPoint(MathF.Cos(angle) * width / 2, MathF.Sin(angle) * height / 2);
        using var shader = SKShader.CreateLinearGradient(
            middle - reach, middle + reach, [SKColors.Transparent, SKColors.Black.WithAlpha((byte)strength)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, paint);
    }
}
