namespace DigitTools.Core.Preprocessing;

/// <summary>One way to read a picture: ink that was brought into the layout of MNIST, and where it comes from.</summary>
/// <param name="View">What was taken for paper.</param>
/// <param name="Part">Which pieces of ink were taken.</param>
/// <param name="Facts">What they are like.</param>
/// <param name="Ink">Where they are.</param>
/// <param name="Input">The place of its 784 bytes in the list.</param>
internal readonly record struct InkReading(View View, ReadingPart Part, InkFacts Facts, Area Ink, int Input)
{
    /// <summary>Ink with a smaller part of the picture's side may be dust, however clean.</summary>
    private const float LeastSize = 0.15f;

    /// <summary>
    /// Whether nothing speaks against it: strokes of a digit's thickness, well seen, all of them kept, away from the edges. Then no other
    /// way to read the picture is looked for.
    /// </summary>
    public bool IsClean => IsAlone && IsOfStrokes && Facts is { Contrast: > 0.3f, Noise: < 0.25f };

    /// <summary>Whether it is to be trusted as it is: clean, as the picture is usually looked at, and no dust.</summary>
    public bool IsBeyondDoubt => View.Kind == ViewKind.Whole && IsClean && Facts.Size > LeastSize;

    /// <summary>Whether nothing speaks against it but that it is in two pieces, which may be two digits or a broken one.</summary>
    public bool IsBrokenAtMost =>
        View.Kind == ViewKind.Whole && IsOfStrokes && Facts is { Kept: > 0.97f, Edges: 0, Characters: 2, Enclosed: 0, Size: > LeastSize };

    private bool IsAlone => Facts is { Kept: > 0.97f, Edges: 0, Characters: <= 1, Enclosed: 0 };

    /// <summary>A slender stroke alone fills its box.</summary>
    private bool IsOfStrokes =>
        Facts is { Thickness: < 0.24f, Widest: < 0.36f, Hollowed: < 0.2f } and ({ Solidity: < 0.75f } or { Thickness: < 0.14f });
}
