using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>A page on a desk, photographed by hand: at an angle, its paper not flat, light that falls off, a shadow, grain.</summary>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Corners">Where the corners of the page are, as they lie on the paper, from the upper left one clockwise; pixels.</param>
/// <param name="Curl">How far the middle of the page lies beside where it would be if it were flat, as a part of its height.</param>
/// <param name="Light">Where it is lightest, as parts of width and height.</param>
internal sealed record PhonePhoto(int Width, int Height, SKPoint[] Corners, float Curl, SKPoint Light)
{
    /// <summary>Looks into each pixel, across and down.</summary>
    private const int Looks = 2;

    private static readonly SKColor s_desk = new(0x8A, 0x6B, 0x4E);

    /// <summary>Takes the photo.</summary>
    /// <param name="page">The page; 4 bytes a pixel.</param>
    /// <param name="seed">Of the grain and the desk.</param>
    public SKBitmap Take(SKBitmap page, int seed)
    {
        SKMatrix toPage = SquareTo(Corners).Invert();
        using SKBitmap sharp = new(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        DrawDesk(sharp, seed);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++) Look(page, sharp, toPage, x, y);
        }

        var photo = new SKBitmap(sharp.Info);
        using (var canvas = new SKCanvas(photo))
        {
            // No lens is sharper than its sensor.
            using var lens = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(0.6f, 0.6f, SKShaderTileMode.Clamp) };
            canvas.DrawBitmap(sharp, 0, 0, lens);
            DrawLight(canvas);
        }

        var random = new Random64((ulong)seed, 10, 0);
        foreach (ref byte level in photo.GetPixelSpan())
            level = (byte)Math.Clamp(level + MathF.Round(2.2f * random.NextGaussian()), 0, 255);
        return photo;
    }

    /// <summary>What a pixel shows of the page, over the desk that is there already.</summary>
    private void Look(SKBitmap page, SKBitmap photo, SKMatrix toPage, int x, int y)
    {
        float red = 0, green = 0, blue = 0;
        int seen = 0;
        for (int i = 0; i < Looks * Looks; i++)
        {
            SKPoint at = toPage.MapPoint(x + (i % Looks + 0.5f) / Looks, y + (i / Looks + 0.5f) / Looks);
            float bend = MathF.Sin(MathF.PI * Math.Clamp(at.X, 0, 1));
            float down = at.Y + Curl * bend * (1 - 0.4f * at.Y);
            if (at.X is < 0 or >= 1 || down is < 0 or >= 1) continue;
            // Paper that turns away from the light is darker.
            float slope = 1 + 3 * Curl * MathF.Cos(MathF.PI * at.X);
            SKColor color = page.GetPixel((int)(at.X * page.Width), (int)(down * page.Height));
            (red, green, blue) = (red + color.Red * slope, green + color.Green * slope, blue + color.Blue * slope);
            seen++;
        }

        if (seen == 0) return;
        SKColor desk = photo.GetPixel(x, y);
        int rest = Looks * Looks - seen;
        photo.SetPixel(x, y, new SKColor(Mean(red, desk.Red), Mean(green, desk.Green), Mean(blue, desk.Blue)));

        byte Mean(float sum, byte below) => (byte)Math.Clamp((sum + rest * below) / (Looks * Looks), 0, 255);
    }

    private void DrawDesk(SKBitmap picture, int seed)
    {
        using var canvas = new SKCanvas(picture);
        canvas.Clear(s_desk);
        using var grain = new SKPaint
        {
            Shader = SKShader.CreatePerlinNoiseFractalNoise(0.002f, 0.06f, 4, seed),
            // Wood has veins of one colour.
            ColorFilter = SKColorFilter.CreateColorMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
            BlendMode = SKBlendMode.SoftLight,
        };
        canvas.RotateDegrees(7);
        canvas.DrawRect(-Width, -Height, 3 * Width, 3 * Height, grain);
        canvas.ResetMatrix();
        using var path = new SKPath();
        path.AddPoly(Corners);
        using var shadow = new SKPaint
        {
            Color = SKColors.Black.WithAlpha(120),
            MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 14),
        };
        canvas.Translate(9, 12);
        canvas.DrawPath(path, shadow);
    }

    /// <summary>A lamp at one side, and the soft shadow of who holds the phone.</summary>
    private void DrawLight(SKCanvas canvas)
    {
        var lamp = new SKPoint(Light.X * Width, Light.Y * Height);
        using var fall = new SKPaint
        {
            Shader = SKShader.CreateRadialGradient(
                lamp, 1.25f * Math.Max(Width, Height),
                [new SKColor(0xFF, 0xF8, 0xEA), new SKColor(0xC8, 0xBE, 0xAE), new SKColor(0x78, 0x70, 0x68)], [0, 0.5f, 1],
                SKShaderTileMode.Clamp),
            BlendMode = SKBlendMode.Multiply,
        };
        canvas.DrawRect(0, 0, Width, Height, fall);
        using var shadow = new SKPaint
        {
            Color = SKColors.Black.WithAlpha(62),
            MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, Width / 28f),
            IsAntialias = true,
        };
        canvas.Translate((1 - Light.X) * Width, (1 - Light.Y) * Height);
        canvas.RotateDegrees(24);
        canvas.DrawRoundRect(new SKRect(-0.34f * Width, -0.1f * Height, 0.16f * Width, 1.2f * Height), 80, 80, shadow);
    }

    /// <summary>The map from the square of 1 by 1 to four corners (P. Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3).</summary>
    private static SKMatrix SquareTo(SKPoint[] corners)
    {
        (SKPoint a, SKPoint b, SKPoint c, SKPoint d) = (corners[0], corners[1], corners[2], corners[3]);
        SKPoint first = b - c, second = d - c, sum = a - b + c - d;
        float determinant = first.X * second.Y - second.X * first.Y;
        float g = (sum.X * second.Y - second.X * sum.Y) / determinant, h = (first.X * sum.Y - sum.X * first.Y) / determinant;
        return new SKMatrix(
            b.X - a.X + g * b.X, d.X - a.X + h * d.X, a.X,
            b.Y - a.Y + g * b.Y, d.Y - a.Y + h * d.Y, a.Y,
            g, h, 1);
    }
}
