using DigitTools.Core.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace DigitTools.Core.Training;

/// <summary>
/// What a network that reads single digits is to lessen: the cross-entropy of eleven classes, ten digits and "no digit".
/// </summary>
/// <remarks>
/// The network has no output for the eleventh: only differences of scores count, so its score may be any number, and
/// <see cref="DigitNet.NoDigitScore"/> makes it as likely as all digits together where none of them has a score over 0. So pictures of no
/// digit teach the network to give all digits low scores, not to make them equal, and a digit that looks odd keeps the order of its scores.
/// The sum of the exponentials of the scores is what W. Liu, X. Wang, J. Owens, Y. Li, "Energy-based out-of-distribution detection",
/// NeurIPS 2020, call energy; the pictures of no digit are those of D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection with
/// outlier exposure", ICLR 2019.
/// </remarks>
internal static class DigitLoss
{
    private const int NoDigit = DigitShape.ClassCount;

    /// <summary>Summed over pictures of digits.</summary>
    /// <param name="scores">N x 10.</param>
    /// <param name="labels">N digits.</param>
    /// <param name="classWeights">10 weights; null for none.</param>
    public static Tensor OfDigits(Tensor scores, Tensor labels, float[]? classWeights)
    {
        Tensor? weights = classWeights is null ? null : tensor((float[])[.. classWeights, 1]);
        return nn.functional.cross_entropy(WithNoDigit(scores), labels, weights, reduction: nn.Reduction.Sum);
    }

    /// <summary>Summed over pictures of what is no digit, and weighted.</summary>
    /// <param name="scores">N x 10.</param>
    public static Tensor OfOthers(Tensor scores)
    {
        // With an owner here: docs/libtorch.md.
        using var weight = (-TrainingRecipe.OutlierWeight).ToScalar();
        return nn.functional.log_softmax(WithNoDigit(scores), 1).narrow(1, NoDigit, 1).sum().mul(weight);
    }

    private static Tensor WithNoDigit(Tensor scores) =>
        nn.functional.pad(scores, [0, 1], PaddingModes.Constant, DigitNet.NoDigitScore);
}
