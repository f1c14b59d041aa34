using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Goes through the chunks of a PNG, whatever they are.</summary>
/// <param name="file">All bytes of a PNG, or the first.</param>
/// <param name="start">Where a chunk begins.</param>
internal ref struct PngChunks(Span<byte> file, int start = 8)
{
    private const int LengthAndType = 8, Checksum = 4;

    private Span<byte> _rest = file.StartsWith(Signature) ? file[start..] : [];

    /// <summary>What each PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Four letters.</summary>
    public Span<byte> Type { get; private set; }

    /// <summary>What is in it; less if the file ends before.</summary>
    public Span<byte> Data { get; private set; }

    /// <summary>All of it, with length, type and checksum; less if the file ends before.</summary>
    public Span<byte> Whole { get; private set; }

    /// <summary>Whether the file ends before the chunk does.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Where in the file the next chunk begins.</summary>
    public int Next { get; private set; } = start;

    /// <summary>Goes to the next chunk.</summary>
    /// <returns>False at the end.</returns>
    public bool MoveNext()
    {
        if (_rest.Length < LengthAndType) return false;

        long length = BinaryPrimitives.ReadUInt32BigEndian(_rest);
        Type = _rest[4..LengthAndType];
        Data = _rest[LengthAndType..(int)Math.Min(_rest.Length, LengthAndType + length)];
        Whole = _rest[..(int)Math.Min(_rest.Length, LengthAndType + length + Checksum)];
        IsCut = Whole.Length < LengthAndType + length + Checksum;
        _rest = _rest[Whole.Length..];
        Next += Whole.Length;
        return true;
    }
}
