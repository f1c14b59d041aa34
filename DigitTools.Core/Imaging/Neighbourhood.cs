using System.Buffers;
using System.Numerics.Tensors;

namespace DigitTools.Core.Imaging;

/// <summary>Filters over the square around each pixel; beyond the edge there is nothing.</summary>
internal static class Neighbourhood
{
    private delegate void Combine(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<byte> result);

    /// <summary>The highest value of each square.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="target">Same size, other memory.</param>
    /// <param name="reach">Pixels to each side.</param>
    public static void Maximum(Raster source, Raster target, int reach) =>
        Extreme(source, target, reach, static (one, other, result) => TensorPrimitives.Max(one, other, result));

    /// <summary>The lowest value of each square.</summary>
    /// <inheritdoc cref="Maximum"/>
    public static void Minimum(Raster source, Raster target, int reach) =>
        Extreme(source, target, reach, static (one, other, result) => TensorPrimitives.Min(one, other, result));

    /// <summary>The mean of each square.</summary>
    /// <inheritdoc cref="Maximum"/>
    public static void Mean(Raster source, Raster target, int reach)
    {
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                PixelBox box = Around(source, x, y, reach);
                int sum = 0;
                for (int row = box.Top; row < box.Bottom; row++)
                    foreach (byte value in source.Row(row)[box.Left..box.Right]) sum += value;
                int count = box.Width * box.Height;
                target.Row(y)[x] = (byte)((sum + count / 2) / count);
            }
        }
    }

    /// <summary>An extreme of a square is that of its columns' extremes: whole rows at once, one over another, then shifted.</summary>
    private static void Extreme(Raster source, Raster target, int reach, Combine combine)
    {
        int width = source.Width;
        byte[] pool = ArrayPool<byte>.Shared.Rent(width);
        Span<byte> columns = pool.AsSpan(0, width);
        for (int y = 0; y < source.Height; y++)
        {
            source.Row(y).CopyTo(columns);
            for (int row = Math.Max(0, y - reach); row <= Math.Min(source.Height - 1, y + reach); row++)
                if (row != y) combine(columns, source.Row(row), columns);
            Span<byte> line = target.Row(y);
            columns.CopyTo(line);
            for (int shift = 1; shift <= Math.Min(reach, width - 1); shift++)
            {
                combine(line[shift..], columns[..^shift], line[shift..]);
                combine(line[..^shift], columns[shift..], line[..^shift]);
            }
        }

        ArrayPool<byte>.Shared.Return(pool);
    }

    private static PixelBox Around(Raster raster, int x, int y, int reach) => new(
        Math.Max(0, x - reach),
        Math.Max(0, y - reach),
        Math.Min(raster.Width, x + reach + 1),
        Math.Min(raster.Height, y + reach + 1));
}
