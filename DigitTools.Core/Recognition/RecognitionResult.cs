using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>What was read from one picture, or why it could not be read.</summary>
internal sealed class RecognitionResult : IPictureResult
{
    /// <summary>Full path of the picture.</summary>
    public required string Path { get; init; }

    /// <summary>Which page it is of, 1 ..; 1 of a single picture.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages the file has.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>The error of a picture that could not be read at all; the rest is then without meaning.</summary>
    public DigitException? Error { get; init; }

    /// <summary>SHA-256 of the file, 32 bytes; null if it was not asked for, or the file could not be read.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>
    /// The content is one that <see cref="RecognitionRequest.IsKnown"/> knows: nothing was decoded, and the rest is without meaning.
    /// </summary>
    public bool IsKnown { get; init; }

    /// <summary>What became of it.</summary>
    public RecognitionStatus Status { get; init; }

    /// <summary>Why no digit was given.</summary>
    public RecognitionReason Reason { get; init; }

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

    /// <summary>Which frame was read; null of a picture that is no animation.</summary>
    public AnimationFrame? Animation { get; internal set; }

    /// <summary>Why the chart that was asked for isn't there; the rest holds nevertheless.</summary>
    public DigitException? ChartError { get; internal set; }
}
