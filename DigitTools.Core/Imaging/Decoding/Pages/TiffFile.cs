using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The bytes of a TIFF, in its order and with its width of offsets. What lies outside the file can't be read.</summary>
internal readonly ref struct TiffFile
{
    private const int Version = 2, BigVersion = 43;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _isBigEndian;

    /// <summary>Looks at the header.</summary>
    /// <param name="bytes">The whole file; it begins as a TIFF does.</param>
    public TiffFile(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _isBigEndian = bytes[0] == 'M';
        IsBig = Number(Version, 2) == BigVersion;
    }

    /// <summary>Whether offsets have 64 bits.</summary>
    public bool IsBig { get; }

    /// <summary>Bytes of the file.</summary>
    public int Length => _bytes.Length;

    /// <summary>Bytes of an offset.</summary>
    public int OffsetSize => IsBig ? 8 : 4;

    /// <summary>Where the offset of the first directory stands.</summary>
    public int FirstOffset => IsBig ? 8 : 4;

    /// <summary>Bytes of an entry of a directory.</summary>
    public int EntrySize => IsBig ? 20 : 12;

    /// <summary>Bytes of the number of entries.</summary>
    public int CountSize => IsBig ? 8 : 2;

    /// <summary>Whether some bytes are within the file.</summary>
    public bool Holds(long offset, long length) => offset >= 0 && length >= 0 && offset <= _bytes.Length - length;

    /// <summary>A whole number, at least 0; -1 if it isn't within the file or is larger than any length.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="size">1, 2, 4 or 8 bytes.</param>
    public long Number(long offset, int size)
    {
        if (!Holds(offset, size)) return -1;
        ReadOnlySpan<byte> number = _bytes.Slice((int)offset, size);
        ulong value = size switch
        {
            1 => number[0],
            2 => _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(number) : BinaryPrimitives.ReadUInt16LittleEndian(number),
            4 => _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(number) : BinaryPrimitives.ReadUInt32LittleEndian(number),
            _ => _isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(number) : BinaryPrimitives.ReadUInt64LittleEndian(number),
        };
        return value > long.MaxValue ? -1 : (long)value;
    }

    /// <summary>The offset of a directory as bytes, in the order of the file.</summary>
    public byte[] OffsetBytes(long offset)
    {
        byte[] bytes = BitConverter.GetBytes(offset)[..OffsetSize];
        if (_isBigEndian) Array.Reverse(bytes);
        return bytes;
    }
}
