using System.Numerics;

namespace DigitTools.Core.Imaging.Regions;

/// <summary>The smallest convex shape around pixels, their corners included.</summary>
/// <param name="corners">Its corners, in one direction around.</param>
internal readonly ref struct ConvexHull(ReadOnlySpan<Vector2> corners)
{
    /// <summary>Its corners, in one direction around.</summary>
    public ReadOnlySpan<Vector2> Corners { get; } = corners;

    /// <summary>Its area, pixels.</summary>
    public float Area
    {
        get
        {
            float twice = 0;
            for (int i = 0; i < Corners.Length; i++) twice += Vector2.Cross(Corners[i], Corners[(i + 1) % Corners.Length]);
            return MathF.Abs(twice) / 2;
        }
    }

    /// <summary>How much memory it is found in.</summary>
    /// <param name="rows">As many rows of pixels.</param>
    public static int Memory(int rows) => 4 * (rows + 1);

    /// <summary>Finds it.</summary>
    /// <remarks>By the monotone chain of A. M. Andrew, 1979, from row to row.</remarks>
    /// <param name="top">The first row.</param>
    /// <param name="first">For each row from there the first column of its pixels.</param>
    /// <param name="last">For each row the column after the last; not after the first if it has none.</param>
    /// <param name="memory">Takes the corners; <see cref="Memory"/> of them.</param>
    public static ConvexHull Of(int top, scoped ReadOnlySpan<int> first, scoped ReadOnlySpan<int> last, Span<Vector2> memory)
    {
        Span<Vector2> left = memory[..(memory.Length / 2)], right = memory[(memory.Length / 2)..];
        int lefts = 0, rights = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (last[i] <= first[i]) continue;

            for (int y = top + i; y <= top + i + 1; y++)
            {
                Add(left, ref lefts, new Vector2(first[i], y), side: -1);
                Add(right, ref rights, new Vector2(last[i], y), side: 1);
            }
        }

        right[..rights].Reverse();
        right[..rights].CopyTo(left[lefts..]);
        return new ConvexHull(memory[..(lefts + rights)]);
    }

    /// <summary>The rectangle of the smallest area around it: one of its sides lies on one of those of the hull.</summary>
    public TurnedRectangle SmallestRectangle()
    {
        var smallest = new TurnedRectangle(Vector2.Zero, Vector2.UnitX, float.MaxValue, float.MaxValue);
        for (int i = 0; i < Corners.Length; i++)
        {
            Vector2 side = Corners[(i + 1) % Corners.Length] - Corners[i];
            if (side == Vector2.Zero) continue;

            var rectangle = TurnedRectangle.Around(Corners, Vector2.Normalize(side));
            if (rectangle.Area < smallest.Area) smallest = rectangle;
        }

        return smallest;
    }

    /// <summary>Adds a corner to one side, and takes out those that lie within it now.</summary>
    private static void Add(Span<Vector2> chain, ref int count, Vector2 point, int side)
    {
        while (count > 1 && side * Vector2.Cross(chain[count - 1] - chain[count - 2], point - chain[count - 2]) <= 0) count--;
        chain[count++] = point;
    }
}
