using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Training;

public sealed class OptimizerTests : TorchTests
{
    private const double LearningRate = 0.004, WeightDecay = 0.05;

    [Fact]
    public void AdamW_Step_FollowsTheScalarReference()
    {
        var random = new Random(1);
        (int Length, bool Decays)[] parameters = [(37, true), (5, false), (64, true)];
        int count = parameters.Sum(p => p.Length);
        var optimizer = new AdamW(parameters);
        float[] values = [.. Enumerable.Range(0, count + 3).Select(_ => random.NextSingle() - 0.5f)];
        float[] beyond = values[count..];
        double[] expected = [.. values], mean = new double[count], variance = new double[count];

        for (int step = 1; step <= 4; step++)
        {
            float[] gradient = [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
            Reference(expected, mean, variance, gradient, parameters, step);
            optimizer.Step(values, gradient, LearningRate * step, WeightDecay);
        }

        Assert.Equal(4, optimizer.Steps);
        for (int i = 0; i < count; i++) Assert.True(Math.Abs(expected[i] - values[i]) < 2e-5, $"{i}: {expected[i]} and {values[i]}");
        Assert.Equal(beyond, values[count..]);
    }

    [Fact]
    public void WeightAverage_Add_IsShortAtFirstAndLongLater()
    {
        var average = new WeightAverage(new float[3]);
        Assert.All(average.Values, v => Assert.Equal(0, v));

        double expected = 0;
        for (int step = 1; step <= 50; step++)
        {
            average.Add([step, step, step], step);
            double keep = Math.Min(0.998, (1.0 + step) / (10 + step));
            expected = keep * expected + (1 - keep) * step;
            Assert.Equal(expected, average.Values[0], 1e-3);
            Assert.Equal(average.Values[0], average.Values[^1]);
        }

        // After thousands of steps one more hardly counts.
        average.Add([1000, 1000, 1000], 1_000_000);
        Assert.Equal(0.998 * expected + 2, average.Values[0], 1e-3);
    }

    [Fact]
    public void NetworkState_CopyFrom_SetsWhatCopyToGives()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using DigitNet first = new(DigitArchitecture.Standard), second = new(DigitArchitecture.Standard);
        using NetworkState from = new(first), to = new(second);
        float[] values = new float[from.Count], copied = new float[from.Count];
        from.CopyTo(values);
        to.CopyFrom(values);
        to.CopyTo(copied);
        Assert.Equal(values, copied);
        Assert.Equal(from.Count, from.Layout.Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b)));
        Assert.Contains(from.Layout, t => t.Name == "conv1.weight" && t.Shape is [16, 1, 3, 3]);
        Assert.Contains(from.Layout, t => t.Name == "conv1_norm.running_var" && t.Shape is [16]);
    }

    /// <summary>Algorithm 2 of Loshchilov and Hutter with beta 0.9 and 0.99, one number after the other, in double precision.</summary>
    private static void Reference(
        double[] values, double[] mean, double[] variance, float[] gradient, (int Length, bool Decays)[] parameters, int step)
    {
        double rate = LearningRate * step;
        int i = 0;
        foreach ((int length, bool decays) in parameters)
        {
            for (int end = i + length; i < end; i++)
            {
                float g = gradient[i];
                mean[i] = 0.9 * mean[i] + 0.1 * g;
                variance[i] = 0.99 * variance[i] + 0.01 * g * g;
                double m = mean[i] / (1 - Math.Pow(0.9, step)), v = variance[i] / (1 - Math.Pow(0.99, step));
                values[i] -= rate * m / (Math.Sqrt(v) + 1e-8) + (decays ? rate * WeightDecay * values[i] : 0);
            }
        }
    }
}
