using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>Fills shapes with straight sides. Pictures are 784 values, ink 1 on paper 0.</summary>
internal static class Shape
{
    private const int Side = DigitShape.Side;

    /// <summary>Fills a convex shape.</summary>
    /// <param name="corners">Pixels, clockwise on the screen, where the y axis goes down.</param>
    /// <param name="softness">Pixels from full ink to none at its sides, at least 1.</param>
    /// <param name="ink">How dark, 0..1.</param>
    /// <param name="picture">784 values; what is darker already stays.</param>
    public static void Fill(ReadOnlySpan<Vector2> corners, float softness, float ink, Span<float> picture)
    {
        for (int i = 0; i < DigitShape.PixelCount; i++)
        {
            float inside = DistanceInside(corners, new Vector2(i % Side, i / Side));
            picture[i] = MathF.Max(picture[i], ink * Math.Clamp(inside / softness + 0.5f, 0, 1));
        }
    }

    /// <summary>The corners of an upright rectangle, turned around its middle, each then moved a little, as a camera sees it.</summary>
    /// <param name="middle">Pixels.</param>
    /// <param name="size">Width and height, pixels.</param>
    /// <param name="angle">Radians.</param>
    /// <param name="moves">What is added to each of the four corners, pixels.</param>
    public static Vector2[] Sheet(Vector2 middle, Vector2 size, float angle, ReadOnlySpan<Vector2> moves)
    {
        Vector2 half = size / 2;
        Vector2[] corners = [-half, half with { Y = -half.Y }, half, half with { X = -half.X }];
        var turn = Matrix3x2.CreateRotation(angle);
        for (int i = 0; i < corners.Length; i++) corners[i] = middle + Vector2.Transform(corners[i], turn) + moves[i];
        return corners;
    }

    /// <summary>How far a place is from the nearest side, pixels; negative outside.</summary>
    private static float DistanceInside(ReadOnlySpan<Vector2> corners, Vector2 place)
    {
        float nearest = float.MaxValue;
        for (int i = 0; i < corners.Length; i++)
        {
            Vector2 along = corners[(i + 1) % corners.Length] - corners[i], there = place - corners[i];
            nearest = MathF.Min(nearest, (along.X * there.Y - along.Y * there.X) / MathF.Max(along.Length(), 1e-3f));
        }

        return nearest;
    }
}
