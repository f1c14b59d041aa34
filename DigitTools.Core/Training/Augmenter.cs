using DigitTools.Core.Data;

namespace DigitTools.Core.Training;

/// <summary>
/// Redraws 28 x 28 digits the way other hands and pens would: moved, turned, slanted, stretched, bent and thickened.
/// Every result is a function of the picture and the random stream alone.
/// </summary>
/// <remarks>
/// Bending after P. Simard, D. Steinkraus, J. Platt, "Best practices for convolutional neural networks applied to visual
/// document analysis", ICDAR 2003, with a cubic B-spline over a coarse grid in place of a blurred noise field.
/// </remarks>
internal static class Augmenter
{
    private const int Side = DigitShape.Side;
    private const int Pixels = DigitShape.PixelCount;
    private const int Grid = 6;

    private static readonly float[] s_spline = SplineWeights();

    /// <summary>Redraws one picture.</summary>
    /// <param name="source">784 bytes, ink 255.</param>
    /// <param name="target">784 values in 0..1, ink 1.</param>
    /// <param name="ranges">How far to go.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Redraw(ReadOnlySpan<byte> source, Span<float> target, AugmentationRanges ranges, ref Random64 random)
    {
        var move = new DigitMove(
            Spread(ref random, ranges.RotationDegrees),
            Spread(ref random, ranges.Shear),
            Spread(ref random, ranges.LogScale),
            Spread(ref random, ranges.LogAspect),
            Spread(ref random, ranges.Shift),
            Spread(ref random, ranges.Shift));

        Span<float> bendX = stackalloc float[Pixels];
        Span<float> bendY = stackalloc float[Pixels];
        Bend(bendX, ranges.Bend, ref random);
        Bend(bendY, ranges.Bend, ref random);

        for (int row = 0, i = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++, i++)
            {
                (float x, float y) = move.SourceOf(column, row);
                target[i] = DigitMove.Sample(source, x + bendX[i], y + bendY[i]);
            }
        }

        float pen = random.NextSingle(-ranges.Thinner, ranges.Thicker);
        if (ranges.Thicker + ranges.Thinner > 0) ChangeThickness(target, pen);
    }

    /// <summary>The picture as it is.</summary>
    public static void Copy(ReadOnlySpan<byte> source, Span<float> target)
    {
        for (int i = 0; i < Pixels; i++) target[i] = source[i] * (1 / 255f);
    }

    private static float Spread(ref Random64 random, float range) => random.NextSingle(-range, range);

    /// <summary>A smooth random field with the given standard deviation at the grid's nodes, pixels.</summary>
    private static void Bend(Span<float> field, float deviation, ref Random64 random)
    {
        if (deviation == 0)
        {
            field.Clear();
            return;
        }

        Span<float> nodes = stackalloc float[Grid * Grid];
        for (int i = 0; i < nodes.Length; i++) nodes[i] = deviation * random.NextGaussian();

        // Rows first, then columns: the spline is a product of two.
        Span<float> rows = stackalloc float[Grid * Side];
        for (int g = 0; g < Grid; g++)
        {
            for (int x = 0; x < Side; x++)
            {
                float sum = 0;
                for (int k = 0; k < Grid; k++) sum += s_spline[x * Grid + k] * nodes[g * Grid + k];
                rows[g * Side + x] = sum;
            }
        }

        for (int y = 0; y < Side; y++)
        {
            Span<float> line = field.Slice(y * Side, Side);
            line.Clear();
            for (int g = 0; g < Grid; g++)
            {
                float weight = s_spline[y * Grid + g];
                if (weight == 0) continue;
                for (int x = 0; x < Side; x++) line[x] += weight * rows[g * Side + x];
            }
        }
    }

    /// <summary>Mixes in the largest (pen over 0) or smallest neighbour; 1 is a whole pixel on each side.</summary>
    private static void ChangeThickness(Span<float> picture, float pen)
    {
        Span<float> rows = stackalloc float[Pixels];
        bool thicker = pen > 0;
        float part = MathF.Abs(pen);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                int i = y * Side + x;
                float left = picture[x > 0 ? i - 1 : i], right = picture[x < Side - 1 ? i + 1 : i];
                rows[i] = thicker ? MathF.Max(picture[i], MathF.Max(left, right)) : MathF.Min(picture[i], MathF.Min(left, right));
            }
        }

        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                int i = y * Side + x;
                float above = rows[y > 0 ? i - Side : i], below = rows[y < Side - 1 ? i + Side : i];
                float extreme = thicker ? MathF.Max(rows[i], MathF.Max(above, below)) : MathF.Min(rows[i], MathF.Min(above, below));
                picture[i] += part * (extreme - picture[i]);
            }
        }
    }

    /// <summary>Uniform cubic B-spline: 28 x Grid weights, each row's sum 1.</summary>
    private static float[] SplineWeights()
    {
        float[] weights = new float[Side * Grid];
        for (int x = 0; x < Side; x++)
        {
            // The outer nodes lie one spacing outside the picture, so that every pixel is inside four of them.
            float u = 1 + (Grid - 3f) * x / (Side - 1);
            int cell = Math.Min((int)u, Grid - 3);
            float t = u - cell;
            Span<float> w = weights.AsSpan(x * Grid + cell - 1, 4);
            w[0] = (1 - t) * (1 - t) * (1 - t) / 6;
            w[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
            w[2] = (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6;
            w[3] = t * t * t / 6;
        }

        return weights;
    }
}
