using System.Numerics;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Handwriting;

/// <summary>Puts the paths of a pen on paper of 28 x 28 pixels, in the layout of MNIST.</summary>
internal static class Pen
{
    private const int Side = DigitShape.Side;

    /// <summary>Draws.</summary>
    /// <param name="paths">The paths, in any place and size.</param>
    /// <param name="nib">What draws the strokes.</param>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    public static void Draw(IReadOnlyList<IReadOnlyList<Vector2>> paths, Nib nib, Span<float> picture)
    {
        (Vector2 low, Vector2 high) = Bounds(paths);
        Vector2 size = high - low;
        float scale = (MnistLayout.BoxSide - nib.Thickness) / MathF.Max(MathF.Max(size.X, size.Y), 1e-3f);
        // A dot stays a dot.
        scale = MathF.Min(scale, MnistLayout.BoxSide);
        var middle = new Vector2((Side - 1) / 2f);
        Matrix3x2 fitted = Matrix3x2.CreateTranslation(-(low + high) / 2) * Matrix3x2.CreateScale(scale);
        picture.Clear();
        Add(paths, nib, fitted * Matrix3x2.CreateTranslation(middle), picture);

        // MNIST puts the centre of mass, not the box, in the middle.
        Vector2 shift = Shift(picture);
        if (shift == Vector2.Zero) return;
        picture.Clear();
        Add(paths, nib, fitted * Matrix3x2.CreateTranslation(middle + shift), picture);
    }

    /// <summary>Adds paths to a picture.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="nib">What draws the strokes.</param>
    /// <param name="map">From the paths' places to pixels.</param>
    /// <param name="canvas">What is drawn on.</param>
    public static void Add(IReadOnlyList<IReadOnlyList<Vector2>> paths, Nib nib, Matrix3x2 map, InkCanvas canvas)
    {
        foreach (IReadOnlyList<Vector2> path in paths)
        {
            var from = Vector2.Transform(path[0], map);
            if (path.Count == 1) Line(from, from, nib.Thickness, 1, canvas);
            for (int i = 1; i < path.Count; i++)
            {
                var to = Vector2.Transform(path[i], map);
                Line(from, to, nib.ThicknessOf(to - from), 1, canvas);
                from = to;
            }
        }
    }

    /// <summary>The box around paths.</summary>
    public static (Vector2 Low, Vector2 High) Bounds(IReadOnlyList<IReadOnlyList<Vector2>> paths)
    {
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        foreach (IReadOnlyList<Vector2> path in paths)
        {
            foreach (Vector2 point in path)
            {
                low = Vector2.Min(low, point);
                high = Vector2.Max(high, point);
            }
        }

        return (low, high);
    }

    /// <summary>Adds one line to a picture.</summary>
    /// <param name="from">Pixels.</param>
    /// <param name="to">Pixels.</param>
    /// <param name="thickness">Pixels.</param>
    /// <param name="ink">How dark, 0..1.</param>
    /// <param name="canvas">What is drawn on.</param>
    public static void Line(Vector2 from, Vector2 to, float thickness, float ink, InkCanvas canvas)
    {
        // Covered where the distance to the line is under half its thickness, with a soft edge of a pixel.
        float reach = thickness / 2 + 0.5f;
        int left = Math.Max(0, (int)MathF.Ceiling(MathF.Min(from.X, to.X) - reach));
        int right = Math.Min(canvas.Width - 1, (int)MathF.Floor(MathF.Max(from.X, to.X) + reach));
        int top = Math.Max(0, (int)MathF.Ceiling(MathF.Min(from.Y, to.Y) - reach));
        int bottom = Math.Min(canvas.Height - 1, (int)MathF.Floor(MathF.Max(from.Y, to.Y) + reach));
        Vector2 along = to - from;
        float squared = along.LengthSquared();
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Vector2 d = new Vector2(x, y) - from;
                float t = squared == 0 ? 0 : Math.Clamp(Vector2.Dot(d, along) / squared, 0, 1);
                float cover = Math.Clamp(reach - (d - t * along).Length(), 0, 1) * ink;
                ref float pixel = ref canvas.Pixels[y * canvas.Width + x];
                if (cover > pixel) pixel = cover;
            }
        }
    }

    /// <summary>Whole pixels from the centre of mass to where MNIST has it.</summary>
    /// <param name="picture">784 values.</param>
    public static Vector2 Shift(ReadOnlySpan<float> picture)
    {
        float mass = 0;
        Vector2 moment = Vector2.Zero;
        for (int y = 0, i = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++, i++)
            {
                mass += picture[i];
                moment += picture[i] * new Vector2(x, y);
            }
        }

        if (mass == 0) return Vector2.Zero;
        Vector2 away = new Vector2(MnistLayout.Centre) - moment / mass;
        return new Vector2(MathF.Round(away.X), MathF.Round(away.Y));
    }
}
