using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>Writes glyphs as different people would: no two times the same.</summary>
internal static class Hand
{
    /// <summary>Writes one glyph.</summary>
    /// <param name="glyph">What to write.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>The paths of the pen, in no particular place or size; what is wide stays wide.</returns>
    public static List<List<Vector2>> Write(Glyph glyph, ref Random64 random)
    {
        // Some people write carefully, some don't.
        float unrest = 0.15f + 0.75f * random.NextSingle() * random.NextSingle();
        // Copybooks taught a slant of 30 to 40 degrees.
        bool taught = random.NextSingle() < 0.25f;
        float angle = random.NextSingle(-0.16f, 0.16f), shear = taught ? random.NextSingle(0.35f, 0.9f) : random.NextSingle(-0.2f, 0.45f);
        float width = MathF.Exp(random.NextSingle(-0.65f, 0.12f));
        Matrix3x2 map = Matrix3x2.CreateScale(width, 1) * new Matrix3x2(1, 0, -shear, 1, 0, 0) * Matrix3x2.CreateRotation(angle);

        var paths = new List<List<Vector2>>(glyph.Strokes.Count);
        foreach (Stroke stroke in glyph.Strokes)
        {
            // Strokes are set down a little apart from where they were meant.
            Vector2 offset = glyph.Strokes.Count > 1 ? Noise(ref random, unrest * 0.5f) : Vector2.Zero;
            var points = new Vector2[stroke.Points.Length];
            for (int i = 0; i < points.Length; i++)
                points[i] = Vector2.Transform(stroke.Points[i] + offset + Noise(ref random, unrest), map);
            var path = new List<Vector2>();
            new Stroke(points, stroke.Corners).Flatten(path);
            paths.Add(path);
        }

        return paths;
    }

    private static Vector2 Noise(ref Random64 random, float deviation) =>
        new(deviation * random.NextGaussian(), deviation * random.NextGaussian());
}
