namespace DigitTools.Core.Tests.Imaging;

/// <summary>Packs numbers of any width into bytes, the lowest bit first.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes = [];
    private int _bits;
    private int _count;

    public void Put(int value, int width)
    {
        _bits |= value << _count;
        for (_count += width; _count >= 8; _count -= 8, _bits >>= 8) _bytes.Add((byte)_bits);
    }

    public byte[] ToArray() => _count == 0 ? [.. _bytes] : [.. _bytes, (byte)_bits];
}
