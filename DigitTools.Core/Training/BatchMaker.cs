using DigitTools.Core.Data;

namespace DigitTools.Core.Training;

/// <summary>Puts the pictures of an epoch into batches, redrawn at random, in parallel.</summary>
/// <param name="data">The training part.</param>
/// <param name="batchSize">Pictures a batch.</param>
/// <param name="stepsPerEpoch">Batches an epoch; where the pictures are fewer, each comes several times, redrawn anew.</param>
/// <param name="seed">Start of all random streams.</param>
/// <param name="threads">Threads to redraw on.</param>
internal sealed class BatchMaker(DigitDataset data, int batchSize, int stepsPerEpoch, int seed, int threads)
{
    private readonly int[] _order = new int[stepsPerEpoch * batchSize];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
    private int _epoch;
    private AugmentationRanges? _ranges;

    /// <summary>Pixels of the batch, batchSize x 784, 0..1.</summary>
    public float[] Pixels { get; } = new float[batchSize * DigitDataset.PixelCount];

    /// <summary>Labels of the batch.</summary>
    public long[] Labels { get; } = new long[batchSize];

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
            new Random64((ulong)seed, Stream(0), (ulong)(start / pass.Length)).Shuffle(pass);
            pass.AsSpan(0, Math.Min(pass.Length, _order.Length - start)).CopyTo(_order.AsSpan(start));
        }
    }

    /// <summary>Fills <see cref="Pixels"/> and <see cref="Labels"/>.</summary>
    /// <param name="step">0, 1, 2 ... within the epoch.</param>
    public void Fill(int step) => Parallel.For(0, batchSize, _parallel, i =>
    {
        int position = (step * batchSize) + i, picture = _order[position];
        Labels[i] = data.Labels[picture];
        Span<float> target = Pixels.AsSpan(i * DigitDataset.PixelCount, DigitDataset.PixelCount);
        if (_ranges is null)
        {
            Augmenter.Copy(data.Picture(picture), target);
            return;
        }

        var random = new Random64((ulong)seed, Stream(1), (ulong)((position / data.Count * data.Count) + picture));
        Augmenter.Redraw(data.Picture(picture), target, _ranges, ref random);
    });

    /// <summary>Streams of different uses and epochs never meet; those of the split have numbers below 10.</summary>
    private ulong Stream(int use) => 1000 + (2 * (ulong)_epoch) + (ulong)use;
}
