namespace DigitTools.Core.Training;

/// <summary>Where a running training is.</summary>
/// <param name="Epoch">1, 2, 3 ...</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="Loss">Mean training loss of this epoch so far, nats.</param>
/// <param name="Accuracy">Training accuracy of this epoch so far, 0..1.</param>
/// <param name="ImagesPerSecond">Training pictures per second in this epoch so far.</param>
/// <param name="Remaining">Estimate of the time left.</param>
internal readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int StepsPerEpoch, double Loss, double Accuracy, double ImagesPerSecond, TimeSpan Remaining);
