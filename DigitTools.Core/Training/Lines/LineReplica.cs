using System.Runtime.InteropServices;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Model;
using DigitTools.Core.Transcription;
using TorchSharp;

namespace DigitTools.Core.Training.Lines;

/// <summary>A copy of the network that reads lines, with room for one part of a batch, used by one thread at a time.</summary>
internal sealed class LineReplica : IReplica
{
    private readonly LineNet _net = new();
    private readonly LineWriter _writer;
    private readonly OwnLines? _own;
    private readonly List<DrawnDigit> _digits = [];
    private float[] _pixels = [];
    private long[] _classes = [];
    private float[] _boxes = [];

    /// <param name="written">Digits that people wrote, for lines that are drawn.</param>
    /// <param name="own">Lines of the user's pictures; null for none.</param>
    public LineReplica(WrittenDigits written, OwnLines? own)
    {
        _writer = new LineWriter(written);
        _own = own;
        State = new NetworkState(_net);
    }

    /// <inheritdoc/>
    public NetworkState State { get; }

    /// <summary>Loss and gradient on lines that are drawn now.</summary>
    /// <param name="values">All numbers of the network at this step.</param>
    /// <param name="batch">The lines.</param>
    /// <param name="share">What the loss is multiplied by.</param>
    /// <param name="result">Takes what comes out.</param>
    public void Compute(ReadOnlySpan<float> values, LineBatch batch, float share, PartResult result)
    {
        string[] texts = Draw(batch);
        State.CopyFrom(values);
        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        _net.train();
        _net.zero_grad();
        torch.Tensor output = _net.forward(LineNet.Input(_pixels, batch.Width));
        torch.Tensor loss = Loss(output, batch, texts, share);
        loss.backward();
        State.CopyGradientTo(result.Gradient);
        State.CopyStatisticsTo(result.Statistics);
        result.Loss = loss.item<float>();
        result.Right = CountRight(output.detach().contiguous(), texts);
    }

    /// <summary>What the network says of lines of one width.</summary>
    /// <param name="values">All numbers of the network.</param>
    /// <param name="pixels">N x 32 x width values, ink 1 on paper 0.</param>
    /// <param name="width">Columns.</param>
    /// <returns>N x width / 2 x 15 numbers.</returns>
    public float[] Forward(ReadOnlySpan<float> values, float[] pixels, int width)
    {
        State.CopyFrom(values);
        torch.set_num_threads(1);
        using IDisposable noGrad = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        _net.eval();
        return Numbers(_net.forward(LineNet.Input(pixels, width)).contiguous()).ToArray();
    }

    /// <summary>Draws a line as preprocessing would cut it out.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="line">32 x width values; takes ink 1 on paper 0.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>Its digits.</returns>
    public string DrawLine(int width, Span<float> line, ref Random64 random)
    {
        _writer.Draw(width, line, _digits, ref random);
        byte[] levels = new byte[line.Length];
        LineLevels.Of(line, levels, width);
        for (int i = 0; i < line.Length; i++) line[i] = levels[i] / (float)byte.MaxValue;
        return string.Concat(_digits.Select(digit => (char)('0' + digit.Digit)));
    }

    public void Dispose()
    {
        State.Dispose();
        _net.Dispose();
    }

    private static Span<float> Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>Draws the lines of a batch, and fills in what the network should say of them.</summary>
    private string[] Draw(LineBatch batch)
    {
        int places = batch.Width / LineArchitecture.ColumnsPerPlace, sides = places * LineArchitecture.Sides;
        int size = DigitShape.LineHeight * batch.Width;
        Array.Resize(ref _pixels, batch.Count * size);
        Array.Resize(ref _classes, batch.Count * places);
        Array.Resize(ref _boxes, batch.Count * sides);
        string[] texts = new string[batch.Count];
        for (int i = 0; i < batch.Count; i++)
        {
            Random64 random = batch.RandomOf(i);
            Span<float> pixels = _pixels.AsSpan(i * size, size);
            Span<long> classes = _classes.AsSpan(i * places, places);
            if (i < batch.Own)
            {
                texts[i] = _own!.Draw(batch.Width, pixels, ref random);
                // Where the digits are is not known.
                classes.Fill(LineTargets.Ignored);
                continue;
            }

            texts[i] = DrawLine(batch.Width, pixels, ref random);
            LineTargets.Fill(_digits, classes, _boxes.AsSpan(i * sides, sides));
        }

        return texts;
    }

    private torch.Tensor Loss(torch.Tensor output, LineBatch batch, string[] texts, float share)
    {
        using Scalar one = 1.ToScalar(), part = share.ToScalar();
        using var box = LineRecipe.BoxWeight.ToScalar();
        torch.Tensor logits = output.narrow(2, 0, LineArchitecture.Classes);
        torch.Tensor classes = torch.tensor(_classes);
        torch.Tensor loss = torch.nn.functional.cross_entropy(
            logits.reshape(-1, LineArchitecture.Classes), classes, ignore_index: LineTargets.Ignored);
        torch.Tensor boxes = BoxLoss(output.narrow(2, LineArchitecture.Classes, LineArchitecture.Sides), classes, _boxes);
        loss = loss.add(boxes.mul(box), one);
        if (batch.Own < batch.Count)
        {
            using var order = LineRecipe.OrderWeight.ToScalar();
            loss = loss.add(OrderLoss(logits.narrow(0, batch.Own, batch.Count - batch.Own), texts.AsSpan(batch.Own)).mul(order), one);
        }

        if (batch.Own > 0)
        {
            using var order = LineRecipe.OwnOrderWeight.ToScalar();
            loss = loss.add(OrderLoss(logits.narrow(0, 0, batch.Own), texts.AsSpan(0, batch.Own)).mul(order), one);
        }

        return loss.mul(part);
    }

    /// <summary>
    /// Connectionist temporal classification: A. Graves et al., ICML 2006. The digits have to come out in their order, wherever they are.
    /// </summary>
    private static torch.Tensor OrderLoss(torch.Tensor logits, ReadOnlySpan<string> texts)
    {
        torch.Tensor chances = torch.nn.functional.log_softmax(logits, 2).permute(1, 0, 2).contiguous();
        List<long> answers = [];
        long[] lengths = new long[texts.Length], places = new long[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            answers.AddRange(texts[i].Select(digit => 1L + digit - '0'));
            lengths[i] = texts[i].Length;
            places[i] = logits.shape[1];
        }

        return torch.nn.functional.ctc_loss(
            chances, torch.tensor(answers.ToArray()), torch.tensor(places), torch.tensor(lengths), zero_infinity: true);
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

    private static int CountRight(torch.Tensor output, string[] texts)
    {
        ReadOnlySpan<float> numbers = Numbers(output);
        int size = numbers.Length / texts.Length, right = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            DecodedText read = TextDecoder.Decode(new PlaceChances([numbers.Slice(i * size, size).ToArray()]), TextForm.Any);
            if (read.DigitsAre(texts[i])) right++;
        }

        return right;
    }
}
