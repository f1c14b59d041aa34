namespace DigitTools.Core.Imaging;

/// <summary>
/// Memory for the pixels of one picture at a time, kept from picture to picture: the scans of a batch are mostly of one size, and a
/// megabyte for each would keep the garbage collector busy. Not thread-safe.
/// </summary>
internal sealed class PictureBuffers
{
    private byte[] _pixels = [];
    private byte[] _line = [];
    private uint[] _sums = [];

    /// <summary>An array of exactly this length; what the last array held is lost if it had the same length.</summary>
    public byte[] Pixels(int length) => _pixels.Length == length ? _pixels : _pixels = new byte[length];

    /// <summary>A row of bytes.</summary>
    public byte[] Line(int length) => _line.Length == length ? _line : _line = new byte[length];

    /// <summary>A row of sums, all 0.</summary>
    public uint[] Sums(int length)
    {
        if (_sums.Length != length) _sums = new uint[length];
        else Array.Clear(_sums);
        return _sums;
    }
}
