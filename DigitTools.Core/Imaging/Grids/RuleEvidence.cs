using System.Buffers;
using System.Numerics.Tensors;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>How much each place of a picture looks like a thin dark line on lighter paper: rules, and the strokes of the writing.</summary>
internal static class RuleEvidence
{
    /// <summary>A line is thinner than this part of the longer side.</summary>
    private const float ThickestLine = 1 / 90f;

    /// <summary>Pixels: the least that a line is followed to each side.</summary>
    private const int LeastReach = 3;

    /// <summary>What is darker than this level is taken for this level: the noise of black is no evidence.</summary>
    private const int Darkest = 40;

    /// <summary>Finds it.</summary>
    /// <param name="picture">Dark lines on light paper.</param>
    /// <returns>0 none .. 255 black on white, by the light that paper reflects around there.</returns>
    public static BytePlane Of(BytePlane picture)
    {
        int reach = Math.Max(LeastReach, (int)(Math.Max(picture.Width, picture.Height) * ThickestLine / 2));
        BytePlane paper = Paper(picture, reach);
        var evidence = new BytePlane(picture.Width, picture.Height);
        for (int i = 0; i < evidence.Pixels.Length; i++)
        {
            int light = Math.Max((int)paper.Pixels[i], Darkest);
            evidence.Pixels[i] = (byte)Math.Clamp((light - Math.Max((int)picture.Pixels[i], Darkest)) * byte.MaxValue / light, 0, byte.MaxValue);
        }

        return evidence;
    }

    /// <summary>The paper behind what is darker and thinner than twice a reach.</summary>
    /// <param name="picture">Dark lines on light paper.</param>
    /// <param name="reach">Pixels to each side.</param>
    public static BytePlane Paper(BytePlane picture, int reach)
    {
        BytePlane raised = new(picture.Width, picture.Height), paper = new(picture.Width, picture.Height);
        Extreme(picture, raised, reach, isHighest: true);
        Extreme(raised, paper, reach, isHighest: false);
        // Beside a shadow the mean is that of light and shade; the shade is no line.
        Blur(paper, raised, reach);
        TensorPrimitives.Min(raised.Pixels, paper.Pixels, raised.Pixels);
        return raised;
    }

    /// <summary>Lines as wide as to touch what is near.</summary>
    /// <param name="evidence">Where thin lines are.</param>
    /// <param name="reach">Pixels to each side.</param>
    public static BytePlane Widened(BytePlane evidence, int reach)
    {
        var wide = new BytePlane(evidence.Width, evidence.Height);
        Extreme(evidence, wide, reach, isHighest: true);
        return wide;
    }

    /// <summary>
    /// The highest or lowest level of a square, in steps of doubled reach: the extreme of extremes is that of a larger square.
    /// </summary>
    private static void Extreme(BytePlane source, BytePlane target, int reach, bool isHighest)
    {
        int width = source.Width;
        byte[] memory = ArrayPool<byte>.Shared.Rent(source.Pixels.Length);
        Span<byte> rows = memory.AsSpan(0, source.Pixels.Length);
        source.Pixels.CopyTo(rows);
        for (int done = 0; done < reach;)
        {
            int step = Math.Min(2 * done + 1, reach - done), shift = step * width;
            if (shift >= rows.Length) break;
            rows.CopyTo(target.Pixels);
            Combine(target.Pixels.AsSpan(shift), rows[..^shift], target.Pixels.AsSpan(shift), isHighest);
            Combine(target.Pixels.AsSpan(0, rows.Length - shift), rows[shift..], target.Pixels.AsSpan(0, rows.Length - shift), isHighest);
            target.Pixels.CopyTo(rows);
            done += step;
        }

        byte[] line = ArrayPool<byte>.Shared.Rent(width);
        for (int y = 0; y < source.Height; y++)
        {
            Span<byte> row = rows.Slice(y * width, width), wide = line.AsSpan(0, width);
            for (int done = 0; done < reach;)
            {
                int step = Math.Min(2 * done + 1, reach - done);
                if (step >= width) break;
                row.CopyTo(wide);
                Combine(wide[step..], row[..^step], wide[step..], isHighest);
                Combine(wide[..^step], row[step..], wide[..^step], isHighest);
                wide.CopyTo(row);
                done += step;
            }

            row.CopyTo(target.Row(y));
        }

        ArrayPool<byte>.Shared.Return(line);
        ArrayPool<byte>.Shared.Return(memory);
    }

    private static void Combine(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<byte> result, bool isHighest)
    {
        if (isHighest) TensorPrimitives.Max(one, other, result);
        else TensorPrimitives.Min(one, other, result);
    }

    /// <summary>The mean of each square: sums over columns that move down, and over them a sum that moves to the right.</summary>
    private static void Blur(BytePlane source, BytePlane target, int reach)
    {
        int width = source.Width, height = source.Height;
        int[] columns = new int[width];
        for (int y = -reach; y < height; y++)
        {
            if (y + reach < height) AddRow(source.Row(y + reach), columns, 1);
            if (y - reach - 1 >= 0) AddRow(source.Row(y - reach - 1), columns, -1);
            if (y < 0) continue;

            int rows = Math.Min(height, y + reach + 1) - Math.Max(0, y - reach);
            Span<byte> line = target.Row(y);
            int sum = 0;
            for (int x = -reach; x < width; x++)
            {
                if (x + reach < width) sum += columns[x + reach];
                if (x - reach - 1 >= 0) sum -= columns[x - reach - 1];
                if (x < 0) continue;
                int count = rows * (Math.Min(width, x + reach + 1) - Math.Max(0, x - reach));
                line[x] = (byte)(sum / count);
            }
        }
    }

    private static void AddRow(ReadOnlySpan<byte> row, Span<int> columns, int sign)
    {
        for (int x = 0; x < row.Length; x++) columns[x] += sign * row[x];
    }
}
