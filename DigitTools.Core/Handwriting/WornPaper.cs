using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>What is on the paper beside the ink of the digit, and where it ends. Pictures are 784 values, ink 1 on paper 0.</summary>
internal static class WornPaper
{
    private const int Side = DigitShape.Side;

    /// <summary>The near part of the next digit in the row; the digit itself is then no longer in the middle.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="paths">The neighbour, in any place and size.</param>
    /// <param name="left">Whether it stands to the left.</param>
    /// <param name="visible">Pixels of it that are in the picture.</param>
    /// <param name="top">Pixels above it.</param>
    /// <param name="height">Of the neighbour, pixels.</param>
    /// <param name="thickness">Of its strokes, pixels.</param>
    public static void Neighbour(
        Span<float> picture, List<List<Vector2>> paths, bool left, float visible, float top, float height, float thickness)
    {
        Move(picture, (int)(left ? visible / 2 : -visible / 2));
        (Vector2 low, Vector2 high) = Pen.Bounds(paths);
        float scale = height / MathF.Max(high.Y - low.Y, 1);
        float x = left ? visible - scale * high.X : Side - 1 - visible - scale * low.X;
        float y = top - scale * low.Y;
        Pen.Add(paths, new Nib(thickness), Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(x, y), picture);
    }

    /// <summary>The crop was too tight on one side.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="side">0 left, 1 right, 2 top, 3 bottom.</param>
    /// <param name="lines">Pixels that are lost.</param>
    public static void Cut(Span<float> picture, int side, int lines)
    {
        for (int y = 0; y < Side; y++)
        {
            Span<float> row = picture.Slice(y * Side, Side);
            if (side == 0) row[..lines].Clear();
            else if (side == 1) row[^lines..].Clear();
            else if ((side == 2 && y < lines) || (side == 3 && y >= Side - lines)) row.Clear();
        }
    }

    /// <summary>A line of dots.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="from">Where it begins, pixels; no dot lies there.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="step">Most pixels between two dots.</param>
    /// <param name="thickness">Pixels.</param>
    /// <param name="ink">0..1.</param>
    public static void Dots(Span<float> picture, Vector2 from, Vector2 to, float step, float thickness, float ink)
    {
        int parts = Parts(from, to, step);
        for (int i = 1; i <= parts; i++)
        {
            Vector2 at = from + (float)i / parts * (to - from);
            Pen.Line(at, at, thickness, ink, picture);
        }
    }

    /// <summary>A line up and down.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="from">Where it begins, pixels.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="height">Pixels that it goes to each side.</param>
    /// <param name="step">Most pixels along the line from one turn to the next.</param>
    /// <param name="thickness">Pixels.</param>
    /// <param name="ink">0..1.</param>
    public static void Zigzag(Span<float> picture, Vector2 from, Vector2 to, float height, float step, float thickness, float ink)
    {
        Vector2 along = to - from, up = height * Vector2.Normalize(new Vector2(-along.Y, along.X));
        int parts = Parts(from, to, step);
        Vector2 last = from;
        for (int i = 1; i <= parts; i++)
        {
            Vector2 at = from + (float)i / parts * along + (i % 2 == 0 ? up : -up);
            Pen.Line(last, at, thickness, ink, picture);
            last = at;
        }
    }

    private static int Parts(Vector2 from, Vector2 to, float step) => (int)(Vector2.Distance(from, to) / step) + 1;

    /// <summary>Moves a picture by whole pixels sideways.</summary>
    private static void Move(Span<float> picture, int columns)
    {
        for (int y = 0; y < Side; y++)
        {
            Span<float> row = picture.Slice(y * Side, Side);
            if (columns > 0)
            {
                row[..^columns].CopyTo(row[columns..]);
                row[..columns].Clear();
            }
            else if (columns < 0)
            {
                row[-columns..].CopyTo(row);
                row[^-columns..].Clear();
            }
        }
    }
}
