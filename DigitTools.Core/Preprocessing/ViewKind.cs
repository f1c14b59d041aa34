namespace DigitTools.Core.Preprocessing;

/// <summary>What was taken for paper in a reading of a picture.</summary>
internal enum ViewKind
{
    /// <summary>What the border of the picture shows.</summary>
    Whole,

    /// <summary>The other tone: what the border shows surrounds the paper.</summary>
    Inverse,

    /// <summary>An even region: a sheet, a canvas, a panel, a plate.</summary>
    Region,

    /// <summary>The colour of the border: ink is what is far from it, however light.</summary>
    Color,

    /// <summary>What is transparent, or what is not, or the colours behind transparency.</summary>
    Opacity,

    /// <summary>
    /// What the border of the picture shows; what is fainter than its strokes, and what is straight from edge to edge, is ink too.
    /// </summary>
    Faint,
}
