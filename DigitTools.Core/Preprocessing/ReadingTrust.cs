namespace DigitTools.Core.Preprocessing;

/// <summary>
/// How far a reading is to be trusted, by what its ink is like and what the other readings of the picture say: what a network's confidence
/// is multiplied by.
/// </summary>
/// <remarks>
/// Fitted to drawn scenes (`dotnet run --project benchmarks -- fit-trust`), so that the confidence times the trust is the probability that
/// the reading is right.
/// </remarks>
internal static class ReadingTrust
{
    /// <summary>How far to trust that a reading is the one digit of the picture, 0..1; 1 for a clean one.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="usual">What the usual way to look at the picture gave; null if there is no ink that way.</param>
    /// <param name="evidence">What a network makes of it.</param>
    public static double OfDigit(in InkReading reading, InkFacts? usual, in ReadingEvidence evidence) =>
        reading.IsBeyondDoubt ? 1 : Weigh(TrustNetwork.Digit, reading, usual, evidence);

    /// <summary>How far to trust that the characters of a view are several digits, 0..1.</summary>
    /// <param name="reading">The digit that the view would be.</param>
    /// <param name="usual">What the usual way to look at the picture gave; null if there is no ink that way.</param>
    /// <param name="evidence">What a network makes of it.</param>
    public static double OfSeveral(in InkReading reading, InkFacts? usual, in ReadingEvidence evidence) =>
        Weigh(TrustNetwork.Several, reading, usual, evidence);

    /// <summary>How likely it is that what a reading shows is no writing at all but light, folds, rests of borders, 0..1.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="usual">What the usual way to look at the picture gave; null if there is no ink that way.</param>
    /// <param name="evidence">What a network makes of it.</param>
    public static double OfBlank(in InkReading reading, InkFacts? usual, in ReadingEvidence evidence) =>
        reading.IsBeyondDoubt || reading.View.Kind == ViewKind.Opacity ? 0 : Weigh(TrustNetwork.Blank, reading, usual, evidence);

    private static double Weigh(TrustNetwork network, in InkReading reading, InkFacts? usual, in ReadingEvidence evidence)
    {
        Span<float> features = stackalloc float[ReadingFeatures.Names.Length];
        ReadingFeatures.Write(reading, usual, evidence, features);
        return network.Apply(features);
    }
}
