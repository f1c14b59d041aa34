using System.Numerics;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Tests.Handwriting;

public sealed class PressTests
{
    private const int Side = DigitShape.Side;

    /// <summary>A stem of 10 by 2 units becomes a rectangle of 20 by 3.6 pixels: the ends are as wide as the middle.</summary>
    [Fact]
    public void Press_Print_LeavesFlatEnds()
    {
        float[] picture = Print(new Typeface([], default, Weight: 1.8f, 0, 0, 1), [new Vector2(5, 0), new Vector2(5, 10)]);
        float[] rows = [.. Enumerable.Range(0, Side).Select(y => picture.AsSpan(y * Side, Side).ToArray().Sum())];
        float[] inked = [.. rows.Where(r => r > 0)];
        Assert.InRange(inked.Length, 20, 21);
        Assert.All(inked[1..^1], r => Assert.InRange(r, 3.2f, 4));
        Assert.Equal(inked[1], inked[^2], 0.01f);
    }

    [Fact]
    public void Press_Print_ContrastThinsLevelStrokes()
    {
        // As of a pen: many points on each side, so that the corners are only the ends.
        Vector2[] corners = [new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 0)];
        Vector2[] square = [.. Enumerable.Range(0, 41)
            .Select(i => Vector2.Lerp(corners[i / 10], corners[Math.Min(i / 10 + 1, 4)], i % 10 / 10f))];
        float[] even = Print(new Typeface([], default, 2, 0, 0, 1), square);
        float[] stressed = Print(new Typeface([], default, 2, 0.7f, 0, 1), square);
        Assert.InRange(Ink(even, level: true) / Ink(even, level: false), 0.9f, 1.1f);
        Assert.InRange(Ink(stressed, level: true) / Ink(stressed, level: false), 0.15f, 0.5f);
    }

    [Fact]
    public void PrintedDigit_Draw_LiesAsDigitsOfMnistDo()
    {
        float[] picture = new float[DigitShape.PixelCount];
        for (ulong i = 0; i < 300; i++)
        {
            Random64 random = new(5, 0, i), again = new(5, 0, i);
            PrintedDigit.Draw((int)(i % 10), picture, ref random);
            Assert.All(picture, p => Assert.InRange(p, 0, 1.001f));
            int[] inked = [.. Enumerable.Range(0, picture.Length).Where(p => picture[p] > 0.3f)];
            int width = inked.Max(p => p % Side) - inked.Min(p => p % Side) + 1;
            int height = inked.Max(p => p / Side) - inked.Min(p => p / Side) + 1;
            Assert.InRange(Math.Max(width, height), 16, 21);
            Vector2 away = Pen.Shift(picture);
            Assert.InRange(away.Length(), 0, 1.5f);

            float[] second = new float[DigitShape.PixelCount];
            PrintedDigit.Draw((int)(i % 10), second, ref again);
            Assert.Equal(picture, second);
        }
    }

    private static float[] Print(Typeface typeface, params Vector2[][] paths)
    {
        float[] picture = new float[DigitShape.PixelCount];
        Press.Print(paths, typeface, picture);
        return picture;
    }

    /// <summary>Ink in the middle column, which level strokes cross, or in the middle row.</summary>
    private static float Ink(float[] picture, bool level) =>
        Enumerable.Range(0, Side).Sum(i => level ? picture[i * Side + Side / 2] : picture[Side / 2 * Side + i]);
}
