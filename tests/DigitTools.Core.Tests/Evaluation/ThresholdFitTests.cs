using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Evaluation;

public sealed class ThresholdFitTests
{
    private const int Count = 1000;

    [Fact]
    public void ThresholdFit_Fit_GivesBackOneInAHundredOfThoseReadRight()
    {
        // Confidences grow evenly; the label is always the class read, but for the first hundred.
        float[] logits = new float[Count * 10];
        byte[] labels = new byte[Count];
        for (int i = 0; i < Count; i++)
        {
            logits[i * 10] = 1 + 5f * i / Count;
            if (i < 100) labels[i] = 1;
        }

        double threshold = ThresholdFit.Fit(logits, labels, 1);
        double[] right = [.. Enumerable.Range(100, Count - 100).Select(i => 1 / (1 + 9 * Math.Exp(-logits[i * 10])))];
        Assert.Equal(9, right.Count(c => c < threshold - 1e-9));
        Assert.True(ThresholdFit.Fit(logits, labels, 2) < threshold);
    }

    [Fact]
    public void ThresholdFit_Fit_DoesNotTrustAFewPictures()
    {
        Assert.Equal(0.5, ThresholdFit.Fit([], [], 1));
        Assert.Equal(0.5, ThresholdFit.Fit(new float[4990], new byte[499], 1));
    }
}
