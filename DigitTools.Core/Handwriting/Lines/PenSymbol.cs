using System.Numerics;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>A symbol drawn by the pen.</summary>
/// <param name="paths">The paths of the pen, in the square of 10 by 10.</param>
/// <param name="pressure">As in <see cref="Nib.Pressure"/>.</param>
internal sealed class PenSymbol(IReadOnlyList<IReadOnlyList<Vector2>> paths, float pressure) : ISymbol
{
    /// <inheritdoc/>
    public (float Left, float Right) Extent
    {
        get
        {
            (Vector2 low, Vector2 high) = Pen.Bounds(paths);
            return (low.X, high.X);
        }
    }

    /// <inheritdoc/>
    public (Vector2 First, Vector2 Last)? Ends => (paths[0][0], paths[^1][^1]);

    /// <inheritdoc/>
    public InkBox Draw(Matrix3x2 map, float thickness, float ink, InkCanvas canvas)
    {
        var nib = new Nib(thickness, pressure);
        InkBox box = InkBox.Nothing;
        foreach (IReadOnlyList<Vector2> path in paths)
        {
            var from = Vector2.Transform(path[0], map);
            box = box.With(from);
            if (path.Count == 1) Pen.Line(from, from, thickness, ink, canvas);
            for (int i = 1; i < path.Count; i++)
            {
                var to = Vector2.Transform(path[i], map);
                Pen.Line(from, to, nib.ThicknessOf(to - from), ink, canvas);
                box = box.With(to);
                from = to;
            }
        }

        return box.Grown(thickness / 2);
    }
}
