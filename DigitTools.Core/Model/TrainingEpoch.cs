namespace DigitTools.Core.Model;

/// <summary>What one pass over the training half gave.</summary>
/// <param name="Epoch">1, 2, 3 ...</param>
/// <param name="TrainLoss">Mean cross-entropy over the augmented training pictures, nats.</param>
/// <param name="TrainAccuracy">0..1, on the augmented training pictures, while the weights change.</param>
/// <param name="ValidationLoss">Mean cross-entropy over the validation pictures, nats.</param>
/// <param name="ValidationAccuracy">0..1.</param>
/// <param name="LearningRate">The rate of the last step.</param>
/// <param name="Elapsed">Time of this epoch, validation included.</param>
/// <param name="ImagesPerSecond">Training pictures per second of training, validation not counted.</param>
internal sealed record TrainingEpoch(
    int Epoch,
    double TrainLoss,
    double TrainAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double LearningRate,
    TimeSpan Elapsed,
    double ImagesPerSecond)
{
    /// <summary>
    /// Whether the validation says that another epoch's network is the better one. Without a validation part the latest is the best.
    /// </summary>
    internal bool IsWorseThan(TrainingEpoch best) =>
        ValidationAccuracy < best.ValidationAccuracy
        || (ValidationAccuracy == best.ValidationAccuracy && ValidationLoss > best.ValidationLoss);
}
