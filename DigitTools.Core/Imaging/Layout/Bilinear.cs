using System.Numerics;

namespace DigitTools.Core.Imaging.Layout;

/// <summary>Looks between four pixels.</summary>
internal static class Bilinear
{
    /// <summary>The level at a place.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="place">Pixels; the middle of the first pixel is at 0.5, 0.5.</param>
    /// <param name="outside">The level of what is more than half a pixel beyond the edge.</param>
    public static float At(Raster picture, Vector2 place, float outside)
    {
        float x = place.X - 0.5f, y = place.Y - 0.5f;
        if (x < -1 || y < -1 || x > picture.Width || y > picture.Height) return outside;
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float right = x - left, down = y - top;
        int first = Math.Clamp(left, 0, picture.Width - 1), second = Math.Clamp(left + 1, 0, picture.Width - 1);
        Span<byte> above = picture.Row(Math.Clamp(top, 0, picture.Height - 1));
        Span<byte> below = picture.Row(Math.Clamp(top + 1, 0, picture.Height - 1));
        float upper = above[first] * (1 - right) + above[second] * right, lower = below[first] * (1 - right) + below[second] * right;
        return upper * (1 - down) + lower * down;
    }
}
