using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>How somebody writes: no two people alike, and no glyph two times the same.</summary>
/// <param name="Unrest">How far points of a stroke are from where they were meant, in units of the glyphs' square of 10 by 10.</param>
/// <param name="Angle">Radians by which glyphs are turned.</param>
/// <param name="Shear">How far the top leans to the right, for each unit of height.</param>
/// <param name="Width">What widths are multiplied by.</param>
internal readonly record struct Hand(float Unrest, float Angle, float Shear, float Width)
{
    /// <summary>Anybody's hand.</summary>
    /// <param name="random">The stream to draw from.</param>
    public static Hand Any(ref Random64 random)
    {
        // Some people write carefully, some don't.
        float unrest = 0.15f + 0.75f * random.NextSingle() * random.NextSingle();
        // Copybooks taught a slant of 30 to 40 degrees.
        bool taught = random.NextSingle() < 0.25f;
        float angle = random.NextSingle(-0.16f, 0.16f), shear = taught ? random.NextSingle(0.35f, 0.9f) : random.NextSingle(-0.2f, 0.45f);
        return new Hand(unrest, angle, shear, MathF.Exp(random.NextSingle(-0.65f, 0.12f)));
    }

    /// <summary>Writes one glyph as anybody would.</summary>
    /// <param name="glyph">What to write.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>The paths of the pen, in no particular place or size; what is wide stays wide.</returns>
    public static List<List<Vector2>> WriteAsAny(Glyph glyph, ref Random64 random) => Any(ref random).Write(glyph, ref random);

    /// <summary>Writes one glyph.</summary>
    /// <param name="glyph">What to write.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>The paths of the pen, in no particular place or size; what is wide stays wide.</returns>
    public List<List<Vector2>> Write(Glyph glyph, ref Random64 random)
    {
        Matrix3x2 map = Matrix3x2.CreateScale(Width, 1) * new Matrix3x2(1, 0, -Shear, 1, 0, 0) * Matrix3x2.CreateRotation(Angle);
        var paths = new List<List<Vector2>>(glyph.Strokes.Count);
        foreach (Stroke stroke in glyph.Strokes)
        {
            // Strokes are set down a little apart from where they were meant.
            Vector2 offset = glyph.Strokes.Count > 1 ? Noise(ref random, Unrest * 0.5f) : Vector2.Zero;
            var points = new Vector2[stroke.Points.Length];
            for (int i = 0; i < points.Length; i++)
                points[i] = Vector2.Transform(stroke.Points[i] + offset + Noise(ref random, Unrest), map);
            var path = new List<Vector2>();
            new Stroke(points, stroke.Corners).Flatten(path);
            paths.Add(path);
        }

        return paths;
    }

    private static Vector2 Noise(ref Random64 random, float deviation) =>
        new(deviation * random.NextGaussian(), deviation * random.NextGaussian());
}
