namespace DigitTools.Core.Imaging.Grids;

/// <summary>What is taken for a rule.</summary>
/// <param name="Level">As much darker than paper, 0 .. 255, is a line.</param>
/// <param name="PaperShare">So much of a place, 0..1, is paper.</param>
/// <param name="NoiseFactor">A line is so many times darker than the darkest of that paper.</param>
internal readonly record struct RuleSensitivity(byte Level, double PaperShare, double NoiseFactor)
{
    /// <summary>For what is printed and photographed well.</summary>
    public static RuleSensitivity Usual { get; } = new(12, 0.6, 2.5);

    /// <summary>For pale, blurred and overexposed rules.</summary>
    public static RuleSensitivity Fine { get; } = new(9, 0.5, 2);
}
