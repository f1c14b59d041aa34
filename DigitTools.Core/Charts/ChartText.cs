using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Measures, shortens and draws one line of text, whatever characters a file name brings.</summary>
internal static class ChartText
{
    // A longer name is never readable in a chart, and measuring is linear in the length.
    private const int MostElements = 400;

    private static readonly ConcurrentDictionary<int, SKTypeface?> s_fallbacks = new();

    private static readonly Lazy<SKTypeface[]> s_installed =
        new(() => [.. SKFontManager.Default.FontFamilies.Select(f => SKFontManager.Default.MatchFamily(f)).OfType<SKTypeface>()]);

    /// <summary>Draws text with its baseline at y.</summary>
    public static void Text(this SKCanvas canvas, string text, float x, float y, TextStyle style, SKTextAlign align = SKTextAlign.Left)
    {
        string clean = Clean(text);
        if (align != SKTextAlign.Left) x -= WidthOfClean(clean, style) * (align == SKTextAlign.Center ? 0.5f : 1);
        using var paint = new SKPaint { Color = style.Color, IsAntialias = true };
        foreach ((string part, SKTypeface typeface) in Runs(clean, style.Typeface))
        {
            using SKFont font = Font(typeface, style.Size);
            canvas.DrawText(part, x, y, font, paint);
            x += font.MeasureText(part);
        }
    }

    /// <summary>Draws text with the middle of its digits and capitals at y.</summary>
    public static void TextMiddle(
        this SKCanvas canvas, string text, float x, float y, TextStyle style, SKTextAlign align = SKTextAlign.Left) =>
        canvas.Text(text, x, y + style.MiddleToBaseline, style, align);

    /// <summary>How wide the text is when drawn, in logical pixels.</summary>
    public static float Width(string text, TextStyle style) => WidthOfClean(Clean(text), style);

    /// <summary>The text, or its start and its end around an ellipsis if it is wider than the room for it.</summary>
    public static string Shorten(string text, float room, TextStyle style)
    {
        string clean = Clean(text);
        if (clean.Length <= MostElements && WidthOfClean(clean, style) <= room) return clean;

        // By text elements, so that no letter is parted from its accent and no surrogate from its pair.
        int[] starts = StringInfo.ParseCombiningCharacters(clean);
        int fits = 0;
        int tooMany = Math.Min(starts.Length, MostElements);
        while (tooMany - fits > 1)
        {
            int middle = (fits + tooMany) / 2;
            if (WidthOfClean(Around(clean, starts, middle), style) <= room) fits = middle;
            else tooMany = middle;
        }

        return Around(clean, starts, fits);
    }

    /// <summary>The start and the end of the text, together this many text elements.</summary>
    private static string Around(string text, int[] starts, int kept)
    {
        int head = (kept + 1) / 2;
        int tail = kept / 2;
        return string.Concat(text.AsSpan(0, starts[head]), "…", tail == 0 ? "" : text.AsSpan(starts[^tail]));
    }

    /// <summary>
    /// Composed letters (macOS stores file names decomposed, and accents are not positioned here), without line breaks
    /// and invisible joiners, and with a replacement character for half a surrogate pair and other things that are no text.
    /// </summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || IsNoCharacter(rune.Value)) clean.Append('\uFFFD');
            else if (!IsInvisible(rune)) clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize();
    }

    /// <summary>Joiners, marks of direction and variation selectors: nothing is drawn for them.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F;

    /// <summary>The 66 code points that Unicode never assigns: a file name may hold them, and normalization refuses them.</summary>
    private static bool IsNoCharacter(int codePoint) => codePoint is >= 0xFDD0 and <= 0xFDEF || (codePoint & 0xFFFE) == 0xFFFE;

    private static float WidthOfClean(string text, TextStyle style)
    {
        float width = 0;
        foreach ((string part, SKTypeface typeface) in Runs(text, style.Typeface))
        {
            using SKFont font = Font(typeface, style.Size);
            width += font.MeasureText(part);
        }

        return width;
    }

    /// <summary>Splits text into stretches that one typeface can draw: ours, or one of the machine for scripts that ours lacks.</summary>
    private static IEnumerable<(string Part, SKTypeface Typeface)> Runs(string text, SKTypeface ours)
    {
        int start = 0;
        int end = 0;
        SKTypeface current = ours;
        foreach (Rune rune in text.EnumerateRunes())
        {
            SKTypeface next = ours.ContainsGlyph(rune.Value) ? ours : Fallback(rune.Value) ?? ours;
            if (next != current && end > start)
            {
                yield return (text[start..end], current);
                start = end;
            }

            current = next;
            end += rune.Utf16SequenceLength;
        }

        if (end > start) yield return (text[start..end], current);
    }

    // Null if the machine has no such typeface either: our own then draws its box for a missing character.
    private static SKTypeface? Fallback(int codePoint) => s_fallbacks.GetOrAdd(codePoint, static c =>
        SKFontManager.Default.MatchCharacter(c)
        // Skia's build for Linux without fontconfig does not search by character.
        ?? Array.Find(s_installed.Value, t => t.ContainsGlyph(c)));

    private static SKFont Font(SKTypeface typeface, float size) => new(typeface, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };
}
