using System.Buffers;
using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Preprocessing.Lines;

/// <summary>
/// Where the columns of a cut line lie in the picture. A line is not turned, only shifted down along its slope, so that its columns are
/// columns of the picture, and each is found once.
/// </summary>
internal readonly ref struct LineColumns
{
    private readonly Column[] _columns;
    private readonly int _parts;

    /// <param name="ink">The picture.</param>
    /// <param name="map">From places in the line to those in the picture, pixels.</param>
    /// <param name="parts">Places that are looked at in each column.</param>
    /// <param name="count">Places in all.</param>
    public LineColumns(Raster ink, Matrix3x2 map, int parts, int count)
    {
        _parts = parts;
        _columns = ArrayPool<Column>.Shared.Rent(count);
        for (int i = 0; i < count; i++)
        {
            float along = (i + 0.5f) / parts, x = map.M11 * along + map.M31 - 0.5f;
            int left = (int)MathF.Floor(x);
            bool isOutside = x < -1 || x > ink.Width;
            _columns[i] = new Column(
                isOutside ? -1 : Math.Clamp(left, 0, ink.Width - 1), Math.Clamp(left + 1, 0, ink.Width - 1), x - left, map.M12 * along);
        }
    }

    /// <summary>Adds the levels of one row of places, looked at between four pixels; beyond the edge there is paper.</summary>
    /// <param name="ink">The picture.</param>
    /// <param name="y">Where the row begins, pixels of the picture.</param>
    /// <param name="sums">One for each column of the line.</param>
    public void Add(Raster ink, float y, Span<float> sums)
    {
        ReadOnlySpan<byte> pixels = ink.Pixels;
        for (int i = 0, x = 0; x < sums.Length; x++)
        {
            float sum = 0;
            for (int part = 0; part < _parts; part++, i++)
            {
                ref readonly Column column = ref _columns[i];
                float down = y + column.Fall - 0.5f;
                if (column.Left < 0 || down < -1 || down > ink.Height)
                {
                    sum += Background.PaperLevel;
                    continue;
                }

                int top = (int)MathF.Floor(down);
                down -= top;
                int above = Math.Clamp(top, 0, ink.Height - 1) * ink.Width, below = Math.Clamp(top + 1, 0, ink.Height - 1) * ink.Width;
                float upper = pixels[above + column.Left] + column.Part * (pixels[above + column.Right] - pixels[above + column.Left]);
                float lower = pixels[below + column.Left] + column.Part * (pixels[below + column.Right] - pixels[below + column.Left]);
                sum += upper + down * (lower - upper);
            }

            sums[x] += sum;
        }
    }

    public void Dispose() => ArrayPool<Column>.Shared.Return(_columns);

    /// <param name="Left">The pixel to the left; -1 beyond the edge.</param>
    /// <param name="Right">The pixel to the right.</param>
    /// <param name="Part">How far it is from the first to the second, 0..1.</param>
    /// <param name="Fall">How far the line has fallen there, pixels.</param>
    private readonly record struct Column(int Left, int Right, float Part, float Fall);
}
