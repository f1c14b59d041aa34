using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>Turns rows of gray samples of 1 to 16 bits into bytes.</summary>
internal sealed class GraySamples
{
    private readonly int _bits;
    private readonly double _lowest;
    private readonly double _highest;
    private readonly bool _isLittleEndian;
    private readonly byte[] _row;

    /// <summary>The gray of each value, of samples up to 8 bits.</summary>
    private readonly byte[] _grays;

    /// <summary>Makes ready for rows.</summary>
    /// <param name="width">Samples of a row.</param>
    /// <param name="bits">Bits of a sample, 1 .. 16.</param>
    /// <param name="lowest">What the lowest sample is, 0 black .. 1 white.</param>
    /// <param name="highest">What the highest is.</param>
    /// <param name="isLittleEndian">Whether the lower byte of a sample of 16 bits comes first.</param>
    public GraySamples(int width, int bits, double lowest, double highest, bool isLittleEndian = false)
    {
        (_bits, _lowest, _highest, _isLittleEndian) = (bits, lowest, highest, isLittleEndian);
        RowBytes = (int)(((long)width * bits + 7) / 8);
        _row = new byte[width];
        _grays = new byte[1 << Math.Min(8, bits)];
        for (int i = 0; i < _grays.Length; i++) _grays[i] = Gray(i, _grays.Length - 1);
    }

    /// <summary>Bytes of a row of samples.</summary>
    public int RowBytes { get; }

    /// <summary>Turns a row.</summary>
    /// <param name="line">The samples, the highest bit first.</param>
    /// <returns>One byte a pixel; they last until the next call.</returns>
    public ReadOnlySpan<byte> Convert(ReadOnlySpan<byte> line)
    {
        if (_bits == 16) FromWords(line);
        else if (_bits == 8) FromBytes(line);
        else FromBits(line);
        return _row;
    }

    private void FromBytes(ReadOnlySpan<byte> line)
    {
        for (int x = 0; x < _row.Length; x++) _row[x] = _grays[line[x]];
    }

    private void FromWords(ReadOnlySpan<byte> line)
    {
        for (int x = 0; x < _row.Length; x++)
        {
            ReadOnlySpan<byte> sample = line.Slice(2 * x, 2);
            int value = _isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(sample) : BinaryPrimitives.ReadUInt16BigEndian(sample);
            _row[x] = Gray(value, ushort.MaxValue);
        }
    }

    private void FromBits(ReadOnlySpan<byte> line)
    {
        int mask = (1 << _bits) - 1, at = 0, held = 0;
        uint window = 0;
        for (int x = 0; x < _row.Length; x++)
        {
            for (; held < _bits; held += 8) window = (window << 8) | line[at++];
            held -= _bits;
            int value = (int)(window >> held) & mask;
            _row[x] = _bits < 8 ? _grays[value] : Gray(value, mask);
        }
    }

    private byte Gray(int value, int most)
    {
        double light = _lowest + (_highest - _lowest) * value / most;
        return (byte)Math.Round(Math.Clamp(light, 0, 1) * byte.MaxValue);
    }
}
