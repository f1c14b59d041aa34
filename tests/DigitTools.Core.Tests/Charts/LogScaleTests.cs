using DigitTools.Core.Charts;

namespace DigitTools.Core.Tests.Charts;

public sealed class LogScaleTests
{
    [Fact]
    public void LogScale_Ticks_TwoDecadesAreRoundValues()
    {
        var scale = new LogScale([0.004, 0.11], least: 1e-3);
        Assert.Equal([0.005, 0.01, 0.02, 0.05, 0.1], scale.Ticks().Select(t => Math.Round(t, 9)));
    }

    [Theory]
    [InlineData(new[] { 2.3 })]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { double.NaN, double.PositiveInfinity })]
    [InlineData(new[] { 1e-9, 1e6 })]
    public void LogScale_Scale_AwkwardValuesHoldsThemAndLabelsSome(double[] values)
    {
        var scale = new LogScale(values, least: 1e-3);
        Assert.True(scale.High - scale.Low > 0.3);
        Assert.All(values.Where(double.IsFinite), v => Assert.InRange(scale.Position(v), scale.Low, scale.High));
        Assert.InRange(scale.Ticks().Count(), 3, 20);
        Assert.All(scale.Ticks(), t => Assert.InRange(scale.Position(t), scale.Low, scale.High));
    }

    [Fact]
    public void LogScale_Position_ZeroLiesBelowTheSmallestValue()
    {
        var scale = new LogScale([0, 0.01, 0.1], least: 1e-3);
        Assert.True(scale.HasZero);
        Assert.True(scale.Position(0) < scale.Position(0.01));
        Assert.Equal(0, scale.Ticks().First());
    }
}
