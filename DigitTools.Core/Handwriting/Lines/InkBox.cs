using System.Numerics;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>The box around drawn ink, pixels; it grows with what is added.</summary>
/// <param name="Left">Its left side.</param>
/// <param name="Top">Its upper side.</param>
/// <param name="Right">Its right side.</param>
/// <param name="Bottom">Its lower side.</param>
internal readonly record struct InkBox(float Left, float Top, float Right, float Bottom)
{
    /// <summary>A box with nothing in it.</summary>
    public static InkBox Nothing { get; } = new(float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>Pixels.</summary>
    public float Width => Right - Left;

    /// <summary>The box around this one and a point.</summary>
    public InkBox With(Vector2 point) =>
        new(MathF.Min(Left, point.X), MathF.Min(Top, point.Y), MathF.Max(Right, point.X), MathF.Max(Bottom, point.Y));

    /// <summary>The box with as much more at each side.</summary>
    public InkBox Grown(float by) => new(Left - by, Top - by, Right + by, Bottom + by);
}
