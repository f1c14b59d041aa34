using System.Numerics;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Where in a picture a grid may be: thin lines that hang together, and what they enclose.</summary>
internal static class GridCandidates
{
    /// <summary>The shorter and the longer side of a grid, as parts of the picture's longer side, at least.</summary>
    private const float LeastBreadth = 0.02f, LeastLength = 0.12f;

    /// <summary>As many are looked at, the largest.</summary>
    private const int Most = 12;

    /// <summary>Finds them, the largest first.</summary>
    /// <param name="evidence">Where thin lines are.</param>
    /// <param name="level">From this level on there is a line.</param>
    public static List<Quadrilateral> Find(BytePlane evidence, byte level)
    {
        int[] labels = new int[evidence.Pixels.Length], stack = new int[evidence.Pixels.Length];
        List<Component> pieces = [];
        Components.Find(evidence.Raster, level, labels, stack, pieces);
        int side = Math.Max(evidence.Width, evidence.Height);
        List<(Quadrilateral Corners, float Area)> found = [];
        for (int i = 0; i < pieces.Count; i++)
        {
            PixelBox box = pieces[i].Box;
            if (box.LongerSide < LeastLength * side || Math.Min(box.Width, box.Height) < LeastBreadth * side) continue;
            if (Around(labels, evidence.Width, i + 1, box) is { } corners) found.Add((corners, corners.Width * corners.Height));
        }

        found.Sort((one, other) => other.Area.CompareTo(one.Area));
        return [.. found.Take(Most).Select(f => f.Corners)];
    }

    private static Quadrilateral? Around(int[] labels, int width, int label, PixelBox box)
    {
        int[] first = new int[box.Height], last = new int[box.Height];
        for (int y = 0; y < box.Height; y++)
        {
            ReadOnlySpan<int> row = labels.AsSpan((box.Top + y) * width + box.Left, box.Width);
            int start = row.IndexOf(label);
            if (start < 0) continue;
            first[y] = box.Left + start;
            last[y] = box.Left + row.LastIndexOf(label) + 1;
        }

        var hull = ConvexHull.Of(box.Top, first, last, new Vector2[ConvexHull.Memory(box.Height)]);
        return EnclosingQuadrilateral.Of(hull.Corners);
    }
}
