using DigitTools.Core.Training;

namespace DigitTools.Support;

/// <summary>What Ctrl+C left of a training, in words.</summary>
internal static class StoppedTraining
{
    /// <summary>What was kept, and how to go on.</summary>
    /// <param name="result">What the training gave.</param>
    /// <param name="checkpoint">Full path of its checkpoint; null for none.</param>
    public static string Words(TrainingResult result, string? checkpoint)
    {
        string kept = result.ModelPath is null
            ? Strings.StoppedWithoutModel
            : Text.Format(Strings.StoppedWithModel, result.ModelPath, result.BestEpoch, result.Epochs.Count);
        string next = checkpoint is null ? Strings.StoppedWithoutCheckpoint : Text.Format(Strings.StoppedWithCheckpoint, checkpoint);
        return $"{kept} {next}";
    }
}
