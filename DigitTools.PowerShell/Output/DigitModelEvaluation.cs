namespace DigitTools;

/// <summary>How well a model reads labelled pictures.</summary>
public sealed class DigitModelEvaluation
{
    internal DigitModelEvaluation()
    {
    }

    /// <summary>Full path of the model; of several, with <see cref="System.IO.Path.PathSeparator"/> between them.</summary>
    public required string Model { get; init; }

    /// <summary>Full path of the data.</summary>
    public required string DataPath { get; init; }

    /// <summary>How many pictures were read.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them were misread.</summary>
    public required int Errors { get; init; }

    /// <summary>1 - Errors / Count.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Lower bound of the accuracy's 95 % Wilson interval.</summary>
    public required double AccuracyLow { get; init; }

    /// <summary>Upper bound of the accuracy's 95 % Wilson interval.</summary>
    public required double AccuracyHigh { get; init; }

    /// <summary>Mean cross-entropy, nats.</summary>
    public required double Loss { get; init; }

    /// <summary>Mean distance of confidence and accuracy over 15 bins, 0..1.</summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>Precision, recall, F1 and support of each digit; 10 entries.</summary>
    public required DigitClassMetrics[] PerClass { get; init; }

    /// <summary>10 x 10 counts: row = actual digit, column = digit read.</summary>
    public required int[][] ConfusionMatrix { get; init; }

    /// <summary>All misread pictures, the surest first.</summary>
    public required DigitMistake[] Mistakes { get; init; }

    /// <summary>The error left when the least sure 0, 0.5, 1, 2 and 5 % are rejected.</summary>
    public required DigitCoverage[] Coverage { get; init; }

    /// <summary>Pictures that could not be read and were left out; each was reported.</summary>
    public int Skipped { get; init; }

    /// <summary>Files in the folders of the data that were left alone.</summary>
    public long Ignored { get; init; }

    /// <summary>These by their extension in lower case; "" for those without.</summary>
    public required IReadOnlyDictionary<string, long> IgnoredExtension { get; init; }

    /// <summary>Time for all pictures.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Pictures per second.</summary>
    public required double ImagesPerSecond { get; init; }
}
