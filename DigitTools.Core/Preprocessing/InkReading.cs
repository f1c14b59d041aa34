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

    /// <summary>Whether it is to be trusted as it is: clean, as the picture is usually looked at, and no dust.</summary>
    public bool IsBeyondDoubt => View.Kind == ViewKind.Whole && Facts.IsClean && Facts.Size > LeastSize;
}
