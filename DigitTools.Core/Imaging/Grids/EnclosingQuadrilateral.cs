using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Four sides around a convex shape, as close as they can be.</summary>
internal static class EnclosingQuadrilateral
{
    /// <summary>
    /// Takes away side after side, the one whose neighbours meet closest by, until four are left; a sheet in perspective keeps its own.
    /// </summary>
    /// <param name="hull">Corners of the shape, in one direction around; at least three.</param>
    /// <returns>Clockwise; the upper side is the one that goes most to the right. Null if the shape has no four sides.</returns>
    public static Quadrilateral? Of(ReadOnlySpan<Vector2> hull)
    {
        List<Vector2> corners = Distinct(hull);
        if (Area(corners) < 0) corners.Reverse();
        while (corners.Count > 4)
        {
            int best = -1;
            float least = float.MaxValue;
            Vector2 meeting = default;
            for (int i = 0; i < corners.Count; i++)
            {
                if (Added(corners, i, out Vector2 point) is not { } added || added >= least) continue;
                (best, least, meeting) = (i, added, point);
            }

            if (best < 0) return null;
            corners[best] = meeting;
            corners.RemoveAt((best + 1) % corners.Count);
        }

        return corners.Count == 4 ? Upright(corners) : null;
    }

    /// <summary>How much larger the shape becomes without the side that begins at a corner; null if its neighbours never meet.</summary>
    private static float? Added(List<Vector2> corners, int side, out Vector2 meeting)
    {
        int count = corners.Count;
        Vector2 before = corners[(side + count - 1) % count], start = corners[side];
        Vector2 end = corners[(side + 1) % count], after = corners[(side + 2) % count];
        Vector2 into = start - before, onward = after - end;
        float turn = Vector2.Cross(into, onward);
        meeting = default;
        if (turn <= 1e-3f * into.Length() * onward.Length()) return null;

        meeting = start + into * (Vector2.Cross(end - start, onward) / turn);
        return MathF.Abs(Vector2.Cross(meeting - start, end - start)) / 2;
    }

    private static List<Vector2> Distinct(ReadOnlySpan<Vector2> hull)
    {
        List<Vector2> corners = [];
        foreach (Vector2 corner in hull)
            if (corners.Count == 0 || Vector2.DistanceSquared(corner, corners[^1]) > 0.25f) corners.Add(corner);
        if (corners.Count > 1 && Vector2.DistanceSquared(corners[0], corners[^1]) <= 0.25f) corners.RemoveAt(corners.Count - 1);
        return corners;
    }

    /// <summary>Begins with the side that goes most to the right: that is the upper one.</summary>
    private static Quadrilateral Upright(List<Vector2> corners)
    {
        int first = 0;
        float best = float.MinValue;
        for (int i = 0; i < 4; i++)
        {
            var side = Vector2.Normalize(corners[(i + 1) % 4] - corners[i]);
            var across = Vector2.Normalize(corners[(i + 2) % 4] - corners[(i + 3) % 4]);
            float right = side.X + across.X;
            if (right > best) (first, best) = (i, right);
        }

        return new Quadrilateral(corners[first], corners[(first + 1) % 4], corners[(first + 2) % 4], corners[(first + 3) % 4]);
    }

    private static float Area(List<Vector2> corners)
    {
        float twice = 0;
        for (int i = 0; i < corners.Count; i++) twice += Vector2.Cross(corners[i], corners[(i + 1) % corners.Count]);
        return twice / 2;
    }
}
