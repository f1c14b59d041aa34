using System.Runtime.InteropServices;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using TorchSharp;

namespace DigitTools.Core.Training;

/// <summary>A copy of the network with room for one part of a batch, used by one thread at a time.</summary>
internal sealed class Replica : IReplica
{
    private readonly DigitNet _net;
    private float[] _pixels = [];
    private long[] _labels = [];

    /// <summary>The step whose numbers the copy has; validation sets others.</summary>
    private long _step = -1;

    public Replica(DigitArchitecture architecture)
    {
        _net = new DigitNet(architecture);
        State = new NetworkState(_net);
    }

    /// <inheritdoc/>
    public NetworkState State { get; }

    /// <summary>Loss and gradient of one part of a batch.</summary>
    /// <param name="batches">Where the pictures come from.</param>
    /// <param name="step">0, 1, 2 ... within the epoch.</param>
    /// <param name="part">Which part of the batch.</param>
    /// <param name="values">All numbers of the network at this step.</param>
    /// <param name="stepOfAll">Steps of the whole training so far.</param>
    /// <param name="classWeights">Weights of the classes in the loss; null for none.</param>
    /// <param name="result">Takes what comes out.</param>
    public void Compute(
        BatchMaker batches,
        int step,
        int part,
        ReadOnlySpan<float> values,
        long stepOfAll,
        float[]? classWeights,
        PartResult result)
    {
        BatchSize whole = batches.Size, own = whole.Part(part);
        Array.Resize(ref _pixels, own.All * DigitShape.PixelCount);
        Array.Resize(ref _labels, own.Digits);
        batches.Fill(step, part, _pixels, _labels);
        if (_step != stepOfAll) State.CopyFrom(values);
        else State.CopyStatisticsFrom(values[State.ParameterCount..]);
        _step = stepOfAll;

        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        _net.train();
        _net.zero_grad();
        torch.Tensor labels = torch.tensor(_labels);
        torch.Tensor scores = _net.forward(DigitNet.Input(_pixels));
        torch.Tensor sum = DigitLoss.OfDigits(scores.narrow(0, 0, own.Digits), labels, classWeights);
        // Numbers with an owner here: those that TorchSharp makes of an operator's operand are freed by the finalizer, perhaps while
        // libtorch reads them (docs/libtorch.md).
        using Scalar digits = whole.Digits.ToScalar(), outliers = whole.Outliers.ToScalar(), one = 1.ToScalar();
        torch.Tensor loss = sum.div(digits);
        torch.Tensor objective = own.Outliers == 0
            ? loss
            : loss.add(DigitLoss.OfOthers(scores.narrow(0, own.Digits, own.Outliers)).div(outliers), one);
        objective.backward();

        State.CopyGradientTo(result.Gradient);
        State.CopyStatisticsTo(result.Statistics);
        result.Loss = loss.item<float>();
        result.Right = (int)scores.narrow(0, 0, own.Data).argmax(1).eq(labels.narrow(0, 0, own.Data)).sum().item<long>();
    }

    /// <summary>The network's answer to pictures that are not redrawn.</summary>
    /// <param name="data">The pictures.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="values">All numbers of the network.</param>
    /// <param name="logits">Count x 10; its length says how many pictures.</param>
    public void Forward(DigitDataset data, int start, ReadOnlySpan<float> values, Span<float> logits)
    {
        int count = logits.Length / DigitShape.ClassCount;
        float[] pixels = new float[count * DigitShape.PixelCount];
        for (int i = 0; i < count; i++) Augmenter.Copy(data.Picture(start + i), pixels.AsSpan(i * DigitShape.PixelCount));
        State.CopyFrom(values);
        _step = -1;

        torch.set_num_threads(1);
        using IDisposable noGrad = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        _net.eval();
        torch.Tensor output = DigitNet.Logits(_net.forward(DigitNet.Input(pixels))).contiguous();
        MemoryMarshal.Cast<byte, float>(output.bytes).CopyTo(logits);
    }

    public void Dispose()
    {
        State.Dispose();
        _net.Dispose();
    }
}
