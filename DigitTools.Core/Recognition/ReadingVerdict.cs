using DigitTools.Core.Evaluation;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>What becomes of ink that was read for one digit.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why no digit is given.</param>
/// <param name="Best">The likeliest digit, 0..9; -1 of what is Empty.</param>
/// <param name="Second">The second likeliest, 0..9; -1 of what is Empty.</param>
internal readonly record struct ReadingVerdict(RecognitionStatus Status, RecognitionReason Reason, int Best, int Second)
{
    /// <summary>If the probabilities of the two best digits add up to this, 0..1, the picture is taken for one of them.</summary>
    private const double TwoDigits = 0.8;

    /// <summary>Ink that is as much wider than high as this, as a logarithm to base 2, is no digit but may be several that touch.</summary>
    private const float SeveralAspect = 0.4f;

    /// <summary>
    /// From this on, 0..1, what is there is called no writing: of a batch, Empty is what nobody looks at again. No writing of 2,700 drawn
    /// scenes and of 3,039 pictures of digits is called so (docs/scenes.md).
    /// </summary>
    private const double SurelyBlank = 0.9;

    /// <summary>There is no ink.</summary>
    public static ReadingVerdict Nothing { get; } = new(RecognitionStatus.Empty, RecognitionReason.NoInk, -1, -1);

    /// <summary>Decides between Recognized, Rejected and Empty, and names the reason.</summary>
    /// <param name="probabilities">Of the ten digits: those of the network times the trust.</param>
    /// <param name="chosen">The reading that was taken.</param>
    /// <param name="facts">What its ink is like.</param>
    /// <param name="minimumConfidence">Below this, 0..1, a digit is rejected.</param>
    public static ReadingVerdict Of(
        ReadOnlySpan<double> probabilities, ChosenReading chosen, in InkFacts facts, double minimumConfidence)
    {
        int best = Ranking.Best(probabilities), second = Ranking.Second(probabilities, best);
        if (probabilities[best] >= minimumConfidence)
            return new ReadingVerdict(RecognitionStatus.Recognized, RecognitionReason.None, best, second);
        if (chosen.Blank >= SurelyBlank) return Nothing;

        RecognitionReason reason = ReasonToReject(
            chosen, facts.Aspect, probabilities[best], probabilities[second], minimumConfidence);
        return new ReadingVerdict(RecognitionStatus.Rejected, reason, best, second);
    }

    /// <summary>
    /// If two digits compete for a picture, it is one of them; if the network spreads its probability over many, it is no digit, or
    /// several; if it is sure and only the ink speaks against it, that is no writing.
    /// </summary>
    private static RecognitionReason ReasonToReject(
        ChosenReading chosen, float aspect, double best, double second, double minimumConfidence)
    {
        double rest = Math.Max(1e-9, chosen.Trust * (1 - chosen.Several));
        if (chosen.Several > 0.5 || aspect > SeveralAspect) return RecognitionReason.SeveralDigits;
        if (best / rest >= minimumConfidence && chosen.Trust < 0.5) return RecognitionReason.NothingKept;
        return (best + second) / rest >= TwoDigits ? RecognitionReason.LowConfidence : RecognitionReason.NotADigit;
    }
}
