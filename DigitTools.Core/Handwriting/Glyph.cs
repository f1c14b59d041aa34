using System.Globalization;
using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>A way to write something, as the path of the pen: strokes of points in a square of 10 by 10, the y axis down.</summary>
/// <param name="Strokes">Each one movement of the pen.</param>
internal sealed record Glyph(IReadOnlyList<Stroke> Strokes)
{
    /// <summary>
    /// Reads "x,y x,y! x,y; x,y ...": a curve through points, sharp at those with an exclamation mark, strokes after semicolons.
    /// </summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Glyph Parse(string text) => new([.. text.Split(';').Select(ParseStroke)]);

    private static Stroke ParseStroke(string text)
    {
        string[] items = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Stroke([.. items.Select(ParsePoint)], [.. items.Select(i => i.EndsWith('!'))]);
    }

    private static Vector2 ParsePoint(string text)
    {
        string[] numbers = text.TrimEnd('!').Split(',');
        return new Vector2(float.Parse(numbers[0], CultureInfo.InvariantCulture), float.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
