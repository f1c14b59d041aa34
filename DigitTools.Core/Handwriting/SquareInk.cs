using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>The level of a square picture at a place between its pixels, with paper all around it.</summary>
internal static class SquareInk
{
    /// <summary>Weighs the four pixels around a place by how near they are.</summary>
    /// <param name="picture"><paramref name="side"/> x <paramref name="side"/> levels.</param>
    /// <param name="side">Pixels of a side.</param>
    /// <param name="at">Pixels; whole numbers are the middles of pixels.</param>
    public static float Between(ReadOnlySpan<float> picture, int side, Vector2 at)
    {
        int x = (int)MathF.Floor(at.X), y = (int)MathF.Floor(at.Y);
        float u = at.X - x, v = at.Y - y;
        float above = (1 - u) * Pixel(picture, side, x, y) + u * Pixel(picture, side, x + 1, y);
        float below = (1 - u) * Pixel(picture, side, x, y + 1) + u * Pixel(picture, side, x + 1, y + 1);
        return (1 - v) * above + v * below;
    }

    /// <summary>A pixel; paper, 0, outside.</summary>
    /// <param name="picture"><paramref name="side"/> x <paramref name="side"/> levels.</param>
    /// <param name="side">Pixels of a side.</param>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    public static float Pixel(ReadOnlySpan<float> picture, int side, int x, int y) =>
        (uint)x < (uint)side && (uint)y < (uint)side ? picture[y * side + x] : 0;
}
