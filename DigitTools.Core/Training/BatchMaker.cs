using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Training;

/// <summary>Puts the pictures of an epoch into batches, in parallel: those of the data, redrawn at random, then drawn digits, then what is no digit.</summary>
/// <param name="data">The training part.</param>
/// <param name="size">Pictures of each kind in a batch.</param>
/// <param name="stepsPerEpoch">Batches an epoch; where the pictures are fewer, each comes several times, redrawn anew.</param>
/// <param name="seed">Start of all random streams.</param>
/// <param name="threads">Threads to draw on.</param>
internal sealed class BatchMaker(DigitDataset data, BatchSize size, int stepsPerEpoch, int seed, int threads)
{
    /// <summary>Uses of the random streams of an epoch.</summary>
    private const int Order = 0, Redrawing = 1, Drawing = 2, Uses = 3;

    private readonly int[] _order = new int[stepsPerEpoch * size.Data];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
    private int _epoch;
    private AugmentationRanges? _ranges;

    /// <summary>Pixels of the batch, N x 784, 0..1.</summary>
    public float[] Pixels { get; } = new float[size.All * DigitDataset.PixelCount];

    /// <summary>Labels of the digits of the batch; what is no digit has none.</summary>
    public long[] Labels { get; } = new long[size.Digits];

    /// <summary>Shuffles for an epoch. The order depends on seed and epoch alone, not on the epochs before.</summary>
    /// <param name="epoch">1, 2, 3 ...</param>
    /// <param name="ranges">How far to redraw; null takes pictures as they are.</param>
    public void StartEpoch(int epoch, AugmentationRanges? ranges)
    {
        _epoch = epoch;
        _ranges = ranges;
        int[] pass = [.. Enumerable.Range(0, data.Count)];
        for (int start = 0; start < _order.Length; start += pass.Length)
        {
            Stream(Order, start / pass.Length).Shuffle(pass);
            pass.AsSpan(0, Math.Min(pass.Length, _order.Length - start)).CopyTo(_order.AsSpan(start));
        }
    }

    /// <summary>Fills <see cref="Pixels"/> and <see cref="Labels"/>.</summary>
    /// <param name="step">0, 1, 2 ... within the epoch.</param>
    public void Fill(int step) => Parallel.For(0, size.All, _parallel, i =>
    {
        Span<float> target = Pixels.AsSpan(i * DigitDataset.PixelCount, DigitDataset.PixelCount);
        if (i < size.Data) Redraw((step * size.Data) + i, target, out Labels[i]);
        else Draw(i, Stream(Drawing, ((long)step * size.All) + i), target);
    });

    private void Redraw(int position, Span<float> target, out long label)
    {
        int picture = _order[position];
        label = data.Labels[picture];
        if (_ranges is null)
        {
            Augmenter.Copy(data.Picture(picture), target);
            return;
        }

        Random64 random = Stream(Redrawing, ((long)(position / data.Count) * data.Count) + picture);
        Redraw(data.Picture(picture), target, ref random);
    }

    private void Draw(int i, Random64 random, Span<float> target)
    {
        if (i < size.Digits) Labels[i] = Scribbler.DrawDigit(target, ref random);
        else Scribbler.DrawOutlier(target, ref random);
        if (_ranges is null) return;

        Span<byte> drawn = stackalloc byte[DigitDataset.PixelCount];
        for (int k = 0; k < drawn.Length; k++) drawn[k] = (byte)((target[k] * byte.MaxValue) + 0.5f);
        Redraw(drawn, target, ref random);
    }

    private void Redraw(ReadOnlySpan<byte> source, Span<float> target, ref Random64 random)
    {
        Augmenter.Redraw(source, target, _ranges!, ref random);
        if (random.NextSingle() < _ranges!.Worn) Wear.Apply(target, ref random);
    }

    /// <summary>Streams of different uses and epochs never meet; those of the split have numbers below 10.</summary>
    private Random64 Stream(int use, long position) => new((ulong)seed, 1000 + (Uses * (ulong)_epoch) + (ulong)use, (ulong)position);
}
