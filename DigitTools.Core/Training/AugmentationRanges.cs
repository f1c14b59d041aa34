namespace DigitTools.Core.Training;

/// <summary>How far <see cref="Augmenter"/> goes; each value is drawn evenly from - range to + range.</summary>
/// <param name="RotationDegrees">Turning, degrees.</param>
/// <param name="Shear">Slant, pixels sideways per pixel of height.</param>
/// <param name="LogScale">Size, as natural logarithm of the factor.</param>
/// <param name="LogAspect">Width against height, as natural logarithm of the factor.</param>
/// <param name="Shift">Moving, pixels.</param>
/// <param name="Bend">Standard deviation of the bending at the nodes of its grid, pixels.</param>
/// <param name="Thinner">Most that strokes lose on each side, pixels, 0..1.</param>
/// <param name="Thicker">Most that strokes gain on each side, pixels, 0..1.</param>
/// <param name="Worn">The part of the pictures that is worn as by scanning and preprocessing, 0..1; see
/// <c>Handwriting.Wear</c>.</param>
internal sealed record AugmentationRanges(
    float RotationDegrees, float Shear, float LogScale, float LogAspect, float Shift, float Bend, float Thinner, float Thicker, float Worn)
{
    /// <summary>For most of a training.</summary>
    public static AugmentationRanges Full { get; } = new(18, 0.3f, 0.14f, 0.1f, 2.2f, 1.4f, 0.4f, 0.6f, 0.5f);

    /// <summary>For its last epochs, so that the network ends on pictures close to real ones.</summary>
    public static AugmentationRanges Weak { get; } = new(7, 0.1f, 0.07f, 0.05f, 1.2f, 0.7f, 0.15f, 0.15f, 0.15f);
}
