using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core;

/// <summary>How pictures are read, whatever is written on them.</summary>
public abstract record ReaderOptions
{
    private protected ReaderOptions()
    {
    }

    /// <summary>Below this confidence a picture is rejected, 0..1; null takes the model's own threshold.</summary>
    public double? MinimumConfidence { get; init; }

    /// <summary>Whether ink is darker or lighter than paper; by default that is found out from each picture.</summary>
    public InkPolarity Polarity { get; init; }

    /// <summary>Pictures with more pixels, width times height, are refused before they are decoded. Default: 100 million.</summary>
    public long MaximumPixels { get; init; } = PictureReader.DefaultMaximumPixels;

    /// <summary>Streams that give more bytes are refused. Default: 64 MiB.</summary>
    public int MaximumStreamLength { get; init; } = (int)PictureLimits.FreeBytes;

    /// <summary>Pictures that <c>ReadAllAsync</c> works on at the same time. Default: the number of processors.</summary>
    public int MaximumParallelism { get; init; } = Environment.ProcessorCount;

    /// <exception cref="ArgumentOutOfRangeException">A number can't be.</exception>
    internal void Check()
    {
        if (MinimumConfidence is < 0 or > 1 or double.NaN)
            throw new ArgumentOutOfRangeException(nameof(MinimumConfidence), MinimumConfidence, "A confidence is from 0 to 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumPixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumStreamLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumParallelism, 1);
    }
}
