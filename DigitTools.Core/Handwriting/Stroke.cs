using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>One movement of the pen, from where it touches the paper to where it leaves it.</summary>
/// <param name="Points">What it passes through; one point is a dot.</param>
/// <param name="Corners">For each point whether the path turns sharply there.</param>
internal sealed record Stroke(Vector2[] Points, bool[] Corners)
{
    private const int StepsPerSpan = 6;

    /// <summary>Adds the path as a polyline.</summary>
    /// <remarks>Between corners a centripetal curve would be rounder; the uniform one overshoots a little, as a hand does.
    /// E. Catmull, R. Rom, "A class of local interpolating splines", 1974.</remarks>
    /// <param name="line">Takes the points.</param>
    public void Flatten(List<Vector2> line)
    {
        line.Add(Points[0]);
        for (int i = 0; i + 1 < Points.Length; i++)
        {
            Vector2 from = Points[i], to = Points[i + 1];
            Vector2 before = i == 0 || Corners[i] ? from : Points[i - 1];
            Vector2 after = i + 2 == Points.Length || Corners[i + 1] ? to : Points[i + 2];
            for (int step = 1; step <= StepsPerSpan; step++) line.Add(Between(before, from, to, after, (float)step / StepsPerSpan));
        }
    }

    private static Vector2 Between(Vector2 before, Vector2 from, Vector2 to, Vector2 after, float t) =>
        0.5f * (2 * from + (to - before) * t + (2 * before - 5 * from + 4 * to - after) * (t * t)
            + (3 * (from - to) + after - before) * (t * t * t));
}
