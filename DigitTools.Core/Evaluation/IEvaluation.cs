namespace DigitTools.Core.Evaluation;

/// <summary>What is known of every evaluation: how many pictures were misread, and whether confidences mean what they say.</summary>
internal interface IEvaluation
{
    /// <summary>How many pictures were read.</summary>
    int Count { get; }

    /// <summary>How many of them were misread.</summary>
    int Errors { get; }

    /// <summary>Mean distance between confidence and accuracy over 15 bins, 0..1.</summary>
    double ExpectedCalibrationError { get; }

    /// <summary>The 15 bins behind <see cref="ExpectedCalibrationError"/>.</summary>
    IReadOnlyList<ReliabilityBin> Reliability { get; }

    /// <summary>The error left when the least sure pictures are rejected, more and more of them.</summary>
    IReadOnlyList<CoveragePoint> Coverage { get; }
}
