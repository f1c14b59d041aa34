using System.Numerics;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Handwriting;

/// <summary>Prints strokes with sharp corners and flat ends, as type has them, where a pen would leave round ones.</summary>
internal static class Press
{
    private const int Side = DigitShape.Side;

    /// <summary>Points that are looked at in a row and a column of each pixel.</summary>
    private const int Fine = 3;

    /// <summary>How far a corner may stick out, in halves of the thickness.</summary>
    private const float Miter = 1.6f;

    /// <summary>Prints a digit in the layout of MNIST.</summary>
    /// <param name="paths">The middle of the strokes; a path of one point is a ball.</param>
    /// <param name="typeface">How thick they are.</param>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    public static void Print(IReadOnlyList<IReadOnlyList<Vector2>> paths, Typeface typeface, Span<float> picture)
    {
        var triangles = new List<Vector2>();
        foreach (IReadOnlyList<Vector2> path in paths)
        {
            if (path.Count == 1) AddBall(path[0], typeface.Weight * typeface.Ball / 2, triangles);
            else AddStroke(path, typeface, triangles);
        }

        (Vector2 low, Vector2 high) = Pen.Bounds([triangles]);
        Vector2 size = high - low;
        Matrix3x2 map = Matrix3x2.CreateTranslation(-(low + high) / 2)
            * Matrix3x2.CreateScale(MnistLayout.BoxSide / MathF.Max(MathF.Max(size.X, size.Y), 1e-3f))
            * Matrix3x2.CreateTranslation(new Vector2(Side / 2f));
        Fill(triangles, map, picture);
        Vector2 shift = Pen.Shift(picture);
        if (shift != Vector2.Zero) Fill(triangles, map * Matrix3x2.CreateTranslation(shift), picture);
    }

    private static void AddStroke(IReadOnlyList<Vector2> path, Typeface typeface, List<Vector2> triangles)
    {
        Vector2[] points = [.. path.Where((p, i) => i == 0 || Vector2.Distance(p, path[i - 1]) > 1e-3f)];
        if (points.Length < 2) return;
        (Vector2 left, Vector2 right) = (default, default);
        for (int i = 0; i < points.Length; i++)
        {
            Vector2 before = Direction(points, i - 1), after = Direction(points, i);
            float thickness = typeface.ThicknessOf(Vector2.Normalize(before + after * 1.001f));
            Vector2 half = Across(before, after) * thickness / 2;
            // Where the path turns back sharply the two pieces would only touch.
            if (Vector2.Dot(before, after) < -0.2f) AddBall(points[i], typeface.ThicknessOf(after) / 2, triangles);
            (Vector2 nextLeft, Vector2 nextRight) = (points[i] - half, points[i] + half);
            if (i > 0) triangles.AddRange([left, right, nextRight, left, nextRight, nextLeft]);
            (left, right) = (nextLeft, nextRight);
        }
    }

    /// <summary>The direction of a piece; beyond the ends that of the last.</summary>
    private static Vector2 Direction(Vector2[] points, int piece)
    {
        int from = Math.Clamp(piece, 0, points.Length - 2);
        return Vector2.Normalize(points[from + 1] - points[from]);
    }

    /// <summary>Across the path, so long that both pieces get their thickness.</summary>
    private static Vector2 Across(Vector2 before, Vector2 after)
    {
        Vector2 normal = new(-after.Y, after.X), both = normal + new Vector2(-before.Y, before.X);
        if (both.LengthSquared() < 1e-4f) return normal;
        both = Vector2.Normalize(both);
        return both * MathF.Min(Miter, 1 / MathF.Max(Vector2.Dot(both, normal), 1e-3f));
    }

    private static void AddBall(Vector2 middle, float radius, List<Vector2> triangles)
    {
        const int corners = 12;
        for (int i = 0; i < corners; i++) triangles.AddRange([middle, Corner(i), Corner(i + 1)]);

        Vector2 Corner(int i)
        {
            (float sin, float cos) = MathF.SinCos(2 * MathF.PI * i / corners);
            return middle + radius * new Vector2(cos, sin);
        }
    }

    /// <summary>Each pixel has as much ink as the part of its points that lie in a triangle.</summary>
    private static void Fill(List<Vector2> triangles, Matrix3x2 map, Span<float> picture)
    {
        const int fineSide = Side * Fine;
        Span<bool> points = new bool[fineSide * fineSide];
        Matrix3x2 fine = map * Matrix3x2.CreateScale(Fine);
        for (int i = 0; i < triangles.Count; i += 3)
            FillTriangle(At(i), At(i + 1), At(i + 2), points);

        picture.Clear();
        for (int i = 0; i < points.Length; i++)
        {
            if (points[i]) picture[i / fineSide / Fine * Side + i % fineSide / Fine] += 1f / (Fine * Fine);
        }

        Vector2 At(int i) => Vector2.Transform(triangles[i], fine);
    }

    private static void FillTriangle(Vector2 a, Vector2 b, Vector2 c, Span<bool> points)
    {
        const int fineSide = Side * Fine;
        Vector2 low = Vector2.Min(a, Vector2.Min(b, c)), high = Vector2.Max(a, Vector2.Max(b, c));
        int left = Math.Max(0, (int)(low.X - 0.5f)), right = Math.Min(fineSide - 1, (int)(high.X + 0.5f));
        int top = Math.Max(0, (int)(low.Y - 0.5f)), bottom = Math.Min(fineSide - 1, (int)(high.Y + 0.5f));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                var p = new Vector2(x + 0.5f, y + 0.5f);
                float ab = Turn(a, b, p), bc = Turn(b, c, p), ca = Turn(c, a, p);
                if ((ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0)) points[y * fineSide + x] = true;
            }
        }
    }

    private static float Turn(Vector2 from, Vector2 to, Vector2 p) => (to.X - from.X) * (p.Y - from.Y) - (to.Y - from.Y) * (p.X - from.X);
}
