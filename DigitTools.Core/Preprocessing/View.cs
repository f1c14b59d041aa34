using DigitTools.Core.Imaging;

namespace DigitTools.Core.Preprocessing;

/// <summary>A way to see a picture.</summary>
/// <param name="Kind">What is taken for paper.</param>
/// <param name="Area">The part of the picture that is looked at: the box around it.</param>
/// <param name="Share">How much of the picture that is, 0..1.</param>
/// <param name="Polarity">Which is darker, ink or paper.</param>
/// <param name="Convexity">How much of the smallest convex shape around it is of the region, 0..1: 1 for a sheet, turned or not.</param>
/// <param name="Turn">Degrees, clockwise, by which the region is turned; it was turned upright to be read.</param>
internal readonly record struct View(
    ViewKind Kind, Area Area, float Share, Polarity Polarity, float Convexity = 1, float Turn = 0)
{
    /// <summary>A view of all of a picture.</summary>
    /// <param name="kind">What is taken for paper.</param>
    /// <param name="polarity">Which is darker, ink or paper.</param>
    public static View OfAll(ViewKind kind, Polarity polarity) => new(kind, Area.All, 1, polarity);
}
