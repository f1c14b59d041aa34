using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Evaluation;

public sealed class TemperatureFitTests
{
    private const int Count = 20_000;

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.5)]
    public void TemperatureFit_Fit_FindsTheTemperatureThatLabelsWereDrawnWith(double temperature)
    {
        (float[] logits, byte[] labels) = Draw(temperature);
        double fitted = TemperatureFit.Fit(logits, labels);
        Assert.InRange(fitted, temperature * 0.95, temperature * 1.05);
        Assert.True(TemperatureFit.Loss(logits, labels, fitted) <= TemperatureFit.Loss(logits, labels, temperature));
    }

    [Fact]
    public void TemperatureFit_Fit_StaysWithinItsBounds()
    {
        // Every label is the surest class, or the least sure one.
        float[] logits = [.. Enumerable.Repeat<float[]>([2, 0, 0, 0, 0, 0, 0, 0, 0, -2], 500).SelectMany(row => row)];
        Assert.Equal(0.2, TemperatureFit.Fit(logits, new byte[500]), 1e-3);
        Assert.Equal(5, TemperatureFit.Fit(logits, [.. Enumerable.Repeat((byte)9, 500)]), 1e-3);
    }

    [Fact]
    public void TemperatureFit_Fit_DoesNotTrustAFewPictures()
    {
        // Ten pictures that happen to be read right don't make a network infallible.
        float[] logits = [.. Enumerable.Repeat<float[]>([2, 0, 0, 0, 0, 0, 0, 0, 0, -2], 10).SelectMany(row => row)];
        Assert.Equal(1, TemperatureFit.Fit(logits, new byte[10]));
    }

    [Fact]
    public void TemperatureFit_Fit_WithoutDataChangesNothing() => Assert.Equal(1, TemperatureFit.Fit([], []));

    [Fact]
    public void TemperatureFit_Loss_SurvivesLargeLogits() =>
        Assert.Equal(2000, TemperatureFit.Loss([1000, 0, 0, 0, 0, 0, 0, 0, 0, -1000], [9], 1), 1e-6);

    private static (float[] Logits, byte[] Labels) Draw(double temperature)
    {
        var random = new Random64(11);
        float[] logits = new float[Count * DigitShape.ClassCount];
        byte[] labels = new byte[Count];
        double[] probabilities = new double[DigitShape.ClassCount];
        for (int i = 0; i < Count; i++)
        {
            Span<float> row = logits.AsSpan(i * DigitShape.ClassCount, DigitShape.ClassCount);
            foreach (ref float logit in row) logit = 3 * random.NextGaussian();
            Softmax.Apply(row, temperature, probabilities);
            Assert.Equal(1, probabilities.Sum(), 1e-12);
            double left = random.NextSingle();
            while (labels[i] < 9 && (left -= probabilities[labels[i]]) >= 0) labels[i]++;
        }

        return (logits, labels);
    }
}
