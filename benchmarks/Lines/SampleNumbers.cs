using System.Numerics;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Lines;

/// <summary>Draws the pictures of numbers that come with the examples, with their <c>labels.csv</c>.</summary>
internal static class SampleNumbers
{
    private const int Height = 96;
    private const float DigitHeight = 52;
    private const float Gap = 10;

    private static readonly string[] s_texts =
        ["1025", "14200", "385", "96", "7", "00417", "8.350-", "62.907", "2026-11-26", "2026-01-08", "31415926"];

    /// <summary>Draws them.</summary>
    /// <param name="folder">The folder for them.</param>
    /// <param name="seed">Another seed, other hands.</param>
    public static void Write(string folder, int seed)
    {
        Directory.CreateDirectory(folder);
        var written = new WrittenDigits(DigitData.Read(DigitData.ShippedFolder, DataSplit.Train));
        List<string> labels = ["\"file\",\"text\""];
        for (int i = 0; i < s_texts.Length; i++)
        {
            string text = s_texts[i], name = text.Replace(".", "", StringComparison.Ordinal).TrimEnd('-') + ".png";
            var random = new Random64((ulong)seed, 8, (ulong)i);
            using SKBitmap picture = Draw(text, written, ref random);
            using SKData png = picture.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(folder, name), png.Span);
            labels.Add($"\"{name}\",\"{string.Concat(text.Where(char.IsAsciiDigit))}\"");
        }

        File.WriteAllLines(Path.Combine(folder, "labels.csv"), labels);
    }

    private static SKBitmap Draw(string text, WrittenDigits written, ref Random64 random)
    {
        int width = 60 + (int)(text.Length * (DigitHeight * 0.95f));
        float[] pixels = new float[width * Height];
        var canvas = new InkCanvas(width, Height, pixels);
        var hand = new LineHand(written, ref random, DigitHeight);
        float x = 24, foot = (Height + DigitHeight) / 2;
        foreach (char c in text)
        {
            (ISymbol symbol, float size) = char.IsAsciiDigit(c)
                ? hand.Digit(c - '0', ref random)
                : (hand.Write(c == '.' ? SignGlyphs.Separators[0] : SignGlyphs.Dividers[0], ref random), 1);
            symbol.Draw(hand.Map(symbol.Extent, new Vector2(x, foot), size), MathF.Min(hand.Thickness, 6), 1, canvas);
            x += hand.Breadth(symbol.Extent, size) + Gap;
        }

        LinePaper.Draw(canvas, ref random);
        LinePaper.Grain(canvas, ref random);
        var picture = new SKBitmap(width, Height, SKColorType.Gray8, SKAlphaType.Opaque);
        Span<byte> levels = picture.GetPixelSpan();
        for (int i = 0; i < pixels.Length; i++) levels[i] = (byte)Math.Clamp(236 - 196 * pixels[i], 0, 255);
        return picture;
    }
}
