using DigitTools.Core.Imaging;

namespace DigitTools.Core.Preprocessing;

/// <summary>The outline of ink.</summary>
/// <param name="Area">Pixels inside.</param>
/// <param name="Length">Sides of pixels along it.</param>
/// <param name="Contact">Those that lie on the edge of the picture.</param>
/// <param name="Deepest">Pixels from it to the middle of the widest place.</param>
internal readonly record struct Outline(int Area, int Length, int Contact, float Deepest)
{
    /// <summary>The distance to a neighbour and to a diagonal one, in thirds of a pixel: the chamfer of G. Borgefors, 1986.</summary>
    private const int Straight = 3, Diagonal = 4;

    /// <summary>Measures the pieces kept.</summary>
    /// <param name="labels">The piece of each pixel.</param>
    /// <param name="kept">One for paper, false, and one for each piece.</param>
    /// <param name="box">The box around them.</param>
    /// <param name="distances">As many as pixels in the box; memory to work in.</param>
    public static Outline Of(LabelPlane labels, ReadOnlySpan<bool> kept, PixelBox box, Span<int> distances)
    {
        if (box.IsEmpty) return default;

        int area = 0, length = 0, contact = 0;
        for (int y = box.Top; y < box.Bottom; y++)
        {
            ReadOnlySpan<int> row = labels.Row(y);
            ReadOnlySpan<int> above = y > 0 ? labels.Row(y - 1) : [];
            ReadOnlySpan<int> below = y + 1 < labels.Height ? labels.Row(y + 1) : [];
            for (int x = box.Left; x < box.Right; x++)
            {
                ref int distance = ref distances[(y - box.Top) * box.Width + x - box.Left];
                distance = 0;
                if (!kept[row[x]]) continue;

                // What runs out of the picture goes on there.
                distance = int.MaxValue / 2;
                area++;
                Side(row, x - 1, ref length, ref contact, kept);
                Side(row, x + 1, ref length, ref contact, kept);
                Side(above, x, ref length, ref contact, kept);
                Side(below, x, ref length, ref contact, kept);
            }
        }

        return new Outline(area, length, contact, Depth(distances, box, labels));
    }

    private static void Side(ReadOnlySpan<int> row, int x, ref int length, ref int contact, ReadOnlySpan<bool> kept)
    {
        bool isEdge = (uint)x >= (uint)row.Length;
        if (isEdge) contact++;
        if (isEdge || !kept[row[x]]) length++;
    }

    private static float Depth(Span<int> distances, PixelBox box, LabelPlane labels)
    {
        int width = box.Width, height = box.Height, pictureWidth = labels.Width, pictureHeight = labels.Height, deepest = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ref int here = ref distances[y * width + x];
                if (here == 0) continue;

                here = Math.Min(here, At(distances, x - 1, y) + Straight);
                here = Math.Min(here, At(distances, x, y - 1) + Straight);
                here = Math.Min(here, At(distances, x - 1, y - 1) + Diagonal);
                here = Math.Min(here, At(distances, x + 1, y - 1) + Diagonal);
            }
        }

        for (int y = height - 1; y >= 0; y--)
        {
            for (int x = width - 1; x >= 0; x--)
            {
                ref int here = ref distances[y * width + x];
                if (here == 0) continue;

                here = Math.Min(here, At(distances, x + 1, y) + Straight);
                here = Math.Min(here, At(distances, x, y + 1) + Straight);
                here = Math.Min(here, At(distances, x + 1, y + 1) + Diagonal);
                here = Math.Min(here, At(distances, x - 1, y + 1) + Diagonal);
                deepest = Math.Max(deepest, here);
            }
        }

        return Math.Min(deepest, Straight * Math.Max(labels.Width, labels.Height)) / (float)Straight;

        int At(Span<int> all, int x, int y)
        {
            if (x >= 0 && y >= 0 && x < width && y < height) return all[y * width + x];
            int column = box.Left + x, row = box.Top + y;
            return column < 0 || row < 0 || column >= pictureWidth || row >= pictureHeight ? int.MaxValue / 2 : 0;
        }
    }
}
