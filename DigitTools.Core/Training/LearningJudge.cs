using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>Finds out whether a network learns anything from its data.</summary>
/// <param name="labels">Labels of the validation part.</param>
/// <param name="nothingLearnt">Called with the best epoch of a network that learns nothing; null if nobody wants to know.</param>
internal sealed class LearningJudge(byte[] labels, Action<TrainingEpoch>? nothingLearnt)
{
    /// <summary>A network that has learnt nothing after this many epochs is reported: a wrong learning rate shows by then.</summary>
    public const int EpochsToLearn = 3;

    /// <summary>With fewer validation pictures a network can look like chance by chance.</summary>
    private const int FewestToJudgeBy = 100;

    private bool _hasJudged;

    /// <summary>Whether more pictures of the validation part are read right than chance explains.</summary>
    /// <param name="logits">N x 10, of the validation part.</param>
    public bool IsAboveChance(float[] logits) => ChanceAgreement.Of(logits, labels).IsAboveChance;

    /// <summary>Reports, once, a network that reads no more right than chance explains. Once it reads more it is let alone.</summary>
    /// <param name="epochs">The epochs so far.</param>
    /// <param name="best">The best of them, from 1.</param>
    /// <param name="bestLogits">N x 10, of the validation part in that epoch.</param>
    /// <param name="fewestEpochs">After fewer it is too early to judge.</param>
    public void Judge(IReadOnlyList<TrainingEpoch> epochs, int best, float[] bestLogits, int fewestEpochs)
    {
        if (_hasJudged || epochs.Count < fewestEpochs || labels.Length < FewestToJudgeBy) return;
        _hasJudged = true;
        if (!IsAboveChance(bestLogits)) nothingLearnt?.Invoke(epochs[best - 1]);
    }
}
