namespace DigitTools.Core.Preprocessing;

/// <summary>What the ink of a reading is like, whatever a network takes it for. All but the counts are shares or ratios.</summary>
internal readonly record struct InkFacts
{
    /// <summary>The share of the strong ink that is kept, 0..1.</summary>
    public float Kept { get; init; }

    /// <summary>The share of the strong ink that was left out though it stands free of the edges, 0..1.</summary>
    public float LeftOutWhole { get; init; }

    /// <summary>The share of the outline that lies on the edge of the picture, 0..1.</summary>
    public float EdgeContact { get; init; }

    /// <summary>Edges of the picture that are touched, 0..4.</summary>
    public int Edges { get; init; }

    /// <summary>
    /// How much of a picture's breadth lies beside ink that runs from one edge to the opposite one, 0..1; 0 if it does not.
    /// </summary>
    public float Crossing { get; init; }

    /// <summary>Area for each pixel of outline, twice, against the longer side: the mean thickness of strokes, 0..1.</summary>
    public float Thickness { get; init; }

    /// <summary>The widest place against the longer side, 0..1.</summary>
    public float Widest { get; init; }

    /// <summary>Area against that of the box, 0..1.</summary>
    public float Solidity { get; init; }

    /// <summary>
    /// How much more of the box has the tone of ink before the paper was taken away, 0..1: what was as even as paper inside of it, a sheet
    /// or a block, is hollow now.
    /// </summary>
    public float Hollowed { get; init; }

    /// <summary>
    /// How much broader the ink is than its strokes are thick, as a part of their thickness, 0..; 0 for a straight bar.
    /// </summary>
    public float Bend { get; init; }

    /// <summary>How much of each side of its box ink runs along, 0..1; near 1 for a frame of straight lines.</summary>
    public float Boxed { get; init; }

    /// <summary>
    /// How far the piece that is farthest from the others is from the nearest of them, box to box, against the longer side, 0..1.
    /// </summary>
    public float Gap { get; init; }

    /// <summary>Straight lines from edge to edge that were taken away, as those of ruled paper.</summary>
    public int Rules { get; init; }

    /// <summary>Pieces within the box of the largest one: it may be a ring or a frame around them.</summary>
    public int Enclosed { get; init; }

    /// <summary>How far ink is from paper, 0..1 of the range.</summary>
    public float Contrast { get; init; }

    /// <summary>The noise of the paper against the contrast, 0..1.</summary>
    public float Noise { get; init; }

    /// <summary>Width against height, as a logarithm to base 2.</summary>
    public float Aspect { get; init; }

    /// <summary>The longer side of the ink against the side of the picture along it, 0..1.</summary>
    public float Size { get; init; }

    /// <summary>How far the middle of the ink is from that of the picture, 0..1 at an edge.</summary>
    public float OffMiddle { get; init; }

    /// <summary>Pieces that are kept.</summary>
    public int Pieces { get; init; }

    /// <summary>Pieces that are tall and stand free, and so may be characters.</summary>
    public int Characters { get; init; }

    /// <summary>Pixels of the longer side of the ink, where it was looked at last.</summary>
    public int LongerSide { get; init; }

    /// <summary>Those of a digit that has the layout of MNIST already: there is nothing to doubt.</summary>
    public static InkFacts Perfect { get; } = new()
    {
        Kept = 1,
        Contrast = 1,
        Thickness = 0.15f,
        Widest = 0.15f,
        Solidity = 0.3f,
        Bend = 1,
        Size = 0.75f,
        Pieces = 1,
        LongerSide = 32,
    };

    /// <summary>
    /// Whether nothing speaks against it: strokes of a digit's thickness, well seen, all of them kept, away from the edges.
    /// </summary>
    public bool IsClean => IsAlone && IsOfStrokes && this is { Contrast: > 0.3f, Noise: < 0.25f };

    /// <summary>In one piece, or in two that are nearer to each other than a stroke is thick: a pen that left off for a moment.</summary>
    private bool IsAlone => this is { Kept: > 0.97f, Edges: 0, Characters: <= 2, Enclosed: 0 } && (Characters < 2 || Gap < Thickness);

    /// <summary>A slender stroke alone fills its box; a straight one that is as thin as a hair may be a fold.</summary>
    private bool IsOfStrokes =>
        this is { Thickness: < 0.24f, Widest: < 0.36f, Hollowed: < 0.2f, Boxed: < 0.7f } and
            ({ Solidity: < 0.75f } or { Thickness: < 0.14f }) and ({ Bend: > 0.3f } or { Thickness: > 0.04f });

    /// <summary>These facts, of what was looked at from nearby, with those that only the whole picture tells.</summary>
    /// <param name="afar">What was seen of it in the whole picture.</param>
    public InkFacts From(InkFacts afar) => this with
    {
        Kept = Kept * afar.Kept,
        LeftOutWhole = afar.LeftOutWhole,
        Rules = afar.Rules,
        Edges = afar.Edges,
        Crossing = afar.Crossing,
        Size = afar.Size,
        OffMiddle = afar.OffMiddle,
        Characters = Math.Max(afar.Characters, Characters),
    };
}
