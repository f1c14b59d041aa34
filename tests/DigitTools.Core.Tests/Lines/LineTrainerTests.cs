using DigitTools.Core.Training.Lines;

namespace DigitTools.Core.Tests.Lines;

public sealed class LineTrainerTests : TorchTests
{
    [Fact]
    public void Step_ManyTimes_LowersTheLossAndDependsOnNoThreads()
    {
        double[] one = Losses(threads: 1), two = Losses(threads: 2);
        Assert.Equal(one, two);
        Assert.True(one[^1] < 0.7 * one[0], $"From {one[0]} to {one[^1]}.");
    }

    private static double[] Losses(int threads)
    {
        using var trainer = new LineTrainer(SyntheticDigits.Make(200), steps: 12, threads, seed: 3);
        return [.. Enumerable.Range(0, 12).Select(trainer.Step)];
    }
}
