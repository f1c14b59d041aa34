using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Digits set in fonts, as files, the way scans and photos show them: a little turned, blurred, noisy, shaded.</summary>
internal static class PrintedDigits
{
    /// <summary>The typefaces of the font files of a folder that have all ten digits, by family.</summary>
    /// <param name="folder">Searched with the folders below.</param>
    public static IEnumerable<IGrouping<string, string>> Families(string folder)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC")
            .Order(StringComparer.Ordinal);
        var named = new List<(string Family, string File)>();
        foreach (string file in files)
        {
            using var typeface = SKTypeface.FromFile(file);
            if (typeface is not null && "0123456789".All(c => typeface.GetGlyph(c) != 0)) named.Add((typeface.FamilyName, file));
        }

        return named.GroupBy(n => n.Family, n => n.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
    }

    /// <summary>Writes pictures of each digit in each of the fonts into class folders.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="fonts">Font files.</param>
    /// <param name="count">Pictures of each digit in each font.</param>
    /// <param name="seed">Another seed, other pictures.</param>
    public static void Write(string folder, IEnumerable<string> fonts, int count, int seed)
    {
        foreach (string font in fonts)
        {
            using var typeface = SKTypeface.FromFile(font);
            for (int i = 0; i < DigitShape.ClassCount * count; i++)
            {
                int digit = i % DigitShape.ClassCount;
                var random = new Random64((ulong)seed, (ulong)StableHash(Path.GetFileName(font)), (ulong)i);
                string classFolder = Path.Combine(folder, digit.ToString(CultureInfo.InvariantCulture));
                Directory.CreateDirectory(classFolder);
                string number = (i / DigitShape.ClassCount).ToString(CultureInfo.InvariantCulture);
                string name = Path.GetFileNameWithoutExtension(font) + "-" + number;
                using SKBitmap picture = Draw(typeface, (char)('0' + digit), ref random);
                bool jpeg = random.NextSingle() < 0.5f;
                int quality = 45 + random.NextInt32(50);
                using SKData file = picture.Encode(jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, quality);
                File.WriteAllBytes(Path.Combine(classFolder, name + (jpeg ? ".jpg" : ".png")), file.Span);
            }
        }
    }

    /// <summary>The same in every process, so that a font's pictures don't depend on the fonts beside it.</summary>
    private static int StableHash(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c));

    private static SKBitmap Draw(SKTypeface typeface, char digit, ref Random64 random)
    {
        float height = 14 * MathF.Exp(random.NextSingle(0, MathF.Log(10)));
        using var font = new SKFont(typeface, 100) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true };
        using SKPath outline = Outline(font, digit);
        SKRect box = outline.TightBounds;
        float scale = height / MathF.Max(box.Height, 1), margin = height * random.NextSingle(0.2f, 0.8f);
        int width = (int)MathF.Ceiling(MathF.Max(box.Width * scale, height * 0.5f) + 2 * margin);
        int tall = (int)MathF.Ceiling(height + 2 * margin);
        bool light = random.NextSingle() < 0.1f;
        byte paper = (byte)random.NextInt32(60), ink = (byte)(random.NextInt32(90) + 150);
        if (!light) (paper, ink) = ((byte)(255 - paper), (byte)(255 - ink));

        var picture = new SKBitmap(new SKImageInfo(width, tall, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        using var blur = SKImageFilter.CreateBlur(height * random.NextSingle(0, 0.04f), height * random.NextSingle(0, 0.04f));
        using var paint = new SKPaint { Color = new SKColor(ink, ink, ink), IsAntialias = true, ImageFilter = blur };
        canvas.Clear(new SKColor(paper, paper, paper));
        canvas.Translate(width / 2f, tall / 2f);
        canvas.RotateDegrees(random.NextSingle(-5, 5));
        canvas.Scale(scale);
        canvas.Translate(-box.MidX, -box.MidY);
        canvas.DrawPath(outline, paint);
        Expose(picture, random.NextSingle(0, 0.3f), random.NextSingle(0, 12), ref random);
        return picture;
    }

    private static SKPath Outline(SKFont font, char digit) => font.GetGlyphPath(font.GetGlyph(digit)) ?? new SKPath();

    /// <summary>Light that falls off to one side, and the noise of a camera.</summary>
    private static void Expose(SKBitmap picture, float shade, float noise, ref Random64 random)
    {
        (float sin, float cos) = MathF.SinCos(random.NextSingle(0, 2 * MathF.PI));
        Span<byte> pixels = picture.GetPixelSpan();
        for (int y = 0, i = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++, i += 4)
            {
                float place = cos * ((float)x / picture.Width - 0.5f) + sin * ((float)y / picture.Height - 0.5f);
                float level = pixels[i] * (1 - shade * (place + 0.5f)) + noise * random.NextGaussian();
                pixels.Slice(i, 3).Fill((byte)Math.Clamp(level, 0, 255));
            }
        }
    }
}
