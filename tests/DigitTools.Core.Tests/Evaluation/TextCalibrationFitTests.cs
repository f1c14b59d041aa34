using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Evaluation;

public class TextCalibrationFitTests
{
    [Fact]
    public void Lone_DigitsThatAreRight_LosesAsManyAsItMay()
    {
        var plain = new TextCalibration(1.1, 0.3);
        double[] probabilities = [.. Enumerable.Range(0, 100).Select(i => 0.9 + i / 1000.0)];
        double lone = TextCalibrationFit.Lone([.. probabilities.Select(p => plain.Confidence(p))], threshold: 0.9, lost: 0.05);
        TextCalibration fitted = plain with { Lone = lone };
        Assert.Equal(5, probabilities.Count(p => fitted.Confidence(p, isLone: true) < 0.9 - 1e-9));
        Assert.All(probabilities, p => Assert.Equal(plain.Confidence(p), fitted.Confidence(p)));
    }

    [Fact]
    public void Lone_DigitsThatAreDoubtedAnyway_AreNotMadeSurer() =>
        Assert.Equal(0, TextCalibrationFit.Lone([0.3, 0.4, 0.5], threshold: 0.9, lost: 0.1));

    [Fact]
    public void Lone_NoDigits_IsNothing() => Assert.Equal(0, TextCalibrationFit.Lone([], threshold: 0.9, lost: 0.1));
}
