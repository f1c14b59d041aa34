namespace DigitTools.Core.Imaging;

/// <summary>From where to where something goes.</summary>
/// <param name="Start">The first place.</param>
/// <param name="End">The place after the last.</param>
internal readonly record struct Extent(int Start, int End)
{
    /// <summary>Whether the two have no place in common.</summary>
    public bool IsApartFrom(Extent other) => End <= other.Start || Start >= other.End;
}
