using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>What a caller wants to hear while a training runs; all calls come from the thread that trains.</summary>
/// <param name="Progress">After every step; keep it quick.</param>
/// <param name="EpochEnded">After every epoch, and after the part of one within which the time was over.</param>
/// <param name="CheckpointFailed">When a checkpoint can't be written, once until one can again; the training goes on.</param>
/// <param name="NothingLearnt">
/// Once, with the best epoch, if after three epochs, or at the end, no more validation pictures are read right than chance explains; the
/// training goes on.
/// </param>
internal sealed record TrainingEvents(
    Action<TrainingProgress>? Progress = null,
    Action<TrainingEpoch>? EpochEnded = null,
    Action<DigitException>? CheckpointFailed = null,
    Action<TrainingEpoch>? NothingLearnt = null);
