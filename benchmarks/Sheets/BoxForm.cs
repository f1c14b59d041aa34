using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>A form with a box for each digit: a number, a date and a postal code.</summary>
internal static class BoxForm
{
    private const int Width = 1654, Height = 1165;
    private const float Left = 130, Side = 92, BoxHeight = 112;

    /// <summary>The longest first, as grids are numbered.</summary>
    private static readonly (string Name, string Digits, string Hint)[] s_rows =
    [
        ("Member number", "4071362958", ""),
        ("Date of birth", "23081974", "DDMMYYYY"),
        ("Postal code", "60485", ""),
    ];

    /// <summary>Draws the page.</summary>
    /// <param name="written">Digits that people wrote.</param>
    /// <param name="seed">Another seed, another hand.</param>
    /// <param name="labels">What is in its boxes.</param>
    public static SKBitmap Draw(WrittenDigits written, int seed, List<SheetLabel> labels)
    {
        using var page = new SheetPage(Width, Height, written, 66, seed);
        page.Print("Town library", Left, 150, 60, bold: true);
        page.Print("Registration. One digit in each box, please.", Left, 215, 34);
        for (int i = 0; i < s_rows.Length; i++) Row(page, i, labels);
        return page.Finish(new SKColor(0x22, 0x22, 0x2A));
    }

    private static void Row(SheetPage page, int number, List<SheetLabel> labels)
    {
        (string name, string digits, string hint) = s_rows[number];
        float top = 340 + number * 262, right = Left + digits.Length * Side;
        page.Print(name, Left, top - 22, 34);
        page.Rule(new SKPoint(Left, top), new SKPoint(right, top), 3);
        page.Rule(new SKPoint(Left, top + BoxHeight), new SKPoint(right, top + BoxHeight), 3);
        for (int i = 0; i <= digits.Length; i++)
        {
            float x = Left + i * Side;
            page.Rule(new SKPoint(x, top), new SKPoint(x, top + BoxHeight), 3);
            if (i == digits.Length) break;
            page.Write(digits[i].ToString(), new SKRect(x, top, x + Side, top + BoxHeight));
            labels.Add(new SheetLabel(number + 1, 1, i + 1, digits[i].ToString()));
            if (hint.Length > 0) page.Print(hint[i].ToString(), x + Side / 2, top + BoxHeight + 34, 26, centred: true);
        }
    }
}
