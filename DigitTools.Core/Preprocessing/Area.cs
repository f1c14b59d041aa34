namespace DigitTools.Core.Preprocessing;

/// <summary>A rectangle in a picture, as parts of its width and height, 0..1 from the upper left corner.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Bottom">The lower edge.</param>
internal readonly record struct Area(float Left, float Top, float Right, float Bottom)
{
    /// <summary>All of the picture.</summary>
    public static Area All { get; } = new(0, 0, 1, 1);

    /// <summary>Whether another rectangle has more than an edge in common with this one.</summary>
    public bool Meets(Area other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>The smallest rectangle around this one and another.</summary>
    public Area With(Area other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>A rectangle within this one, as parts of the whole picture.</summary>
    /// <param name="left">The left edge, as a part of this one's width.</param>
    /// <param name="top">The upper edge, as a part of this one's height.</param>
    /// <param name="right">The right edge.</param>
    /// <param name="bottom">The lower edge.</param>
    public Area Within(float left, float top, float right, float bottom) => new(
        Left + left * (Right - Left), Top + top * (Bottom - Top), Left + right * (Right - Left), Top + bottom * (Bottom - Top));
}
