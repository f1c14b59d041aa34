namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>
/// Memory in which the pieces of ink of one picture at a time are looked for, kept from picture to picture. Not thread-safe.
/// </summary>
internal sealed class PieceBuffers
{
    private int[] _labels = [];
    private int[] _stack = [];

    /// <summary>The pieces of the picture in work.</summary>
    public List<Component> Pieces { get; } = [];

    /// <summary>A label for each pixel.</summary>
    public Span<int> Labels(int length) => Grown(ref _labels, length);

    /// <summary>Pixels still to be visited.</summary>
    public Span<int> Stack(int length) => Grown(ref _stack, length);

    private static Span<int> Grown(ref int[] array, int length)
    {
        if (array.Length < length) array = new int[length];
        return array.AsSpan(0, length);
    }
}
