namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>Finds the connected pieces of ink and keeps those that belong to the digit.</summary>
internal static class Strokes
{
    /// <summary>A piece with less than this share of the ink of the main one is a speck.</summary>
    private const double SpeckShare = 0.1;

    /// <summary>The same for a piece beside the main one: a full stop, or a bit of a neighbour.</summary>
    private const double DotShare = 0.2;

    /// <summary>The share of its weight that a piece loses at the edge of the picture, where neighbours are.</summary>
    private const double OffCentreLoss = 0.8;

    /// <summary>A piece whose middle is nearer than this to that of the picture, sideways, is in the middle; 1 is the edge.</summary>
    private const double Central = 0.25;

    /// <summary>A neighbour is farther from the middle than the main piece by more than this; 1 is the edge.</summary>
    private const double Aside = 0.35;

    /// <summary>
    /// The main piece is at least as long as the side of a square as large as the picture divided by this; shorter pieces are dust.
    /// </summary>
    private const int DustPart = 60;

    /// <summary>The same if noise is nearly as strong as ink, and its grains may hang together.</summary>
    private const int NoisePart = 10;

    /// <summary>Pixels: even in a tiny picture a stroke is at least this long.</summary>
    private const int ShortestStroke = 4;

    /// <summary>Finds the pieces of ink.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    /// <param name="levels">Its levels.</param>
    /// <param name="buffers">Takes the pieces.</param>
    /// <returns>The piece of each pixel.</returns>
    public static LabelPlane Find(Raster ink, InkLevels levels, PieceBuffers buffers)
    {
        Span<int> labels = buffers.Labels(ink.Pixels.Length);
        List<Component> pieces = buffers.Pieces;
        pieces.Clear();
        Components.Find(ink, (byte)levels.Stroke, labels, buffers.Stack(ink.Pixels.Length), pieces);
        return new LabelPlane(ink.Width, ink.Height, labels);
    }

    /// <summary>Chooses the pieces that belong to the digit.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    /// <param name="levels">Its levels.</param>
    /// <param name="pieces">Its pieces.</param>
    /// <param name="kept">One for paper, false, and one for each piece.</param>
    /// <returns>The position of the main piece; -1 if all is dust.</returns>
    public static int Choose(Raster ink, InkLevels levels, List<Component> pieces, Span<bool> kept)
    {
        kept.Clear();
        int main = Main(pieces, levels, ink);
        for (int i = 0; main >= 0 && i < pieces.Count; i++)
            kept[i + 1] = i == main || BelongsTo(pieces[main], pieces[i], levels, ink.Width);
        return main;
    }

    /// <summary>Copies the pieces kept, with the soft edge around them.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    /// <param name="labels">The piece of each pixel.</param>
    /// <param name="kept">One for paper, false, and one for each piece.</param>
    /// <param name="copy">Same size, other memory; 0 where nothing is kept.</param>
    public static void Copy(Raster ink, LabelPlane labels, ReadOnlySpan<bool> kept, Raster copy)
    {
        copy.Pixels.Clear();
        for (int y = 0; y < ink.Height; y++)
        {
            ReadOnlySpan<byte> row = ink.Row(y);
            Span<byte> target = copy.Row(y);
            Span<int> label = labels.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] == 0) continue;
                if (kept[label[x]] || (label[x] == 0 && HasKeptNeighbour(labels, kept, x, y))) target[x] = row[x];
            }
        }
    }

    /// <summary>Whether a piece has more ink than a speck beside the main one.</summary>
    public static bool IsStrong(Component piece, Component main, InkLevels levels) =>
        piece.Peak >= levels.Edge && piece.Mass >= SpeckShare / 2 * main.Mass;

    private static bool HasKeptNeighbour(LabelPlane labels, ReadOnlySpan<bool> kept, int x, int y)
    {
        for (int row = Math.Max(0, y - 1); row <= Math.Min(labels.Height - 1, y + 1); row++)
        {
            foreach (int label in labels.Row(row)[Math.Max(0, x - 1)..Math.Min(labels.Width, x + 2)])
                if (kept[label]) return true;
        }

        return false;
    }

    private static int Main(List<Component> pieces, InkLevels levels, Raster ink)
    {
        double side = Math.Sqrt(ink.Pixels.Length);
        double shortest = Math.Max(ShortestStroke, side / (levels.AreNoisy ? NoisePart : DustPart));
        int main = -1;
        double heaviest = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Peak < levels.Edge || pieces[i].Box.LongerSide < shortest) continue;

            double weight = Weight(pieces[i], ink);
            if (weight <= heaviest) continue;

            heaviest = weight;
            main = i;
        }

        return main;
    }

    /// <summary>
    /// Its ink counts less the farther a piece is from the middle, and the more edges it runs out at: neighbours, ruled lines, frames.
    /// </summary>
    private static double Weight(Component piece, Raster ink)
    {
        double x = Math.Abs((piece.Box.Left + piece.Box.Right) / (double)ink.Width - 1);
        double y = Math.Abs((piece.Box.Top + piece.Box.Bottom) / (double)ink.Height - 1);
        return piece.Mass * (1 - OffCentreLoss * Math.Max(x, y)) / (1 + piece.EdgesTouched * piece.EdgesTouched);
    }

    private static bool BelongsTo(Component main, Component piece, InkLevels levels, int width)
    {
        if (piece.Peak < levels.Edge) return false;
        if (piece.EdgesTouched > 0 && main.EdgesTouched == 0) return false;

        bool beside = main.Box.Columns.IsApartFrom(piece.Box.Columns);
        bool apart = main.Leaning.IsApartFrom(piece.Leaning);
        // If the main piece is in the middle, what stands beside it is another character; the halves of a broken one are both beside the
        // middle.
        bool isNeighbour = (beside && IsFartherOut(main, piece, width)) || (apart && IsCutOff(piece, width));
        if (isNeighbour && OffMiddle(main.Box, width) < Central) return false;
        return piece.Mass >= main.Mass * (beside || apart ? DotShare : SpeckShare);
    }

    /// <summary>Whether a piece is so much farther from the middle than the main one that it is a neighbour.</summary>
    private static bool IsFartherOut(Component main, Component piece, int width) =>
        OffMiddle(piece.Box, width) - OffMiddle(main.Box, width) > Aside;

    /// <summary>Whether the next character may begin with this piece, beyond the left or right edge.</summary>
    private static bool IsCutOff(Component piece, int width) => piece.Box.Left == 0 || piece.Box.Right == width;

    /// <summary>How far the middle of a box is from that of the picture, sideways: 0 .. 1.</summary>
    private static double OffMiddle(PixelBox box, int width) => Math.Abs((box.Left + box.Right) / (double)width - 1);
}
