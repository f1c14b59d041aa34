using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>Pictures of single digits that people wrote, ordered so that those of like slant are found: a line has one writer.</summary>
internal sealed class WrittenDigits
{
    /// <summary>Pictures that are looked at for one of the slant that is wanted.</summary>
    private const int Tries = 4;

    private readonly DigitDataset _data;
    private readonly int[][] _ofClass;
    private readonly float[] _slants;

    /// <param name="data">The pictures; at least one of each digit.</param>
    public WrittenDigits(DigitDataset data)
    {
        _data = data;
        _slants = new float[data.Count];
        Parallel.For(0, data.Count, i => _slants[i] = DigitSlant.Of(data.Picture(i)));
        _ofClass = [.. Enumerable.Range(0, DigitShape.ClassCount)
            .Select(digit => Enumerable.Range(0, data.Count).Where(i => data.Labels[i] == digit).ToArray())];
    }

    /// <summary>Takes a picture of a digit.</summary>
    /// <param name="digit">0 .. 9.</param>
    /// <param name="slant">About this one, as in <see cref="DigitSlant"/>.</param>
    /// <param name="thinning">As in <see cref="ScannedSymbol"/>.</param>
    /// <param name="random">The stream to draw from.</param>
    public ISymbol Take(int digit, float slant, float thinning, ref Random64 random)
    {
        int[] pictures = _ofClass[digit];
        int best = pictures[random.NextInt32(pictures.Length)];
        for (int i = 1; i < Tries; i++)
        {
            int other = pictures[random.NextInt32(pictures.Length)];
            if (MathF.Abs(_slants[other] - slant) < MathF.Abs(_slants[best] - slant)) best = other;
        }

        Memory<byte> picture = _data.Pixels.AsMemory(best * DigitShape.PixelCount, DigitShape.PixelCount);
        return new ScannedSymbol(picture, _slants[best], thinning, Wave.Any(ref random));
    }
}
