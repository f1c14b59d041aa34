using SkiaSharp;

namespace DigitTools.Benchmarks;

/// <summary>Draws the paper of a sample picture.</summary>
internal static class PaperPainter
{
    private static readonly SKColor s_line = new(0x8F, 0xB4, 0xD9);

    public static void Paint(SKCanvas canvas, Sample sample)
    {
        canvas.Clear(sample.PaperColor);
        switch (sample.Paper)
        {
            case Paper.Ruled:
                Lines(canvas, sample, sample.Height / 6f, across: false);
                break;
            case Paper.Squared:
                Lines(canvas, sample, sample.Width / 10f, across: false);
                Lines(canvas, sample, sample.Width / 10f, across: true);
                break;
            case Paper.Shaded:
                Shade(canvas, sample);
                break;
        }
    }

    private static void Lines(SKCanvas canvas, Sample sample, float distance, bool across)
    {
        using var pen = new SKPaint { Color = s_line, StrokeWidth = 1.5f, IsAntialias = true };
        for (float at = distance / 2; at < (across ? sample.Width : sample.Height); at += distance)
        {
            if (across) canvas.DrawLine(at, 0, at, sample.Height, pen);
            else canvas.DrawLine(0, at, sample.Width, at, pen);
        }
    }

    private static void Shade(SKCanvas canvas, Sample sample)
    {
        using var paint = new SKPaint
        {
            Shader = SKShader.CreateLinearGradient(
                new SKPoint(0, 0), new SKPoint(sample.Width, sample.Height),
                [SKColors.Transparent, SKColors.Black.WithAlpha(70)], SKShaderTileMode.Clamp),
        };
        canvas.DrawRect(0, 0, sample.Width, sample.Height, paint);
        using var grain = new SKPaint
        {
            Shader = SKShader.CreatePerlinNoiseTurbulence(0.8f, 0.8f, 2, sample.Digit),
            BlendMode = SKBlendMode.SoftLight,
            Color = SKColors.Black.WithAlpha(60),
        };
        canvas.DrawRect(0, 0, sample.Width, sample.Height, grain);
    }
}
