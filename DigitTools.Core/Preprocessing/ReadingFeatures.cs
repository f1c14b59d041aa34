namespace DigitTools.Core.Preprocessing;

/// <summary>
/// What of a reading speaks for or against it, as numbers to weigh: each is 0 where nothing is unusual, and grows with what is.
/// </summary>
internal static class ReadingFeatures
{
    /// <summary>Their names, in their order.</summary>
    public static string[] Names { get; } =
    [
        "left out", "left out whole", "edge contact", "one edge", "more edges", "crossing", "crossing and thin", "thick", "very thick",
        "thin", "wide place", "very wide place", "solid", "very solid", "hollowed", "straight", "straight and thin", "boxed",
        "lines taken away", "encloses others", "pale", "very pale", "noisy",
        "broad", "very broad", "slender", "small",
        "very small", "fills the picture", "far from the middle", "many pieces", "many characters", "few pixels",
        "everything", "enclosed", "other view", "inverse", "region", "colour", "opacity", "faint",
        "small region", "odd region", "thin region margin",
        "usual view without ink", "usual view clean", "usual view left out", "usual view at edges",
        "usual view thick", "usual view solid", "usual view pale",
        "doubt", "strong doubt", "disagreement", "agreement", "other view and disagreement",
        "second character", "more characters", "gap", "wide gap",
    ];

    /// <summary>Writes the features of a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="usual">What the usual way to look at the picture gave; null if there is no ink that way.</param>
    /// <param name="evidence">What a network makes of the reading, and of the others.</param>
    /// <param name="features">One for each name.</param>
    public static void Write(in InkReading reading, InkFacts? usual, in ReadingEvidence evidence, Span<float> features)
    {
        InkFacts facts = reading.Facts;
        View view = reading.View;
        int at = 0;
        Ink(facts, features, ref at);
        bool isOther = view.Kind != ViewKind.Whole;
        features[at++] = Flag(reading.Part == ReadingPart.Everything);
        features[at++] = Flag(reading.Part == ReadingPart.Enclosed);
        features[at++] = Flag(isOther);
        features[at++] = Flag(view.Kind == ViewKind.Inverse);
        features[at++] = Flag(view.Kind == ViewKind.Region);
        features[at++] = Flag(view.Kind == ViewKind.Color);
        features[at++] = Flag(view.Kind == ViewKind.Opacity);
        features[at++] = Flag(view.Kind == ViewKind.Faint);
        features[at++] = view.Kind == ViewKind.Region ? Over(-MathF.Log2(view.Share), 0.5f) : 0;
        features[at++] = 1 - view.Convexity;
        features[at++] = view.Kind == ViewKind.Region ? Over(facts.Size, 0.85f) : 0;
        features[at++] = Flag(isOther && usual is null);
        features[at++] = Flag(isOther && usual is { IsClean: true });
        InkFacts other = isOther && usual is { } u ? u : InkFacts.Perfect;
        features[at++] = 1 - other.Kept;
        features[at++] = MathF.Min(other.Edges, 2);
        features[at++] = Over(other.Thickness, 0.2f);
        features[at++] = Over(other.Solidity, 0.4f);
        features[at++] = Over(0.5f, other.Contrast);

        // Orders of magnitude in what the network leaves to the other digits: from one in a thousand on, and from one in ten on.
        float doubt = MathF.Log10(MathF.Max(1e-6f, 1 - evidence.Confidence));
        features[at++] = Over(doubt, -5);
        features[at++] = Over(doubt, -2.5f);
        features[at++] = evidence.Disagreement;
        features[at++] = evidence.Agreement;
        features[at++] = isOther ? evidence.Disagreement : 0;
        features[at++] = evidence.SecondCharacter;
        features[at++] = Math.Clamp(evidence.SureCharacters - 2, 0, 3);
        features[at++] = MathF.Min(0.3f, facts.Gap);
        features[at++] = MathF.Min(0.3f, Over(facts.Gap, 0.07f));
    }

    private static void Ink(InkFacts facts, Span<float> features, ref int at)
    {
        features[at++] = 1 - facts.Kept;
        features[at++] = facts.LeftOutWhole;
        features[at++] = MathF.Min(0.3f, facts.EdgeContact);
        features[at++] = Flag(facts.Edges > 0);
        features[at++] = MathF.Max(0, facts.Edges - 1);
        features[at++] = facts.Crossing;
        features[at++] = facts.Crossing * Over(0.12f, facts.Thickness) / 0.12f;
        features[at++] = Over(facts.Thickness, 0.2f);
        features[at++] = Over(facts.Thickness, 0.3f);
        features[at++] = Over(0.07f, facts.Thickness) / 0.07f;
        features[at++] = Over(facts.Widest, 0.3f);
        features[at++] = Over(facts.Widest, 0.45f);
        features[at++] = Over(facts.Solidity, 0.5f);
        features[at++] = Over(facts.Solidity, 0.7f);
        features[at++] = facts.Hollowed;
        float straight = 2 * Over(0.5f, facts.Bend);
        features[at++] = straight;
        features[at++] = straight * Over(0.12f, facts.Thickness) / 0.12f;
        features[at++] = 2 * Over(facts.Boxed, 0.5f);
        features[at++] = MathF.Min(2, facts.Rules);
        features[at++] = MathF.Min(2, facts.Enclosed);
        features[at++] = Over(0.4f, facts.Contrast);
        features[at++] = Over(0.2f, facts.Contrast);
        features[at++] = Over(MathF.Min(1, facts.Noise), 0.2f);
        features[at++] = Over(facts.Aspect, 0.2f);
        features[at++] = Over(facts.Aspect, 0.8f);
        features[at++] = Over(-1.6f, facts.Aspect);
        features[at++] = Over(0.3f, facts.Size);
        features[at++] = Over(0.1f, facts.Size);
        features[at++] = Over(facts.Size, 0.9f);
        features[at++] = Over(facts.OffMiddle, 0.5f);
        features[at++] = Over(MathF.Log2(Math.Max(1, facts.Pieces)), 1);
        features[at++] = MathF.Log2(Math.Max(1, facts.Characters));
        features[at++] = Over(4.5f, MathF.Log2(Math.Max(1, facts.LongerSide)));
    }

    private static float Over(float value, float limit) => MathF.Max(0, value - limit);

    private static float Flag(bool value) => value ? 1 : 0;
}
