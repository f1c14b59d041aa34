namespace DigitTools.Core.Preprocessing;

/// <summary>
/// How far a reading is to be trusted, by what its ink is like and what the other readings of the picture say: what a network's confidence
/// is multiplied by.
/// </summary>
/// <remarks>
/// Fitted to drawn scenes (`dotnet run --project benchmarks -- fit-trust`), so that the confidence times the trust is the probability that
/// the reading is right where nearly nine of ten pictures show one digit.
/// </remarks>
/// <param name="Digit">That it is the one digit of the picture, 0..1; 1 for a clean one.</param>
/// <param name="Several">That the characters of its view are several digits, 0..1; 0 if there is only one.</param>
/// <param name="Blank">That what it shows is no writing at all but light, folds, rests of borders, 0..1.</param>
internal readonly record struct ReadingTrust(double Digit, double Several, double Blank)
{
    /// <summary>Weighs a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="usual">What the usual way to look at the picture gave; null if there is no ink that way.</param>
    /// <param name="evidence">What a network makes of it.</param>
    public static ReadingTrust Of(in InkReading reading, InkFacts? usual, in ReadingEvidence evidence)
    {
        bool isSure = reading.IsBeyondDoubt;
        if (isSure && reading.Facts.Characters < 2) return new ReadingTrust(1, 0, 0);

        Span<float> features = stackalloc float[ReadingFeatures.Names.Length];
        ReadingFeatures.Write(reading, usual, evidence, features);
        // Without a second character there is nothing to be several.
        double several = evidence.SecondCharacter > 0 ? TrustNetwork.Several.Apply(features) : 0;
        if (isSure) return new ReadingTrust(1, several, 0);

        // What is transparent was made so by somebody.
        double blank = reading.View.Kind == ViewKind.Opacity ? 0 : TrustNetwork.Blank.Apply(features);
        return new ReadingTrust(TrustNetwork.Digit.Apply(features), several, blank);
    }
}
