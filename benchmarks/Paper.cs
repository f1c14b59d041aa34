namespace DigitTools.Benchmarks;

/// <summary>What a sample digit is drawn on.</summary>
internal enum Paper
{
    /// <summary>One colour.</summary>
    Plain,

    /// <summary>Ruled lines.</summary>
    Ruled,

    /// <summary>A grid of squares.</summary>
    Squared,

    /// <summary>One colour, darker towards a corner, with the grain of a photo.</summary>
    Shaded,

    /// <summary>Nothing: transparent.</summary>
    None,
}
