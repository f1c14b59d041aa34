namespace DigitTools.Core.Training;

/// <summary>What a caller wants to hear while a training runs; all calls come from the thread that trains.</summary>
/// <param name="Progress">After every step; keep it quick.</param>
/// <param name="EpochEnded">After every epoch.</param>
public sealed record TrainingEvents(Action<TrainingProgress>? Progress = null, Action<TrainingEpoch>? EpochEnded = null);
