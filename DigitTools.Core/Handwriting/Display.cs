using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>The digits of displays: seven segments, or dots in five columns and seven rows.</summary>
internal static class Display
{
    /// <summary>
    /// The lit segments: upper, middle and lower bar are a, g and d; the sides f and b of the upper half, e and c of the lower.
    /// </summary>
    private static readonly string[] s_segments = ["afbedc", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg"];

    /// <summary>With shorter tails, as many calculators have them.</summary>
    private static readonly string[] s_shortened = ["afbedc", "fe", "abged", "abgcd", "fgbc", "afgcd", "fgedc", "afbc", "abcdefg", "abcfg"];

    private static readonly string[][] s_dots =
    [
        ["01110", "10001", "10001", "10001", "10001", "10001", "01110"],
        ["00100", "01100", "00100", "00100", "00100", "00100", "01110"],
        ["01110", "10001", "00001", "00010", "00100", "01000", "11111"],
        ["01110", "10001", "00001", "00110", "00001", "10001", "01110"],
        ["00010", "00110", "01010", "10010", "11111", "00010", "00010"],
        ["11111", "10000", "11110", "00001", "00001", "10001", "01110"],
        ["00110", "01000", "10000", "11110", "10001", "10001", "01110"],
        ["11111", "00001", "00010", "00100", "01000", "01000", "01000"],
        ["01110", "10001", "10001", "01110", "10001", "10001", "01110"],
        ["01110", "10001", "10001", "01111", "00001", "00010", "01100"],
    ];

    /// <summary>Prints a digit of seven segments.</summary>
    /// <param name="digit">0 .. 9.</param>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Segments(int digit, Span<float> picture, ref Random64 random)
    {
        float weight = random.NextSingle(0.7f, 2.2f), gap = random.NextSingle(-weight / 2, MathF.Min(weight / 2 + 0.5f, 1.1f));
        float width = random.NextSingle(4, 6.5f), shear = random.NextSingle() < 0.5f ? random.NextSingle(0, 0.25f) : 0;
        string lit = random.NextSingle() < 0.25f ? s_shortened[digit] : s_segments[digit];
        var turn = Matrix3x2.CreateRotation(random.NextSingle(-0.08f, 0.08f));
        Vector2[][] paths = [.. lit.Select(s => Bar(s, gap).Select(Placed).ToArray())];
        Press.Print(paths, new Typeface([], default, weight, 0, 0, 1), picture);

        Vector2 Placed(Vector2 p) => Vector2.Transform(new Vector2(p.X * width - p.Y * shear, p.Y), turn);
    }

    /// <summary>Prints a digit of dots.</summary>
    /// <param name="digit">0 .. 9.</param>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Dots(int digit, Span<float> picture, ref Random64 random)
    {
        float size = random.NextSingle(0.7f, 1.3f), narrow = random.NextSingle(0.8f, 1.1f), shear = random.NextSingle(-0.05f, 0.2f);
        var paths = new List<Vector2[]>();
        for (int y = 0; y < s_dots[digit].Length; y++)
        {
            for (int x = 0; x < s_dots[digit][y].Length; x++)
            {
                if (s_dots[digit][y][x] == '1') paths.Add([new Vector2(x * narrow - y * shear, y)]);
            }
        }

        Press.Print(paths, new Typeface([], default, size, 0, 0, 1), picture);
    }

    /// <summary>From 0 to 1 across, from 0 to 10 down.</summary>
    private static Vector2[] Bar(char segment, float gap)
    {
        float level = segment switch { 'a' => 0, 'g' => 5, _ => 10 };
        float side = segment is 'f' or 'e' ? 0 : 1, top = segment is 'f' or 'b' ? 0 : 5;
        // What is multiplied by the width later is a sixth of it here.
        float across = gap / 5.5f;
        return segment is 'a' or 'g' or 'd'
            ? [new Vector2(across, level), new Vector2(1 - across, level)]
            : [new Vector2(side, top + gap), new Vector2(side, top + 5 - gap)];
    }
}
