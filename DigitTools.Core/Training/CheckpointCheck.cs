using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>
/// Everything that has to be true of a checkpoint before a training goes on from it: a right checksum says that nothing was damaged, not
/// that what was written makes sense.
/// </summary>
internal static class CheckpointCheck
{
    private const string Hole = "something in it is missing.";
    private const string Count = "a count in it is out of its range.";
    private const string Row = "its rows of numbers are not as long as they should be.";
    private const string Number = "a number in it is not finite, or out of its range.";
    private const string Order = "its epochs contradict each other.";

    /// <summary>No training takes longer than this, and two such times still add up to a valid time.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(100 * 365);

    /// <summary>
    /// What is wrong with the lengths of the rows; null if they fit the bytes that are there, so that reading them asks for no more memory
    /// than the file has.
    /// </summary>
    /// <param name="state">The text of a checkpoint.</param>
    /// <param name="bytes">Bytes that the file has for the rows.</param>
    public static string? FaultInLengths(TrainingState state, int bytes)
    {
        if (state.RowLengths.Length != state.Rows.Count || state.RowLengths.Any(length => length < 0)) return Row;
        return state.RowLengths.Sum(length => (long)length) * sizeof(float) == bytes ? null : Row;
    }

    /// <summary>What is wrong with a state, whatever training it is of; null if nothing is.</summary>
    public static string? Fault(TrainingState state)
    {
        if (state.Identity.Values.Any(value => value is null) || state.Epochs.Any(epoch => epoch is null)) return Hole;
        int numbers = state.Weights.Length;
        if (state.Average.Length != numbers || state.Best.Length != numbers || state.Variance.Length != state.Mean.Length) return Row;
        if (!state.Rows.All(row => Finite.All(row)) || state.Variance.Any(square => square < 0)) return Number;
        return FaultInEpochs(state) ?? FaultInEpochUnderWay(state);
    }

    /// <summary>What keeps a training from going on from a state; null if nothing does.</summary>
    /// <param name="state">A state in which <see cref="Fault(TrainingState)"/> finds nothing.</param>
    /// <param name="training">The training.</param>
    public static string? Fault(TrainingState state, TrainingShape training)
    {
        if (state.Weights.Length != training.Numbers || state.Mean.Length != training.Parameters
            || state.BestOutputs.Length != training.ValidationPictures * training.OutputsPerPicture)
        {
            return Row;
        }

        if (state.Epochs.Any(epoch => double.IsNaN(epoch.ValidationLoss) != (training.ValidationPictures == 0))) return Number;
        bool counts = state.Epochs.Count <= training.Epochs && state.Step < training.StepsPerEpoch
            && state.OptimizerSteps == (long)state.Epochs.Count * training.StepsPerEpoch + state.Step
            && state.Right <= (long)state.Step * training.PicturesPerStep
            && (state.Step == 0 || state.Epochs.Count < training.Epochs);
        return counts ? null : Count;
    }

    private static string? FaultInEpochs(TrainingState state)
    {
        int best = 0;
        for (int i = 0; i < state.Epochs.Count; i++)
        {
            TrainingEpoch epoch = state.Epochs[i];
            if (epoch.Epoch != i + 1) return Order;
            bool validated = IsAmount(epoch.ValidationLoss) && IsShare(epoch.ValidationAccuracy);
            bool without = double.IsNaN(epoch.ValidationLoss) && double.IsNaN(epoch.ValidationAccuracy);
            if (!(validated || without) || !IsAmount(epoch.TrainLoss) || !IsShare(epoch.TrainAccuracy)) return Number;
            if (!IsAmount(epoch.LearningRate) || !IsAmount(epoch.ImagesPerSecond) || !IsTime(epoch.Elapsed)) return Number;
            if (best == 0 || !epoch.IsWorseThan(state.Epochs[best - 1])) best = epoch.Epoch;
        }

        return state.BestEpoch == best ? null : Order;
    }

    private static string? FaultInEpochUnderWay(TrainingState state)
    {
        if (state.Step < 0 || state.Right < 0 || state.OptimizerSteps < state.Step) return Count;
        if (!IsAmount(state.LossSum) || !IsTime(state.InEpoch)) return Number;
        return state.Step > 0 || (state.Right == 0 && state.LossSum == 0 && state.InEpoch == TimeSpan.Zero) ? null : Count;
    }

    /// <summary>For losses too: no cross-entropy is less than 0.</summary>
    private static bool IsAmount(double value) => double.IsFinite(value) && value >= 0;

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static bool IsTime(TimeSpan value) => value >= TimeSpan.Zero && value <= s_longest;
}
