using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Preprocessing;

/// <summary>How much ink is like something drawn by a ruler: no hand is as straight.</summary>
/// <param name="Bend">
/// How much broader the ink is, as a whole, than its strokes are thick, as a part of their thickness: 0 for a straight bar of even
/// thickness, however it is turned.
/// </param>
/// <param name="Boxed">
/// How much of a side of the smallest rectangle around it, turned or not, ink runs along, 0..1, on the side where that is least: near 1 for
/// a frame of straight lines, half for a ring.
/// </param>
internal readonly record struct InkShape(float Bend, float Boxed)
{
    /// <summary>Ink runs along a side if it is as near to it as this part of the rectangle.</summary>
    private const float Near = 0.06f;

    /// <summary>Parts of a side, in each of which there is ink or not.</summary>
    private const int SideParts = 32;

    /// <summary>Rows: what is taller is rare, and gets its memory from the heap.</summary>
    private const int MostOnStack = 512;

    /// <summary>Measures the pieces kept.</summary>
    /// <param name="labels">The piece of each pixel.</param>
    /// <param name="kept">One for paper, false, and one for each piece.</param>
    /// <param name="box">The box around them.</param>
    /// <param name="thickness">Pixels: the mean thickness of their strokes, over 0.</param>
    public static InkShape Of(LabelPlane labels, ReadOnlySpan<bool> kept, PixelBox box, float thickness)
    {
        int rows = Math.Max(0, box.Height);
        Span<int> first = rows <= MostOnStack ? stackalloc int[rows] : new int[rows];
        Span<int> last = rows <= MostOnStack ? stackalloc int[rows] : new int[rows];
        last.Clear();
        double count = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (int row = box.Top; row < box.Bottom; row++)
        {
            ReadOnlySpan<int> line = labels.Row(row);
            first[row - box.Top] = box.Right;
            for (int column = box.Left; column < box.Right; column++)
            {
                if (!kept[line[column]]) continue;

                first[row - box.Top] = Math.Min(first[row - box.Top], column);
                last[row - box.Top] = column + 1;
                count++;
                x += column;
                y += row;
                xx += (double)column * column;
                yy += (double)row * row;
                xy += (double)column * row;
            }
        }

        if (count == 0) return default;

        double varianceX = xx / count - x / count * (x / count), varianceY = yy / count - y / count * (y / count);
        double covariance = xy / count - x / count * (y / count);
        double across = (varianceX + varianceY - Math.Sqrt(Math.Pow(varianceX - varianceY, 2) + 4 * covariance * covariance)) / 2;
        // A bar of thickness t has the variance t² / 12 across.
        float breadth = (float)Math.Sqrt(12 * Math.Max(0, across));
        int memory = ConvexHull.Memory(rows);
        Span<Vector2> corners = rows <= MostOnStack ? stackalloc Vector2[memory] : new Vector2[memory];
        TurnedRectangle rectangle = ConvexHull.Of(box.Top, first, last, corners).SmallestRectangle();
        return new InkShape(MathF.Max(0, breadth / thickness - 1), Along(labels, kept, box, rectangle));
    }

    private static float Along(LabelPlane labels, ReadOnlySpan<bool> kept, PixelBox box, TurnedRectangle rectangle)
    {
        Span<bool> sides = stackalloc bool[4 * SideParts];
        sides.Clear();
        for (int row = box.Top; row < box.Bottom; row++)
        {
            ReadOnlySpan<int> line = labels.Row(row);
            for (int column = box.Left; column < box.Right; column++)
            {
                if (!kept[line[column]]) continue;

                Vector2 place = rectangle.Place(new Vector2(column + 0.5f, row + 0.5f));
                int along = Math.Clamp((int)(place.X * SideParts), 0, SideParts - 1);
                int across = Math.Clamp((int)(place.Y * SideParts), 0, SideParts - 1);
                if (place.Y < Near) sides[along] = true;
                if (place.Y > 1 - Near) sides[SideParts + along] = true;
                if (place.X < Near) sides[2 * SideParts + across] = true;
                if (place.X > 1 - Near) sides[3 * SideParts + across] = true;
            }
        }

        int least = SideParts;
        for (int side = 0; side < 4; side++) least = Math.Min(least, sides.Slice(side * SideParts, SideParts).Count(true));
        return (float)least / SideParts;
    }
}
