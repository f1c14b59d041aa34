using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>What was read from one picture, or why it could not be read.</summary>
internal sealed record RecognitionResult : PictureResult
{
    /// <inheritdoc/>
    public RecognitionResult(PicturePage page)
        : base(page)
    {
    }

    /// <summary>Calibrated probability of each class, 10 values in 0..1; all 0 for an empty picture.</summary>
    public double[] Probabilities { get; init; } = [];

    /// <summary>The likeliest class, 0..9, whatever the status; -1 for an empty picture.</summary>
    public int Best { get; init; } = -1;

    /// <summary>The second likeliest class, 0..9; -1 for an empty picture.</summary>
    public int Second { get; init; } = -1;

    /// <summary>The digit, 0..9; null unless it was recognized.</summary>
    public int? Digit => Status == RecognitionStatus.Recognized ? Best : null;

    /// <summary>Probability of the likeliest class, 0..1; 0 for an empty picture.</summary>
    public double Confidence => Best < 0 ? 0 : Probabilities[Best];

    /// <summary>The second likeliest class, 0..9; null for an empty picture.</summary>
    public int? SecondDigit => Second < 0 ? null : Second;

    /// <summary>Probability of the second likeliest class, 0..1; 0 for an empty picture.</summary>
    public double SecondConfidence => Second < 0 ? 0 : Probabilities[Second];

    /// <summary>What was taken for paper; without meaning for an empty picture.</summary>
    public View View { get; init; }

    /// <summary>Where the ink that was read is; without meaning for an empty picture.</summary>
    public Area Ink { get; init; }
}
