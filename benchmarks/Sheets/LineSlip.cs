using System.Globalization;
using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>A form with lines to write on, and no boxes: what <c>-Template</c> is for.</summary>
internal static class LineSlip
{
    private const int Width = 1240, Height = 827;

    private static readonly (string Name, string Text, string Kind, string Pattern, SKRect Box)[] s_fields =
    [
        ("Customer", "40719", "text", "#####", new SKRect(420, 190, 1040, 290)),
        ("Date", "26 11 2026", "text", "##.##.####", new SKRect(420, 330, 1040, 430)),
        ("Reading", "083517", "text", "", new SKRect(420, 470, 1040, 570)),
        ("Persons", "4", "digit", "", new SKRect(420, 610, 580, 710)),
    ];

    /// <summary>Draws the page.</summary>
    /// <param name="written">Digits that people wrote.</param>
    /// <param name="seed">Another seed, another hand.</param>
    public static SKBitmap Draw(WrittenDigits written, int seed)
    {
        using var page = new SheetPage(Width, Height, written, 62, seed);
        page.Print("Water meter", 120, 120, 52, bold: true);
        foreach ((string name, string text, _, _, SKRect box) in s_fields)
        {
            page.Print(name, 120, box.Bottom - 16, 36);
            page.Rule(new SKPoint(box.Left, box.Bottom - 8), new SKPoint(box.Right, box.Bottom - 8), 2);
            page.Write(text, box);
        }

        return page.Finish(new SKColor(0x1C, 0x2C, 0x74));
    }

    /// <summary>The template that says where its fields are, line by line: in shares, so that it fits a scan of any resolution.</summary>
    public static IEnumerable<string> Template() =>
        s_fields.Select(field => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            "{field.Name}","{Share(field.Box.Left, Width)},{Share(field.Box.Top, Height)},{Share(field.Box.Width, Width)},{Share(
                field.Box.Height, Height)}","{field.Kind}","{field.Pattern}"
            """)).Prepend("\"name\",\"region\",\"kind\",\"pattern\"");

    private static string Share(float length, int of) => (length / of).ToString("0.000", CultureInfo.InvariantCulture);
}
