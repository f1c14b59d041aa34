using DigitTools.Benchmarks.Accuracy;
using DigitTools.Core;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Scenes that are nothing but one sign.</summary>
internal static class BitmapScenes
{
    /// <summary>A letter or sign that fills its picture, small or not.</summary>
    public static SKBitmap Letter(int digit, SceneRandom random) =>
        random.Chance(0.5f) ? Filled(SceneInk.Letter, random) : WritingScenes.Tight(SceneInk.Letter, random);

    /// <summary>A small square that its digit fills from top to bottom or from side to side, as postal readers keep them.</summary>
    public static SKBitmap Filled(int digit, SceneRandom random)
    {
        using SKBitmap large = Canvas.Make(4 * DigitShape.Side, 4 * DigitShape.Side, SKColors.Black);
        using (var canvas = new SKCanvas(large)) SceneInk.Write(canvas, digit, large.Info.Rect, SKColors.White, random);
        var info = new SKImageInfo(DigitShape.Side, DigitShape.Side, SKColorType.Gray8, SKAlphaType.Opaque);
        using SKBitmap written = large.Resize(info, Canvas.Reducing);
        if (random.Chance(0.5f)) SetUpright(written);

        int tones = random.Pick(2, 17, 256, 256);
        int side = random.Between(tones == 2 ? 12 : 8, 20);
        byte[] bitmap = new SmallBitmap("", side, tones, IsStretched: random.Chance(0.3f)).Make(written.GetPixelSpan());
        (SKColor paper, SKColor ink) = random.Chance(0.5f) ? (SKColors.Black, SKColors.White) : (SKColors.White, SKColors.Black);
        SKBitmap picture = Canvas.Make(side, side, paper);
        for (int i = 0; i < bitmap.Length; i++)
        {
            byte level = ink == SKColors.White ? bitmap[i] : (byte)(byte.MaxValue - bitmap[i]);
            picture.SetPixel(i % side, i / side, new SKColor(level, level, level));
        }

        return picture;
    }

    /// <summary>Takes the slant away, as many such readers do before they keep a digit.</summary>
    private static void SetUpright(SKBitmap digit)
    {
        byte[] slanted = digit.GetPixelSpan().ToArray();
        new DigitMove(degrees: 0, DigitSlant.Of(slanted), logScale: 0, logAspect: 0, x: 0, y: 0).Draw(slanted, digit.GetPixelSpan());
    }
}
