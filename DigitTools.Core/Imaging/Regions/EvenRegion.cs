namespace DigitTools.Core.Imaging.Regions;

/// <summary>A part of a picture that is even but for what is written on it: a sheet, a canvas, a panel, a plate.</summary>
/// <param name="Width">Cells per row: pixels of the small copy in which it was found.</param>
/// <param name="Height">Rows.</param>
/// <param name="Cells">For each cell whether it is outside (0), even (1), or enclosed by even ones (2).</param>
/// <param name="Box">The smallest box around it, cells.</param>
/// <param name="Share">The part of the picture that it is, with what it encloses, 0..1.</param>
/// <param name="Convexity">How much of the smallest convex shape around it, it is, 0..1.</param>
/// <param name="Turn">Degrees, clockwise, by which it is turned, if it is all but a rectangle and turned enough to matter; else 0.</param>
internal sealed record EvenRegion(int Width, int Height, byte[] Cells, PixelBox Box, float Share, float Convexity, float Turn)
{
    /// <summary>A cell that is not of the region.</summary>
    public const byte Outside = 0;

    /// <summary>A cell of its paper.</summary>
    public const byte Even = 1;

    /// <summary>A cell of what may be writing.</summary>
    public const byte Enclosed = 2;
}
