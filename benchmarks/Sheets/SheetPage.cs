using System.Numerics;
using DigitTools.Core.Charts;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>A page with print, and with what one hand writes on it. Lengths are pixels, 200 an inch.</summary>
internal sealed class SheetPage : IDisposable
{
    /// <summary>Between digits of a number, as a part of their height.</summary>
    private const float Gap = 0.16f;

    private readonly SKBitmap _print;
    private readonly SKCanvas _canvas;
    private readonly float[] _ink;
    private readonly LineHand _hand;
    private Random64 _random;

    /// <summary>An empty page.</summary>
    /// <param name="width">Of the page.</param>
    /// <param name="height">Of the page.</param>
    /// <param name="written">Digits that people wrote.</param>
    /// <param name="digitHeight">Of the hand's digits.</param>
    /// <param name="seed">Another seed, another hand.</param>
    public SheetPage(int width, int height, WrittenDigits written, float digitHeight, int seed)
    {
        _print = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _print.Erase(new SKColor(0xFA, 0xF9, 0xF5));
        _canvas = new SKCanvas(_print);
        _ink = new float[width * height];
        _random = new Random64((ulong)seed, 9, 0);
        _hand = new LineHand(written, ref _random, digitHeight);
    }

    /// <summary>Prints words.</summary>
    /// <param name="text">The words.</param>
    /// <param name="x">Of their left end, or of their middle.</param>
    /// <param name="foot">Of their base line.</param>
    /// <param name="size">Of the type.</param>
    /// <param name="bold">Whether it is bold.</param>
    /// <param name="centred">Whether <paramref name="x"/> is their middle.</param>
    public void Print(string text, float x, float foot, float size, bool bold = false, bool centred = false)
    {
        using var font = new SKFont(bold ? ChartFonts.Bold : ChartFonts.Regular, size);
        using var paint = new SKPaint { Color = new SKColor(0x24, 0x24, 0x28), IsAntialias = true };
        _canvas.DrawText(text, x, foot, centred ? SKTextAlign.Center : SKTextAlign.Left, font, paint);
    }

    /// <summary>Prints a rule.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="to">Its end.</param>
    /// <param name="thickness">Of the rule.</param>
    public void Rule(SKPoint from, SKPoint to, float thickness)
    {
        using var paint = new SKPaint
        {
            Color = new SKColor(0x38, 0x38, 0x3C),
            StrokeWidth = thickness,
            StrokeCap = SKStrokeCap.Square,
            IsAntialias = true,
        };
        _canvas.DrawLine(from, to, paint);
    }

    /// <summary>Writes digits by hand.</summary>
    /// <param name="text">Digits; what else is in it is a space.</param>
    /// <param name="box">They stand in the middle of it.</param>
    public void Write(string text, SKRect box)
    {
        var digits = new List<(ISymbol Symbol, float Size, float Breadth)>(text.Length);
        foreach (char c in text.Where(char.IsAsciiDigit))
        {
            (ISymbol symbol, float size) = _hand.Digit(c - '0', ref _random);
            digits.Add((symbol, size, _hand.Breadth(symbol.Extent, size)));
        }

        float gap = Gap * _hand.Height, wide = digits.Sum(d => d.Breadth) + gap * (text.Length - 1);
        float x = box.MidX - wide / 2 + 0.05f * box.Width * _random.NextSingle(-1, 1);
        float foot = box.MidY + _hand.Height / 2 + 0.06f * box.Height * _random.NextSingle(-1, 1);
        var canvas = new InkCanvas(_print.Width, _print.Height, _ink);
        int next = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                (ISymbol symbol, float size, float breadth) = digits[next++];
                var place = new Vector2(x, foot + _hand.BaseJitter / 2 * _random.NextGaussian());
                symbol.Draw(_hand.Map(symbol.Extent, place, size), Math.Clamp(_hand.Thickness, 3.6f, 5.5f), 1, canvas);
                x += breadth;
            }

            x += gap;
        }
    }

    /// <summary>The page with all that is on it.</summary>
    /// <param name="pen">The colour of the ink.</param>
    public SKBitmap Finish(SKColor pen)
    {
        _canvas.Flush();
        SKBitmap page = _print.Copy();
        Span<byte> pixels = page.GetPixelSpan();
        for (int i = 0; i < _ink.Length; i++)
        {
            // Ink is a little uneven, as it is on paper.
            float ink = Math.Clamp(_ink[i], 0, 1) * (0.86f + 0.05f * _random.NextGaussian());
            if (ink <= 0) continue;
            Span<byte> pixel = pixels.Slice(4 * i, 3);
            pixel[0] = Mixed(pixel[0], pen.Red, ink);
            pixel[1] = Mixed(pixel[1], pen.Green, ink);
            pixel[2] = Mixed(pixel[2], pen.Blue, ink);
        }

        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _canvas.Dispose();
        _print.Dispose();
    }

    private static byte Mixed(byte paper, byte pen, float ink)
    {
        // Ink darkens print, and never lightens it.
        float mixed = paper + (Math.Min(paper, pen) - paper) * ink;
        return (byte)Math.Clamp(mixed, 0, 255);
    }
}
