using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Model;
using TorchSharp;

namespace DigitTools.Core.Training.Lines;

/// <summary>A copy of the network that reads lines, with room for one part of a batch, used by one thread at a time.</summary>
internal sealed class LineReplica : IDisposable
{
    private readonly LineNet _net = new();
    private readonly LineWriter _writer;
    private readonly List<DrawnDigit> _digits = [];
    private float[] _pixels = [];
    private long[] _classes = [];
    private float[] _boxes = [];

    public LineReplica(WrittenDigits written)
    {
        _writer = new LineWriter(written);
        State = new NetworkState(_net);
    }

    /// <summary>All numbers of the copy.</summary>
    public NetworkState State { get; }

    /// <summary>Loss and gradient on lines that are drawn now.</summary>
    /// <param name="values">All numbers of the network at this step.</param>
    /// <param name="count">Lines.</param>
    /// <param name="width">Their columns.</param>
    /// <param name="randomOf">The stream of each line.</param>
    /// <param name="share">What the loss is multiplied by.</param>
    /// <param name="result">Takes what comes out.</param>
    public void Compute(ReadOnlySpan<float> values, int count, int width, Func<int, Random64> randomOf, float share, PartResult result)
    {
        int places = width / LineArchitecture.ColumnsPerPlace;
        Array.Resize(ref _pixels, count * DigitShape.LineHeight * width);
        Array.Resize(ref _classes, count * places);
        Array.Resize(ref _boxes, count * places * LineArchitecture.Sides);
        List<long> answers = [];
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++)
        {
            Random64 random = randomOf(i);
            DrawLine(width, _pixels.AsSpan(i * DigitShape.LineHeight * width, DigitShape.LineHeight * width), ref random);
            int boxes = places * LineArchitecture.Sides;
            LineTargets.Fill(_digits, _classes.AsSpan(i * places, places), _boxes.AsSpan(i * boxes, boxes));
            answers.AddRange(_digits.Select(d => 1L + d.Digit));
            lengths[i] = _digits.Count;
        }

        State.CopyFrom(values);
        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        _net.train();
        _net.zero_grad();
        torch.Tensor output = _net.forward(LineNet.Input(_pixels, width));
        torch.Tensor logits = output.narrow(2, 0, LineArchitecture.Classes);
        torch.Tensor classes = torch.tensor(_classes);
        torch.Tensor ofPlaces = torch.nn.functional.cross_entropy(
            logits.reshape(-1, LineArchitecture.Classes), classes, ignore_index: LineTargets.Ignored);
        torch.Tensor ofOrder = OrderLoss(logits, answers, lengths, places);
        torch.Tensor ofBoxes = BoxLoss(output.narrow(2, LineArchitecture.Classes, LineArchitecture.Sides), classes, _boxes);
        using Scalar order = 0.1f.ToScalar(), box = 1f.ToScalar(), part = share.ToScalar(), one = 1.ToScalar();
        torch.Tensor loss = ofPlaces.add(ofOrder.mul(order), one).add(ofBoxes.mul(box), one).mul(part);
        loss.backward();
        State.CopyGradientTo(result.Gradient);
        State.CopyStatisticsTo(result.Statistics);
        result.Loss = loss.item<float>();
    }

    public void Dispose()
    {
        State.Dispose();
        _net.Dispose();
    }

    private void DrawLine(int width, Span<float> line, ref Random64 random)
    {
        _writer.Draw(width, line, _digits, ref random);
        byte[] levels = new byte[line.Length];
        LineLevels.Of(line, levels, width);
        for (int i = 0; i < line.Length; i++) line[i] = levels[i] / (float)byte.MaxValue;
    }

    /// <summary>
    /// Connectionist temporal classification: A. Graves et al., ICML 2006. The digits have to come out in their order, wherever they are.
    /// </summary>
    private static torch.Tensor OrderLoss(torch.Tensor logits, List<long> answers, long[] lengths, int places)
    {
        torch.Tensor chances = torch.nn.functional.log_softmax(logits, 2).permute(1, 0, 2).contiguous();
        long[] all = new long[lengths.Length];
        Array.Fill(all, places);
        return torch.nn.functional.ctc_loss(
            chances, torch.tensor(answers.ToArray()), torch.tensor(all), torch.tensor(lengths), zero_infinity: true);
    }

    /// <summary>How far the sides are off, where a digit is.</summary>
    private static torch.Tensor BoxLoss(torch.Tensor sides, torch.Tensor classes, float[] boxes)
    {
        using Scalar none = 0.ToScalar(), least = 1.ToScalar();
        torch.Tensor has = classes.gt(none).to_type(torch.ScalarType.Float32);
        torch.Tensor target = torch.tensor(boxes, [classes.shape[0], LineArchitecture.Sides]);
        torch.Tensor off = torch.nn.functional.smooth_l1_loss(
            sides.reshape(-1, LineArchitecture.Sides), target, torch.nn.Reduction.None, beta: 0.05);
        return off.sum(1).mul(has).sum().div(has.sum().clamp_min(least));
    }
}
