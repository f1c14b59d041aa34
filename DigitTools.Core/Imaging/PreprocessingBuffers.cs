namespace DigitTools.Core.Imaging;

/// <summary>Memory that the steps of one thread work in, kept from picture to picture.</summary>
internal sealed class PreprocessingBuffers
{
    private byte[] _ink = [];
    private byte[] _smooth = [];
    private byte[] _straight = [];
    private int[] _labels = [];
    private int[] _stack = [];

    /// <summary>The pieces of ink of the picture in work.</summary>
    public List<Component> Pieces { get; } = [];

    /// <summary>For the copy of a large picture that is reduced to work in.</summary>
    public PictureBuffers Reduced { get; } = new();

    /// <summary>The picture in work.</summary>
    public Span<byte> Ink(int length) => Grown(ref _ink, length);

    /// <summary>The picture in work, smoothed.</summary>
    public Span<byte> Smooth(int length) => Grown(ref _smooth, length);

    /// <summary>The digit, without what it leaned too far.</summary>
    public Span<byte> Straight(int length) => Grown(ref _straight, length);

    /// <summary>A label a pixel.</summary>
    public Span<int> Labels(int length) => Grown(ref _labels, length);

    /// <summary>Pixels still to be visited.</summary>
    public Span<int> Stack(int length) => Grown(ref _stack, length);

    private static Span<T> Grown<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[length];
        return array.AsSpan(0, length);
    }
}
