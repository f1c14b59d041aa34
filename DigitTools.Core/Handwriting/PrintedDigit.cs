using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>Draws digits as type, displays and stencils print them: MNIST has none.</summary>
internal static class PrintedDigit
{
    /// <summary>Digits of which a stencil leaves enough when it breaks them in the middle.</summary>
    private static readonly int[] s_broken = [0, 3, 6, 8, 9];

    /// <summary>Draws one.</summary>
    /// <param name="digit">0 .. 9.</param>
    /// <param name="picture">784 values, ink 1 on paper 0, in the layout of MNIST.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Draw(int digit, Span<float> picture, ref Random64 random)
    {
        float kind = random.NextSingle();
        if (kind < 0.15f) Display.Segments(digit, picture, ref random);
        else if (kind < 0.2f) Display.Dots(digit, picture, ref random);
        else Set(digit, picture, ref random);

        if (kind > 0.94f && s_broken.Contains(digit)) Break(picture, ref random);
    }

    private static void Set(int digit, Span<float> picture, ref Random64 random)
    {
        var typeface = Typeface.Any(ref random);
        Glyph[] ways = typeface.Glyphs[digit];
        Press.Print(typeface.Setting.Write(ways[random.NextInt32(ways.Length)], ref random), typeface, picture);
    }

    /// <summary>The bridge of a stencil.</summary>
    private static void Break(Span<float> picture, ref Random64 random)
    {
        float x = DigitShape.Side / 2f + random.NextSingle(-1.5f, 1.5f);
        WornInk.Gap(picture, new Vector2(x, 0), new Vector2(x, DigitShape.Side), random.NextSingle(0.6f, 1.6f));
    }
}
