using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>How a piece of text looks.</summary>
/// <param name="Size">Logical pixels per em.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Bold">Whether it is set in the bold cut.</param>
internal readonly record struct TextStyle(float Size, SKColor Color, bool Bold = false)
{
    /// <summary>The cut of the shipped family.</summary>
    public SKTypeface Typeface => Bold ? ChartFonts.Bold : ChartFonts.Regular;

    /// <summary>Distance from the middle of a digit down to its baseline: Inter's capitals and digits are 0.727 em high.</summary>
    public float MiddleToBaseline => 0.364f * Size;
}
