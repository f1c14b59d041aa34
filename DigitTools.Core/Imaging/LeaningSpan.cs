namespace DigitTools.Core.Imaging;

/// <summary>From where to where ink goes, seen along lines that lean one pixel to the right for two upwards, as handwriting does; in half pixels.</summary>
/// <param name="Left">The first such line.</param>
/// <param name="Right">The line after the last.</param>
internal readonly record struct LeaningSpan(int Left, int Right)
{
    /// <summary>Where nothing is yet.</summary>
    public static LeaningSpan Empty { get; } = new(int.MaxValue, int.MinValue);

    /// <summary>With one more pixel.</summary>
    public LeaningSpan With(int x, int y) => new(Math.Min(Left, (2 * x) + y), Math.Max(Right, (2 * x) + y + 2));

    /// <summary>Whether the other one stands beside it, apart.</summary>
    public bool IsApartFrom(LeaningSpan other) => Right <= other.Left || Left >= other.Right;
}
