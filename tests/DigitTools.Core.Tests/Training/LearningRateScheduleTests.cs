using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void LearningRateSchedule_At_RisesToThePeakAndFallsToNearlyNothing()
    {
        const int Steps = 1000;
        var schedule = new LearningRateSchedule(0.004, Steps);
        double[] rates = [.. Enumerable.Range(0, Steps).Select(s => schedule.At(s))];
        int top = Array.IndexOf(rates, rates.Max());

        Assert.InRange(top, 140, 160);
        Assert.InRange(rates[top], 0.99 * 0.004, 0.004);
        Assert.Equal(rates[..top].Order(), rates[..top]);
        Assert.Equal(rates[top..].OrderDescending(), rates[top..]);
        Assert.InRange(rates[0], 1e-9, 0.01 * 0.004);
        Assert.InRange(rates[^1], 0.001 * 0.004, 0.01 * 0.004);
        // Half-way down in the middle of the way down.
        Assert.Equal(0.5 * 0.004, rates[575], 0.01 * 0.004);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void LearningRateSchedule_At_GivesShortTrainingsARateTooInEveryStep(int steps)
    {
        var schedule = new LearningRateSchedule(1, steps);
        Assert.All(Enumerable.Range(0, steps), s => Assert.InRange(schedule.At(s), 0.01, 1));
    }
}
