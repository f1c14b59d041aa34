using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A plane of levels that owns its memory.</summary>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Width x Height levels, row by row from the top.</param>
internal sealed record BytePlane(int Width, int Height, byte[] Pixels)
{
    /// <summary>A plane of nothing.</summary>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    public BytePlane(int width, int height)
        : this(width, height, new byte[width * height])
    {
    }

    /// <summary>The plane for the plain tools on rasters.</summary>
    public Raster Raster => new(Width, Height, Pixels);

    /// <summary>One row.</summary>
    /// <param name="y">0 .. Height - 1, from the top.</param>
    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>The level at a place between pixels; beyond the edge that of the edge.</summary>
    /// <param name="place">Pixels; the middle of the first pixel is at 0.5, 0.5.</param>
    public float At(Vector2 place)
    {
        float x = Math.Clamp(place.X - 0.5f, 0, Width - 1), y = Math.Clamp(place.Y - 0.5f, 0, Height - 1);
        int left = (int)x, top = (int)y;
        int right = left + 1 < Width ? 1 : 0, below = top + 1 < Height ? Width : 0;
        int at = top * Width + left;
        float along = x - left, down = y - top;
        float upper = Pixels[at] + along * (Pixels[at + right] - Pixels[at]);
        float lower = Pixels[at + below] + along * (Pixels[at + below + right] - Pixels[at + below]);
        return upper + down * (lower - upper);
    }

    /// <summary>Rows as columns: what goes down in this one goes to the right in the other.</summary>
    public BytePlane Transposed()
    {
        var other = new BytePlane(Height, Width);
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<byte> row = Row(y);
            for (int x = 0; x < row.Length; x++) other.Pixels[x * Height + y] = row[x];
        }

        return other;
    }
}
