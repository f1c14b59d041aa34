using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>What a rectangle on paper is in a picture that was taken at an angle. Corners as they lie on the paper, pixels.</summary>
/// <param name="TopLeft">Where reading begins.</param>
/// <param name="TopRight">The end of the upper side.</param>
/// <param name="BottomRight">Across from the first.</param>
/// <param name="BottomLeft">The beginning of the lower side.</param>
internal readonly record struct Quadrilateral(Vector2 TopLeft, Vector2 TopRight, Vector2 BottomRight, Vector2 BottomLeft)
{
    /// <summary>A box whose sides are those of the picture.</summary>
    /// <param name="left">Pixels from the left edge.</param>
    /// <param name="top">Pixels from the upper edge.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static Quadrilateral Of(float left, float top, float width, float height) => new(
        new Vector2(left, top), new Vector2(left + width, top), new Vector2(left + width, top + height), new Vector2(left, top + height));

    /// <summary>The mean of the upper and the lower side, pixels.</summary>
    public float Width => (Vector2.Distance(TopLeft, TopRight) + Vector2.Distance(BottomLeft, BottomRight)) / 2;

    /// <summary>The mean of the left and the right side, pixels.</summary>
    public float Height => (Vector2.Distance(TopLeft, BottomLeft) + Vector2.Distance(TopRight, BottomRight)) / 2;

    /// <summary>The box around it to the nearest pixel, as far as it lies in a picture; at least one pixel.</summary>
    /// <param name="width">Of the picture, pixels.</param>
    /// <param name="height">Of the picture, pixels.</param>
    public PixelBox Bounds(int width, int height)
    {
        var low = Vector2.Min(Vector2.Min(TopLeft, TopRight), Vector2.Min(BottomLeft, BottomRight));
        var high = Vector2.Max(Vector2.Max(TopLeft, TopRight), Vector2.Max(BottomLeft, BottomRight));
        int left = Math.Clamp((int)MathF.Round(low.X), 0, width - 1), top = Math.Clamp((int)MathF.Round(low.Y), 0, height - 1);
        return new PixelBox(
            left,
            top,
            Math.Clamp((int)MathF.Round(high.X), left + 1, width),
            Math.Clamp((int)MathF.Round(high.Y), top + 1, height));
    }

    /// <summary>The same in a picture that is larger or smaller.</summary>
    /// <param name="scale">New pixels for each old one, across and down.</param>
    public Quadrilateral Scaled(Vector2 scale) => new(TopLeft * scale, TopRight * scale, BottomRight * scale, BottomLeft * scale);
}
