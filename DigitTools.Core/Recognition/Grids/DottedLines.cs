using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>
/// Takes dotted lines out of a cell: those that part the digits of one number run from its top to its bottom. Not thread-safe: it keeps
/// its memory.
/// </summary>
internal sealed class DottedLines
{
    /// <summary>No dot is higher, or half as wide, than this, in heights of the cell.</summary>
    private const float Dot = 0.2f;

    /// <summary>Fewer dots are no line.</summary>
    private const int LeastDots = 4;

    /// <summary>A line is as long as this, in heights of the cell: no digit is.</summary>
    private const float LeastLength = 0.75f;

    /// <summary>The dots of a line lie no farther from its middle than this, in heights of the cell.</summary>
    private const float Askew = 0.04f;

    private readonly PieceBuffers _buffers = new();
    private byte[] _ink = [];

    /// <summary>The cell without them.</summary>
    /// <param name="cell">Dark ink, everything else exactly white.</param>
    /// <param name="isBlank">Whether nothing is left in it.</param>
    /// <returns>The cell itself if there are none.</returns>
    public GrayPicture Without(GrayPicture cell, out bool isBlank)
    {
        int length = cell.Pixels.Length;
        if (_ink.Length < length) _ink = new byte[length];
        for (int i = 0; i < length; i++) _ink[i] = (byte)~cell.Pixels[i];
        Span<int> labels = _buffers.Labels(length);
        List<Component> pieces = _buffers.Pieces;
        pieces.Clear();
        Components.Find(new Raster(cell.Width, cell.Height, _ink), noise: 0, labels, _buffers.Stack(length), pieces);
        HashSet<int> dots = OfLines(pieces, cell.Height);
        isBlank = dots.Count == pieces.Count;
        if (dots.Count == 0) return cell;

        byte[] left = [.. cell.Pixels];
        for (int i = 0; i < length; i++)
            if (labels[i] > 0 && dots.Contains(labels[i] - 1)) left[i] = byte.MaxValue;
        return cell with { Pixels = left };
    }

    /// <summary>The pieces that are dots of a line.</summary>
    private static HashSet<int> OfLines(List<Component> pieces, int height)
    {
        int[] dots =
        [
            .. Enumerable.Range(0, pieces.Count)
                .Where(i => pieces[i].Box.Height <= Dot * height && pieces[i].Box.Width <= Dot / 2 * height)
                .OrderBy(i => Middle(pieces[i])),
        ];
        var found = new HashSet<int>();
        for (int i = 0; i < dots.Length; i++)
        {
            float middle = Middle(pieces[dots[i]]);
            int[] line = [.. dots.Where(dot => Math.Abs(Middle(pieces[dot]) - middle) <= Math.Max(1, Askew * height))];
            int span = line.Max(dot => pieces[dot].Box.Bottom) - line.Min(dot => pieces[dot].Box.Top);
            if (line.Length >= LeastDots && span >= LeastLength * height) found.UnionWith(line);
        }

        return found;
    }

    private static float Middle(Component piece) => (piece.Box.Left + piece.Box.Right) / 2f;
}
