namespace DigitTools.Core.Evaluation;

/// <summary>The numbers of one evaluation of a classifier on labelled pictures.</summary>
internal sealed record DigitEvaluation : IEvaluation
{
    /// <inheritdoc/>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public required int Errors { get; init; }

    /// <summary>1 - Errors / Count.</summary>
    public double Accuracy => 1 - (double)Errors / Count;

    /// <summary>Bounds of the accuracy's 95 % Wilson interval.</summary>
    public required (double Low, double High) AccuracyInterval { get; init; }

    /// <summary>Mean cross-entropy, nats.</summary>
    public required double Loss { get; init; }

    /// <inheritdoc/>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>Precision, recall, F1 and support of each digit; 10 entries.</summary>
    public required IReadOnlyList<ClassMetrics> PerClass { get; init; }

    /// <summary>10 x 10 counts: row = actual digit, column = digit read.</summary>
    public required int[][] ConfusionMatrix { get; init; }

    /// <summary>All misread pictures, the surest first.</summary>
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>The error left when the least sure 0, 0.5, 1, 2 and 5 % are rejected.</summary>
    public required IReadOnlyList<CoveragePoint> Coverage { get; init; }

    /// <summary>Time from the first picture to the last.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Pictures read per second.</summary>
    public double ImagesPerSecond => Count / Elapsed.TotalSeconds;
}
