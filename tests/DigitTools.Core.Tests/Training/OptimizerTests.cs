using System.Runtime.InteropServices;
using DigitTools.Core.Data;
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
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        using var net = new DigitNet(DigitArchitecture.Standard);
        using var state = new NetworkState(net);
        var optimizer = new AdamW(state.ParameterCount);
        var values = new float[state.Count];
        state.CopyTo(values);
        double[] expected = [.. values], mean = new double[state.ParameterCount], variance = new double[state.ParameterCount];

        for (int step = 1; step <= 4; step++)
        {
            Backward(net, step);
            Reference(expected, mean, variance, state, step);
            optimizer.Step(state, LearningRate * step, WeightDecay);
        }

        Assert.Equal(4, optimizer.Steps);
        state.CopyTo(values);
        for (int i = 0; i < state.ParameterCount; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) < 2e-5, $"{i}: {expected[i]} and {values[i]}");
    }

    [Fact]
    public void WeightAverage_Add_IsShortAtFirstAndLongLater()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var net = new DigitNet(DigitArchitecture.Standard);
        using var state = new NetworkState(net);
        Set(state, 0);
        var average = new WeightAverage(state);
        Assert.All(average.Values, v => Assert.Equal(0, v));

        double expected = 0;
        for (int step = 1; step <= 50; step++)
        {
            Set(state, step);
            average.Add(state, step);
            double keep = Math.Min(0.998, (1.0 + step) / (10 + step));
            expected = (keep * expected) + ((1 - keep) * step);
            Assert.Equal(expected, average.Values[0], 1e-3);
            Assert.Equal(average.Values[0], average.Values[^1]);
        }

        // After thousands of steps one more hardly counts.
        Set(state, 1000);
        average.Add(state, 1_000_000);
        Assert.Equal((0.998 * expected) + 2, average.Values[0], 1e-3);
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

    private static void Set(NetworkState state, float value)
    {
        var values = new float[state.Count];
        values.AsSpan().Fill(value);
        state.CopyFrom(values);
    }

    private static void Backward(DigitNet net, int seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        DigitDataset data = Mnist.Test(8 * seed);
        torch.Tensor input = torch.tensor(data.Pixels.Select(p => p / 255f).ToArray(), [data.Count, 1, 28, 28]);
        torch.Tensor labels = torch.tensor(data.Labels.Select(l => (long)l).ToArray());
        net.zero_grad();
        torch.nn.functional.cross_entropy(net.forward(input), labels).backward();
    }

    /// <summary>Algorithm 2 of Loshchilov and Hutter with beta 0.9 and 0.99, one number after the other, in double precision.</summary>
    private static void Reference(double[] values, double[] mean, double[] variance, NetworkState state, int step)
    {
        double rate = LearningRate * step;
        int i = 0;
        for (int t = 0; t < state.ParameterTensors; t++)
        {
            using torch.Tensor gradient = state.Gradient(t).contiguous();
            foreach (float g in MemoryMarshal.Cast<byte, float>(gradient.bytes))
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * g);
                variance[i] = (0.99 * variance[i]) + (0.01 * g * g);
                double m = mean[i] / (1 - Math.Pow(0.9, step)), v = variance[i] / (1 - Math.Pow(0.99, step));
                double decay = state.IsDecayed(t) ? rate * WeightDecay * values[i] : 0;
                values[i] -= (rate * m / (Math.Sqrt(v) + 1e-8)) + decay;
                i++;
            }
        }
    }
}
