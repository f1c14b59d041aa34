using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Training;

/// <summary>
/// Puts the pictures of an epoch into batches: those of the data, redrawn at random, then drawn digits, then what is no digit.
/// </summary>
/// <param name="data">The training part.</param>
/// <param name="size">Pictures of each kind in a batch.</param>
/// <param name="stepsPerEpoch">Batches per epoch; if there are fewer pictures, each comes several times, redrawn anew.</param>
/// <param name="seed">Start of all random streams.</param>
internal sealed class BatchMaker(DigitDataset data, BatchSize size, int stepsPerEpoch, int seed)
{
    /// <summary>Uses of the random streams of an epoch.</summary>
    private const int Order = 0, Redrawing = 1, Drawing = 2, Uses = 3;

    private readonly int[] _order = new int[stepsPerEpoch * size.Data];
    private int _epoch;
    private AugmentationRanges? _ranges;

    /// <summary>Pictures of each kind in a batch.</summary>
    public BatchSize Size => size;

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

    /// <summary>Makes one part of a batch. Several threads may make parts at once.</summary>
    /// <param name="step">0, 1, 2 ... within the epoch.</param>
    /// <param name="part">0 .. parts - 1, see <see cref="BatchSize.Part"/>.</param>
    /// <param name="pixels">N x 784 of the part, 0..1.</param>
    /// <param name="labels">Labels of the digits of the part; what is no digit has none.</param>
    public void Fill(int step, int part, Span<float> pixels, Span<long> labels)
    {
        BatchSize before = size.Before(part), own = size.Part(part);
        for (int i = 0; i < own.All; i++)
        {
            Span<float> target = pixels.Slice(i * DigitShape.PixelCount, DigitShape.PixelCount);
            if (i < own.Data)
            {
                Redraw(step * size.Data + before.Data + i, target, out labels[i]);
                continue;
            }

            bool digit = i < own.Digits;
            int drawing = digit ? size.Data + before.Drawn + i - own.Data : size.Digits + before.Outliers + i - own.Digits;
            Random64 random = Stream(Drawing, (long)step * size.All + drawing);
            if (digit) labels[i] = Scribbler.DrawDigit(target, ref random);
            else Scribbler.DrawOutlier(target, ref random);
            RedrawDrawing(target, ref random);
        }
    }

    private void Redraw(int position, Span<float> target, out long label)
    {
        int picture = _order[position];
        label = data.Labels[picture];
        if (_ranges is null)
        {
            Augmenter.Copy(data.Picture(picture), target);
            return;
        }

        Random64 random = Stream(Redrawing, (long)(position / data.Count) * data.Count + picture);
        Redraw(data.Picture(picture), target, ref random);
    }

    private void RedrawDrawing(Span<float> target, ref Random64 random)
    {
        if (_ranges is null) return;

        Span<byte> drawn = stackalloc byte[DigitShape.PixelCount];
        for (int k = 0; k < drawn.Length; k++) drawn[k] = (byte)(target[k] * byte.MaxValue + 0.5f);
        Redraw(drawn, target, ref random);
    }

    private void Redraw(ReadOnlySpan<byte> source, Span<float> target, ref Random64 random)
    {
        Augmenter.Redraw(source, target, _ranges!, ref random);
        if (random.NextSingle() < _ranges!.Worn) Wear.Apply(target, ref random);
    }

    /// <summary>Streams of different uses and epochs never meet; those of the split have numbers below 10.</summary>
    private Random64 Stream(int use, long position) => new((ulong)seed, 1000 + Uses * (ulong)_epoch + (ulong)use, (ulong)position);
}
