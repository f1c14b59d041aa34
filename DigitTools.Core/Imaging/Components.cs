namespace DigitTools.Core.Imaging;

/// <summary>Labels the connected pieces of ink, diagonal neighbours included.</summary>
internal static class Components
{
    /// <summary>Handwriting leans: one pixel to the right for this many upwards.</summary>
    private const int RowsToLean = 2;

    /// <summary>Finds every piece.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    /// <param name="noise">Levels up to this one are paper.</param>
    /// <param name="labels">One per pixel: 0 paper, otherwise 1 + the position in <paramref name="found"/>.</param>
    /// <param name="stack">As many as there are pixels; memory to work in.</param>
    /// <param name="found">Takes the pieces, in the order of their first pixel.</param>
    public static void Find(Raster ink, byte noise, Span<int> labels, Span<int> stack, List<Component> found)
    {
        labels.Clear();
        Span<byte> pixels = ink.Pixels;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] > noise && labels[i] == 0)
                found.Add(Fill(ink, noise, i, found.Count + 1, labels, stack));
        }
    }

    /// <summary>The position of the piece with the largest box, the first of several; -1 if there is none.</summary>
    public static int Largest(List<Component> pieces)
    {
        int largest = pieces.Count - 1;
        for (int i = largest - 1; i >= 0; i--)
            if (pieces[i].Box.Area >= pieces[largest].Box.Area) largest = i;
        return largest;
    }

    private static Component Fill(Raster ink, byte noise, int start, int label, Span<int> labels, Span<int> stack)
    {
        int left = ink.Width, top = ink.Height, right = 0, bottom = 0, depth = 0;
        long mass = 0;
        byte peak = 0;
        int leaningStart = int.MaxValue, leaningEnd = 0;
        labels[start] = label;
        stack[depth++] = start;
        while (depth > 0)
        {
            int at = stack[--depth];
            (int y, int x) = Math.DivRem(at, ink.Width);
            mass += ink.Pixels[at];
            peak = Math.Max(peak, ink.Pixels[at]);
            left = Math.Min(left, x);
            right = Math.Max(right, x + 1);
            top = Math.Min(top, y);
            bottom = Math.Max(bottom, y + 1);
            leaningStart = Math.Min(leaningStart, RowsToLean * x + y);
            leaningEnd = Math.Max(leaningEnd, RowsToLean * x + y + RowsToLean);
            for (int row = Math.Max(0, y - 1); row <= Math.Min(ink.Height - 1, y + 1); row++)
            {
                for (int next = row * ink.Width + Math.Max(0, x - 1); next <= row * ink.Width + Math.Min(ink.Width - 1, x + 1); next++)
                {
                    if (labels[next] != 0 || ink.Pixels[next] <= noise) continue;

                    labels[next] = label;
                    stack[depth++] = next;
                }
            }
        }

        int edges = (left == 0 ? 1 : 0) + (top == 0 ? 1 : 0) + (right == ink.Width ? 1 : 0) + (bottom == ink.Height ? 1 : 0);
        return new Component(new PixelBox(left, top, right, bottom), mass, peak, edges, new Extent(leaningStart, leaningEnd));
    }
}
