using System.Numerics;

namespace DigitTools.Core.Imaging.Regions;

/// <summary>A rectangle that may be turned.</summary>
/// <param name="Corner">One of its corners, pixels.</param>
/// <param name="Along">The direction of the side from there, of length 1; the other side goes to the right of it.</param>
/// <param name="Length">Of that side, pixels.</param>
/// <param name="Breadth">Of the other one.</param>
internal readonly record struct TurnedRectangle(Vector2 Corner, Vector2 Along, float Length, float Breadth)
{
    /// <summary>Its area, pixels.</summary>
    public float Area => Length * Breadth;

    /// <summary>By how many degrees, -45..45, clockwise, it is turned out of the upright position that is nearest.</summary>
    public float Turn
    {
        get
        {
            float degrees = float.RadiansToDegrees(MathF.Atan2(Along.Y, Along.X));
            return degrees - 90 * MathF.Round(degrees / 90);
        }
    }

    /// <summary>The smallest one of a direction around points.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="along">The direction, of length 1.</param>
    public static TurnedRectangle Around(ReadOnlySpan<Vector2> points, Vector2 along)
    {
        var across = new Vector2(-along.Y, along.X);
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        foreach (Vector2 point in points)
        {
            var place = new Vector2(Vector2.Dot(point, along), Vector2.Dot(point, across));
            low = Vector2.Min(low, place);
            high = Vector2.Max(high, place);
        }

        return new TurnedRectangle(low.X * along + low.Y * across, along, high.X - low.X, high.Y - low.Y);
    }

    /// <summary>Where a point is along the two sides: 0..1 inside.</summary>
    public Vector2 Place(Vector2 point)
    {
        Vector2 from = point - Corner;
        return new Vector2(Vector2.Dot(from, Along) / Length, Vector2.Dot(from, new Vector2(-Along.Y, Along.X)) / Breadth);
    }
}
