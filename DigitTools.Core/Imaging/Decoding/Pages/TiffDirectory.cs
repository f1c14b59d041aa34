using System.Diagnostics.CodeAnalysis;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>A directory of a TIFF: what it says of one picture. Nothing of it reaches a decoder that isn't within the file.</summary>
internal sealed class TiffDirectory
{
    /// <summary>Entries that are looked at: programs write a few dozen.</summary>
    private const int MostEntries = 4096;

    /// <summary>Bits of <see cref="TiffTags.NewSubfileType"/>: a smaller version of another picture, or its mask.</summary>
    private const int Reduced = 1, Mask = 4;

    /// <summary>Bytes of a value of each type, 0 for those that don't exist.</summary>
    private static readonly byte[] s_sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

    private readonly Dictionary<int, Entry> _entries = [];

    private TiffDirectory(long offset) => Offset = offset;

    /// <summary>Where it stands in the file.</summary>
    public long Offset { get; }

    /// <summary>Where the next one stands; 0 behind the last.</summary>
    public long Next { get; private set; }

    /// <summary>Whether it is of a picture that somebody wants to see, and not of a preview or a mask.</summary>
    public bool IsPicture => ((int)this[TiffTags.NewSubfileType] & (Reduced | Mask)) == 0;

    /// <summary>Whether it has a tag.</summary>
    public bool Has(TiffTags tag) => _entries.ContainsKey((int)tag);

    /// <summary>The first value of a tag, a whole number; 0 if it isn't there.</summary>
    public long this[TiffTags tag] => _entries.TryGetValue((int)tag, out Entry entry) ? entry.First : 0;

    /// <summary>How many values a tag has.</summary>
    public long CountOf(TiffTags tag) => _entries.TryGetValue((int)tag, out Entry entry) ? entry.Count : 0;

    /// <summary>The first value of a tag, or what holds if it isn't there.</summary>
    public long ValueOr(TiffTags tag, long other) => Has(tag) ? this[tag] : other;

    /// <summary>The values of a tag, whole numbers; -1 for one that is too large.</summary>
    public IEnumerable<long> ValuesOf(TiffFile file, TiffTags tag)
    {
        if (!_entries.TryGetValue((int)tag, out Entry entry)) return [];
        long[] values = new long[entry.Count];
        for (int i = 0; i < values.Length; i++) values[i] = file.Number(entry.Offset + (long)i * entry.Size, entry.Size);
        return values;
    }

    /// <summary>Reads a directory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="directory">What was read.</param>
    /// <returns>False if it isn't whole, or names values that aren't within the file.</returns>
    public static bool TryRead(TiffFile file, long offset, [NotNullWhen(true)] out TiffDirectory? directory)
    {
        directory = null;
        long count = file.Number(offset, file.CountSize), first = offset + file.CountSize;
        if (count is < 1 or > MostEntries || !file.Holds(first, count * file.EntrySize)) return false;
        var read = new TiffDirectory(offset) { Next = Math.Max(0, file.Number(first + count * file.EntrySize, file.OffsetSize)) };
        for (int i = 0; i < count; i++)
            if (!read.TryAdd(file, first + i * file.EntrySize)) return false;

        // Values lie apart: those that together are longer than the file are there to fill memory.
        if (read._entries.Values.Sum(entry => entry.Count * entry.Size) > file.Length) return false;
        directory = read;
        return true;
    }

    private bool TryAdd(TiffFile file, long at)
    {
        int tag = (int)file.Number(at, 2), type = (int)file.Number(at + 2, 2);
        long count = file.Number(at + 4, file.OffsetSize), value = at + 4 + file.OffsetSize;
        int size = type < s_sizes.Length ? s_sizes[type] : 0;

        // A type that a later version of the format may have is no reason to refuse the rest; decoders leave it out.
        if (size == 0) return count >= 0 && count <= file.Length;
        if (count < 0 || count > file.Length) return false;
        if (count * size > file.OffsetSize) value = file.Number(value, file.OffsetSize);
        if (!file.Holds(value, count * size)) return false;
        if (count > 0) _entries[tag] = new Entry(value, count, size, Math.Max(0, file.Number(value, size)));
        return true;
    }

    /// <summary>Values of a tag.</summary>
    /// <param name="Offset">Where they stand.</param>
    /// <param name="Count">How many, at least 1.</param>
    /// <param name="Size">Bytes of each.</param>
    /// <param name="First">The first, as a whole number.</param>
    private readonly record struct Entry(long Offset, long Count, int Size, long First);
}
