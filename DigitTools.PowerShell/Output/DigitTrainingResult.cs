namespace DigitTools;

/// <summary>What a training gave.</summary>
public sealed class DigitTrainingResult
{
    internal DigitTrainingResult()
    {
    }

    /// <summary>Full path of the model; null if the training was stopped before its first epoch ended.</summary>
    public string? ModelPath { get; init; }

    /// <summary>Name of the network.</summary>
    public required string Architecture { get; init; }

    /// <summary>Number of trained parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply-adds for one picture.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The history.</summary>
    public required DigitTrainingEpoch[] Epochs { get; init; }

    /// <summary>
    /// The epoch that read most of the validation part right, whose weights were written; null without a validation part, where the last
    /// one was written, and if no model was.
    /// </summary>
    public int? BestEpoch { get; init; }

    /// <summary>Validation accuracy of that epoch, 0..1; null without a validation part.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Validation cross-entropy of that epoch, nats; null without a validation part.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Accuracy on the test half, measured once on the written file, 0..1; null if the data has none.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>Cross-entropy on the test half, nats; null if the data has none.</summary>
    public double? TestLoss { get; init; }

    /// <summary>Start of the random sequences.</summary>
    public required int Seed { get; init; }

    /// <summary>Completed, Patience, TimeLimit or Cancelled.</summary>
    public required string StoppedBy { get; init; }

    /// <summary>Pictures that could not be read and were left out; each was reported.</summary>
    public int Skipped { get; init; }

    /// <summary>Files in the folders of the data that were left alone.</summary>
    public long Ignored { get; init; }

    /// <summary>These by their extension in lower case; "" for those without.</summary>
    public required IReadOnlyDictionary<string, long> IgnoredExtension { get; init; }

    /// <summary>Time from the first step to the written and measured model.</summary>
    public required TimeSpan Elapsed { get; init; }
}
