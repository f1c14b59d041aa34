namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>Finds out whether what is in a picture stands side by side, as the digits of a number do.</summary>
internal static class SideBySide
{
    /// <summary>A character is at least this part of the ink's height tall.</summary>
    private const double Tall = 0.6;

    /// <summary>From this level on pixels that touch are one piece.</summary>
    private const byte Stroke = 100;

    /// <summary>Whether there are two pieces or more that are tall, one beside the other.</summary>
    /// <param name="digit">784 bytes, ink 255 on paper 0.</param>
    public static bool IsSeen(Raster digit)
    {
        Span<int> labels = stackalloc int[digit.Pixels.Length];
        Span<int> stack = stackalloc int[digit.Pixels.Length];
        var pieces = new List<Component>();
        Components.Find(digit, Stroke, labels, stack, pieces);
        int height = PixelBox.Above(digit, Stroke).Height;
        PixelBox[] tall = [.. pieces.Select(p => p.Box).Where(b => b.Height >= Tall * height).OrderBy(b => b.Left)];
        for (int i = 1; i < tall.Length; i++)
        {
            if (tall[i].Left >= tall[i - 1].Right) return true;
        }

        return false;
    }
}
