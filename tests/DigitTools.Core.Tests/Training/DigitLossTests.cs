using System.Runtime.InteropServices;
using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Training;

public sealed class DigitLossTests : TorchTests
{
    private static readonly float[] s_scores = [-1, 4, 0.5f, -3, 2, -6, 1, 0, -2, 3];

    [Fact]
    public void DigitLoss_OfDigits_IsTheCrossEntropyOfElevenClasses()
    {
        double expected = Math.Log(Sum + 10) - s_scores[1];
        Assert.Equal(expected, Loss(scores => DigitLoss.OfDigits(scores, torch.tensor((long[])[1]), null)).Value, 5);
    }

    [Fact]
    public void DigitLoss_OfDigits_WeighsClasses()
    {
        float[] weights = [1, 3, 1, 1, 1, 1, 1, 1, 1, 1];
        double plain = Loss(scores => DigitLoss.OfDigits(scores, torch.tensor((long[])[1]), null)).Value;
        Assert.Equal(3 * plain, Loss(scores => DigitLoss.OfDigits(scores, torch.tensor((long[])[1]), weights)).Value, 5);
    }

    [Fact]
    public void DigitLoss_OfOthers_LowersTheScoresThatAreHighAndLeavesTheirOrder()
    {
        (double value, float[] gradient) = Loss(DigitLoss.OfOthers);
        Assert.Equal(TrainingRecipe.OutlierWeight * (Math.Log(Sum + 10) - Math.Log(10)), value, 5);
        // The way down is in proportion to what each digit has of the probability.
        for (int k = 0; k < s_scores.Length; k++)
            Assert.Equal(TrainingRecipe.OutlierWeight * Math.Exp(s_scores[k]) / (Sum + 10), gradient[k], 5);
    }

    [Fact]
    public void DigitNet_Logits_ShareWhatIsNoDigitOutEvenly()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        float[] shares = Numbers(torch.nn.functional.softmax(DigitNet.Logits(torch.tensor(s_scores)), 0));
        for (int k = 0; k < s_scores.Length; k++)
            Assert.Equal((Math.Exp(s_scores[k]) + 1) / (Sum + 10), shares[k], 5);
    }

    private static double Sum => s_scores.Sum(s => Math.Exp(s));

    private static (double Value, float[] Gradient) Loss(Func<torch.Tensor, torch.Tensor> loss)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor scores = torch.tensor(s_scores, [1, DigitShape.ClassCount], requires_grad: true);
        torch.Tensor value = loss(scores);
        value.backward();
        return (value.item<float>(), Numbers(scores.grad!));
    }

    private static float[] Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();
}
