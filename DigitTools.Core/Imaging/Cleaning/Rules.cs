namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>The lines of one direction.</summary>
/// <param name="Kind">Which lines counted as rules.</param>
/// <param name="Rise">Pixels that each rises over its whole length.</param>
/// <param name="Bands">Where they are.</param>
internal sealed record Rules(RuleKind Kind, int Rise, List<Band> Bands)
{
    /// <summary>A line may rise or fall by this part of its length: paper lies a little askew.</summary>
    public const double Askew = 0.04;

    /// <summary>Pixels by which the slopes that are tried differ at the ends of a line.</summary>
    public const int SlopeStep = 2;

    /// <summary>Whether there are lines, and none is thicker.</summary>
    /// <param name="thickness">Pixels.</param>
    public bool AreThin(double thickness) => Bands.Count > 0 && Bands.TrueForAll(b => b.Last - b.First + 1 <= thickness);
}
