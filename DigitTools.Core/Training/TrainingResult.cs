using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>What a training gave.</summary>
internal sealed record TrainingResult
{
    /// <summary>Full path of the model; null if the training was stopped before its first epoch ended.</summary>
    public required string? ModelPath { get; init; }

    /// <summary>The network.</summary>
    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>The history, one entry an epoch.</summary>
    public required IReadOnlyList<TrainingEpoch> Epochs { get; init; }

    /// <summary>The epoch whose weights were written; 0 if none was.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Accuracy on the test half, measured once on the written file, 0..1; null if there is none.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>Cross-entropy on the test half, nats; null if there is none.</summary>
    public double? TestLoss { get; init; }

    /// <summary>Why the training ended.</summary>
    public required StopReason StoppedBy { get; init; }

    /// <summary>The part of the last epoch that was done, 0..1, if the time was over within it; otherwise null.</summary>
    public double? LastEpochPart { get; init; }

    /// <summary>Time from the first step to the written model.</summary>
    public required TimeSpan Elapsed { get; init; }
}
