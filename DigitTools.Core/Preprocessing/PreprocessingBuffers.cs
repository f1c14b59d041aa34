using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Preprocessing;

/// <summary>Memory that the steps of one thread work in, kept from picture to picture.</summary>
internal sealed class PreprocessingBuffers
{
    private byte[] _ink = [];
    private byte[] _smooth = [];
    private byte[] _straight = [];
    private byte[] _kept = [];
    private byte[] _tones = [];

    /// <summary>For the pieces of ink of the picture in work.</summary>
    public PieceBuffers Pieces { get; } = new();

    /// <summary>For the copy of a large picture that is reduced to work in.</summary>
    public PictureBuffers Reduced { get; } = new();

    /// <summary>The picture in work.</summary>
    public Span<byte> Ink(int length) => Grown(ref _ink, length);

    /// <summary>The picture in work, smoothed.</summary>
    public Span<byte> Smooth(int length) => Grown(ref _smooth, length);

    /// <summary>The digit, with its excess slant removed.</summary>
    public Span<byte> Straight(int length) => Grown(ref _straight, length);

    /// <summary>The picture in work, before its paper was taken away.</summary>
    public Span<byte> Tones(int length) => Grown(ref _tones, length);

    /// <summary>The pieces of ink that are kept.</summary>
    public Span<byte> Kept(int length) => Grown(ref _kept, length);

    private static Span<byte> Grown(ref byte[] array, int length)
    {
        if (array.Length < length) array = new byte[length];
        return array.AsSpan(0, length);
    }
}
