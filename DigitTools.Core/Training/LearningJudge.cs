using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>Finds out whether a network learns anything from its data.</summary>
/// <param name="task">What it learns.</param>
/// <param name="nothingLearnt">Called with the best epoch of a network that learns nothing; null if nobody wants to know.</param>
internal sealed class LearningJudge(ITrainingTask task, Action<TrainingEpoch>? nothingLearnt)
{
    /// <summary>A network that has learnt nothing after this many epochs is reported: a wrong learning rate shows by then.</summary>
    public const int EpochsToLearn = 3;

    /// <summary>With fewer validation pictures a network can look like chance by chance.</summary>
    private const int FewestToJudgeBy = 100;

    private bool _hasJudged;

    /// <summary>Reports, once, a network that reads no more right than chance explains. Once it reads more it is let alone.</summary>
    /// <param name="epochs">The epochs so far.</param>
    /// <param name="best">The best of them, from 1.</param>
    /// <param name="bestOutputs">What was left of the validation part in that epoch.</param>
    /// <param name="fewestEpochs">After fewer it is too early to judge.</param>
    public void Judge(IReadOnlyList<TrainingEpoch> epochs, int best, float[] bestOutputs, int fewestEpochs)
    {
        if (_hasJudged || epochs.Count < fewestEpochs || task.ValidationPictures < FewestToJudgeBy) return;
        _hasJudged = true;
        if (!task.IsAboveChance(bestOutputs)) nothingLearnt?.Invoke(epochs[best - 1]);
    }
}
