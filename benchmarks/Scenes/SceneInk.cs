using System.Numerics;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Writes digits into scenes: by the pen of the training, whose drawings these are not, and from MNIST.</summary>
internal static class SceneInk
{
    /// <summary>The part of the digits that come from MNIST.</summary>
    private const float MnistPart = 0.5f;

    /// <summary>Instead of a digit: nothing.</summary>
    public const int Nothing = -2;

    /// <summary>Instead of a digit: two to five of them in a row.</summary>
    public const int Number = -3;

    /// <summary>Instead of a digit: a letter or sign that is none.</summary>
    public const int Letter = -1;

    private static readonly Lazy<DigitDataset> s_train = new(() => DigitData.Read(DigitData.ShippedFolder, DataSplit.Train));
    private static readonly Lazy<DigitDataset> s_test = new(() => DigitData.Read(DigitData.ShippedFolder, DataSplit.Test));

    /// <summary>Writes a digit.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="digit">0..9, or <see cref="Letter"/>, <see cref="Number"/>, <see cref="Nothing"/>.</param>
    /// <param name="box">The ink fills its height, or its width where the digit is wide.</param>
    /// <param name="color">Of the ink.</param>
    /// <param name="random">The chance.</param>
    public static void Write(SKCanvas canvas, int digit, SKRect box, SKColor color, SceneRandom random)
    {
        if (digit == Nothing) return;
        if (digit == Number)
        {
            Row(canvas, box, color, random);
            return;
        }

        if (random.Chance(MnistPart) && digit != Letter) Copy(canvas, digit, box, color, random);
        else Draw(canvas, digit, box, color, random);
    }

    /// <summary>A digit of MNIST.</summary>
    public static ReadOnlySpan<byte> Mnist(int digit, SceneRandom random)
    {
        DigitDataset data = (random.Half == DataSplit.Train ? s_train : s_test).Value;
        int index = random.Between(0, data.Count - 1);
        while (data.Labels[index] != digit) index = (index + 1) % data.Count;
        return data.Picture(index);
    }

    private static void Row(SKCanvas canvas, SKRect box, SKColor color, SceneRandom random)
    {
        int count = random.Between(2, 5);
        float step = box.Width / count, side = Math.Min(box.Height, step * random.Between(0.8f, 1.3f));
        for (int i = 0; i < count; i++)
        {
            float top = box.MidY - side / 2 + random.Between(-0.06f, 0.06f) * side;
            Write(canvas, random.Between(0, 9), SKRect.Create(box.Left + i * step + (step - side) / 2, top, side, side), color, random);
        }
    }

    private static void Copy(SKCanvas canvas, int digit, SKRect box, SKColor color, SceneRandom random)
    {
        ReadOnlySpan<byte> pixels = Mnist(digit, random);
        using var image = SKImage.FromPixelCopy(new SKImageInfo(DigitShape.Side, DigitShape.Side, SKColorType.Alpha8), pixels);
        SKRectI ink = InkOf(pixels);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawImage(image, ink, Inside(box, ink.Width, ink.Height), new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
    }

    private static void Draw(SKCanvas canvas, int digit, SKRect box, SKColor color, SceneRandom random)
    {
        Glyph[] ways = digit == Letter ? OutlierGlyphs.All : DigitGlyphs.All[digit];
        List<List<Vector2>> paths = Hand.WriteAsAny(ways[random.Between(0, ways.Length - 1)], ref random.Source);
        (Vector2 low, Vector2 high) = Pen.Bounds(paths);
        float thickness = random.Between(0.06f, 0.13f) * box.Height;
        var size = Vector2.Max(high - low, new Vector2(1e-3f));
        SKRect place = Inside(SKRect.Inflate(box, -thickness / 2, -thickness / 2), size.X, size.Y);
        float scale = Math.Min(place.Width / size.X, place.Height / size.Y);
        using var paint = new SKPaint
        {
            Color = color,
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = thickness,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };
        foreach (List<Vector2> path in paths)
        {
            using var line = new SKPath();
            line.AddPoly([.. path.Select(On)], close: false);
            canvas.DrawPath(line, paint);
        }

        SKPoint On(Vector2 point) => new(place.Left + (point.X - low.X) * scale, place.Top + (point.Y - low.Y) * scale);
    }

    /// <summary>The largest place of a shape in the middle of a box.</summary>
    private static SKRect Inside(SKRect box, float width, float height)
    {
        float scale = Math.Min(box.Width / width, box.Height / height);
        return SKRect.Create(box.MidX - width * scale / 2, box.MidY - height * scale / 2, width * scale, height * scale);
    }

    private static SKRectI InkOf(ReadOnlySpan<byte> pixels)
    {
        var ink = new SKRectI(DigitShape.Side, DigitShape.Side, 0, 0);
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] == 0) continue;
            (int y, int x) = Math.DivRem(i, DigitShape.Side);
            ink = new SKRectI(Math.Min(ink.Left, x), Math.Min(ink.Top, y), Math.Max(ink.Right, x + 1), Math.Max(ink.Bottom, y + 1));
        }

        return ink;
    }
}
