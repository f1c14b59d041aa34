namespace DigitTools.Core.Imaging.Layout;

/// <summary>Finds a digit that sits as in MNIST under thin lines and dirt that cross the whole picture.</summary>
internal static class ThickInk
{
    /// <summary>Pixels above this level that touch are one piece.</summary>
    private const byte Stroke = 128;

    /// <summary>A piece with less than this share of the ink of the heaviest one is dirt.</summary>
    private const double DirtShare = 0.15;

    /// <summary>Pixels around the thick ink in which the thin ends of its strokes are.</summary>
    private const int ThinEnd = 2;

    /// <summary>Copies the digit, without what is away from it, if its thick ink has the layout of MNIST.</summary>
    /// <param name="picture">Ink high on paper 0.</param>
    /// <param name="digit">784 bytes; unchanged if there is no such digit.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryKeep(Raster picture, Span<byte> digit)
    {
        if (picture.Width != DigitShape.Side || picture.Height != DigitShape.Side) return false;

        Span<byte> pixels = stackalloc byte[DigitShape.PixelCount];
        var thick = new Raster(DigitShape.Side, DigitShape.Side, pixels);
        Open(picture, thick);
        DropDirt(thick);
        var box = PixelBox.Above(thick, Stroke);
        if (box.IsEmpty || !MnistLayout.MatchesThick(thick, box)) return false;

        digit.Clear();
        int left = Math.Max(0, box.Left - ThinEnd), right = Math.Min(DigitShape.Side, box.Right + ThinEnd);
        for (int y = Math.Max(0, box.Top - ThinEnd); y < Math.Min(DigitShape.Side, box.Bottom + ThinEnd); y++)
            picture.Row(y)[left..right].CopyTo(digit.Slice(y * DigitShape.Side + left));
        return true;
    }

    /// <summary>Leaves of the ink what a square of 2 x 2 pixels fits into: a morphological opening.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    /// <param name="open">Same size, other memory.</param>
    public static void Open(Raster ink, Raster open)
    {
        open.Pixels.Clear();
        for (int y = 0; y + 1 < ink.Height; y++)
        {
            Span<byte> row = ink.Row(y);
            Span<byte> below = ink.Row(y + 1);
            for (int x = 0; x + 1 < ink.Width; x++)
            {
                byte least = Math.Min(Math.Min(row[x], row[x + 1]), Math.Min(below[x], below[x + 1]));
                Raise(open.Row(y).Slice(x, 2), least);
                Raise(open.Row(y + 1).Slice(x, 2), least);
            }
        }
    }

    private static void Raise(Span<byte> pixels, byte least)
    {
        foreach (ref byte pixel in pixels) pixel = Math.Max(pixel, least);
    }

    private static void DropDirt(Raster thick)
    {
        Span<int> labels = stackalloc int[thick.Pixels.Length];
        Span<int> stack = stackalloc int[thick.Pixels.Length];
        var pieces = new List<Component>();
        Components.Find(thick, Stroke, labels, stack, pieces);
        if (pieces.Count < 2) return;

        double least = DirtShare * pieces.Max(p => p.Mass);
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] != 0 && pieces[labels[i] - 1].Mass < least) thick.Pixels[i] = 0;
    }
}
