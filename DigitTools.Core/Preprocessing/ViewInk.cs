using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Preprocessing;

/// <summary>The ink of a view, in pieces.</summary>
/// <param name="work">Ink high, paper low.</param>
/// <param name="levels">Its levels.</param>
/// <param name="labels">The piece of each pixel.</param>
/// <param name="pieces">The pieces.</param>
/// <param name="tones">The picture before its paper was taken away, its ink dark; same size.</param>
/// <param name="rules">Straight lines that were taken away.</param>
internal readonly ref struct ViewInk(
    Raster work, InkLevels levels, LabelPlane labels, List<Component> pieces, Raster tones, int rules)
{
    /// <summary>Ink high, paper low.</summary>
    public Raster Work { get; } = work;

    /// <summary>Its levels.</summary>
    public InkLevels Levels { get; } = levels;

    /// <summary>The piece of each pixel.</summary>
    public LabelPlane Labels { get; } = labels;

    /// <summary>The pieces.</summary>
    public List<Component> Pieces { get; } = pieces;

    /// <summary>The picture before its paper was taken away, its ink dark.</summary>
    public Raster Tones { get; } = tones;

    /// <summary>Straight lines from edge to edge that were taken away.</summary>
    public int Rules { get; } = rules;

    /// <summary>The lightest tone that is nearer to ink than to paper: measured once, for all readings of the view.</summary>
    public int DarkTone { get; } = Split(tones);

    private static int Split(Raster tones)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        Histogram.Add(tones.Pixels, counts);
        return Histogram.Otsu(counts);
    }
}
