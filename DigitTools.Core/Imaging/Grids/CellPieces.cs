namespace DigitTools.Core.Imaging.Grids;

/// <summary>Which pieces of ink in a cell are its writing: not specks, nor what is left of rules, nor what comes in from a neighbour.</summary>
internal static class CellPieces
{
    /// <summary>Of the cell's height a character has this share, at least; a piece of one this share of the tallest.</summary>
    private const float LeastHeight = 0.2f, LeastPiece = 0.2f;

    /// <summary>So much of a cell on each side is its border.</summary>
    private const float Border = 0.12f;

    /// <summary>Takes out what is no writing.</summary>
    /// <param name="cell">0 paper .. 255 black; afterwards what was taken out is 0.</param>
    /// <param name="level">From this level on there is ink; a lower one next to it is its edge.</param>
    /// <param name="inner">What is within the rules.</param>
    /// <returns>Whether there is any.</returns>
    public static bool Keep(BytePlane cell, byte level, PixelBox inner)
    {
        int[] labels = new int[cell.Pixels.Length], stack = new int[cell.Pixels.Length];
        List<Component> pieces = [];
        Components.Find(cell.Raster, (byte)(level - 1), labels, stack, pieces);
        bool[] kept = new bool[pieces.Count + 1];
        int tallest = 0;
        for (int i = 0; i < pieces.Count; i++)
            if (IsWriting(pieces[i].Box, inner)) tallest = Math.Max(tallest, pieces[i].Box.Height);
        if (tallest < LeastHeight * inner.Height) return false;

        for (int i = 0; i < pieces.Count; i++)
            kept[i + 1] = IsWriting(pieces[i].Box, inner) && pieces[i].Box.LongerSide >= LeastPiece * tallest;
        Blank(cell, labels, kept);
        return true;
    }

    /// <summary>Whether a piece is not only at the border.</summary>
    private static bool IsWriting(PixelBox piece, PixelBox inner)
    {
        float x = Border * inner.Width, y = Border * inner.Height;
        return piece.Right > inner.Left + x && piece.Left < inner.Right - x && piece.Bottom > inner.Top + y && piece.Top < inner.Bottom - y;
    }

    /// <summary>Leaves what was kept, and the edge of it, a pixel wide.</summary>
    private static void Blank(BytePlane cell, int[] labels, bool[] kept)
    {
        int width = cell.Width;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != 0)
            {
                if (!kept[labels[i]]) cell.Pixels[i] = 0;
                continue;
            }

            (int y, int x) = Math.DivRem(i, width);
            bool isEdge = (x > 0 && kept[labels[i - 1]]) || (x < width - 1 && kept[labels[i + 1]])
                || (y > 0 && kept[labels[i - width]]) || (y < cell.Height - 1 && kept[labels[i + width]]);
            if (!isEdge) cell.Pixels[i] = 0;
        }
    }
}
