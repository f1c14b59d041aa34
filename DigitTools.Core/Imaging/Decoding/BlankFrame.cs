namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Looks whether there is anything in the rows of a frame: whether they have levels that are well apart.</summary>
/// <remarks>
/// Over white or, where most of the frame is transparent, over black, as a picture is read. A few pixels of another level are no writing.
/// </remarks>
/// <param name="width">Pixels a row.</param>
/// <param name="isOpaque">Whether alpha is 255 everywhere.</param>
internal sealed class BlankFrame(int width, bool isOpaque) : IRowReceiver
{
    /// <summary>Levels between the lightest and the darkest pixel below which a frame is blank.</summary>
    public const int LeastContrast = 32;

    /// <summary>Pixels, the lightest as well as the darkest, that don't count.</summary>
    public const int StrayPixels = 4;

    private const byte White = 255, Black = 0;

    private readonly byte[] _gray = new byte[width];
    private readonly int[] _onWhite = new int[Histogram.Levels];
    private readonly int[] _onBlack = new int[Histogram.Levels];

    /// <summary>Whether the rows so far have nothing in them.</summary>
    public bool IsBlank => !HasContrast(_onWhite) && !(_onBlack[Black] > _onWhite.Sum() / 2 && HasContrast(_onBlack));

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        Luminance.FromTransparent(row, White, _gray);
        Histogram.Add(_gray, _onWhite);
        if (isOpaque) return;

        Luminance.FromTransparent(row, Black, _gray);
        Histogram.Add(_gray, _onBlack);
    }

    private static bool HasContrast(ReadOnlySpan<int> counts)
    {
        int darkest = 0, lightest = Histogram.Levels - 1;
        for (int below = counts[darkest]; below <= StrayPixels && darkest < lightest;) below += counts[++darkest];
        for (int above = counts[lightest]; above <= StrayPixels && lightest > 0;) above += counts[--lightest];
        return lightest - darkest >= LeastContrast;
    }
}
