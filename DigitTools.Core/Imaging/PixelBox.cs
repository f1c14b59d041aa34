namespace DigitTools.Core.Imaging;

/// <summary>A rectangle of whole pixels inside a picture.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">Column after the last.</param>
/// <param name="Bottom">Row after the last.</param>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    /// <summary>From its first column to its last.</summary>
    public Extent Columns => new(Left, Right);

    /// <summary>Columns.</summary>
    public int Width => Right - Left;

    /// <summary>Rows.</summary>
    public int Height => Bottom - Top;

    /// <summary>Pixels of the longer side.</summary>
    public int LongerSide => Math.Max(Width, Height);

    /// <summary>Pixels in it; without meaning if it is empty.</summary>
    public int Area => Width * Height;

    /// <summary>Whether there is no pixel in it.</summary>
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>Whether another box lies within this one, on none of its edges.</summary>
    public bool Holds(PixelBox other) => Left < other.Left && Top < other.Top && other.Right < Right && other.Bottom < Bottom;

    /// <summary>Pixels between this box and another, along the side where there are more; 0 if they meet.</summary>
    public int DistanceTo(PixelBox other)
    {
        int x = Math.Max(Left, other.Left) - Math.Min(Right, other.Right), y = Math.Max(Top, other.Top) - Math.Min(Bottom, other.Bottom);
        return Math.Max(0, Math.Max(x, y));
    }

    /// <summary>The smallest box around this one and another.</summary>
    public PixelBox With(PixelBox other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The smallest box around every pixel above a level; empty if there is none.</summary>
    /// <param name="raster">The picture.</param>
    /// <param name="level">0 .. 255.</param>
    public static PixelBox Above(Raster raster, byte level)
    {
        int left = raster.Width, top = raster.Height, right = 0, bottom = 0;
        for (int y = 0; y < raster.Height; y++)
        {
            Span<byte> row = raster.Row(y);
            int first = row.IndexOfAnyExceptInRange((byte)0, level);
            if (first < 0) continue;

            left = Math.Min(left, first);
            right = Math.Max(right, row.LastIndexOfAnyExceptInRange((byte)0, level) + 1);
            top = Math.Min(top, y);
            bottom = y + 1;
        }

        return new PixelBox(left, top, right, bottom);
    }
}
