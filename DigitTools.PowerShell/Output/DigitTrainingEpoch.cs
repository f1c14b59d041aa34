namespace DigitTools;

/// <summary>One pass over the training pictures.</summary>
public sealed class DigitTrainingEpoch
{
    internal DigitTrainingEpoch()
    {
    }

    /// <summary>1, 2, 3 ...</summary>
    public required int Epoch { get; init; }

    /// <summary>Mean cross-entropy on the training pictures as they were redrawn, nats.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Accuracy on the training pictures as they were redrawn, 0..1.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>Mean cross-entropy on the validation pictures, nats; null if there are none.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Accuracy on the validation pictures, 0..1; null if there are none.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Time of the epoch, validation included; null when read from a model file.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Training pictures per second; null when read from a model file.</summary>
    public double? ImagesPerSecond { get; init; }
}
