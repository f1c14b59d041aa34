using System.Buffers.Binary;

namespace DigitTools.Testing;

/// <summary>Writes TIFF files, byte by byte: any that a format allows, and others.</summary>
public static class TiffFile
{
    private const int NextSize = 4, EntrySize = 12, InPlace = 4, Short = 3, Long = 4, StripOffsets = 273;

    /// <summary>A file with pages.</summary>
    public static byte[] Make(params TiffPage[] pages) => Make(isBigEndian: false, pages);

    /// <summary>A file with pages, in either order of bytes.</summary>
    public static byte[] Make(bool isBigEndian, params TiffPage[] pages)
    {
        var file = new MemoryStream();
        file.Write(isBigEndian ? "MM\0*"u8 : "II*\0"u8);
        long link = file.Position;
        Number(file, 0, 4, isBigEndian);
        foreach (TiffPage page in pages)
        {
            long data = Append(file, page.Data);
            SortedDictionary<int, uint[]> tags = Tags(page, data);
            var places = new Dictionary<int, long>();
            foreach ((int tag, uint[] values) in tags)
            {
                if (values.Length * SizeOf(values) <= InPlace) continue;
                places[tag] = Append(file, []);
                foreach (uint value in values) Number(file, value, SizeOf(values), isBigEndian);
            }

            long directory = Append(file, []);
            Number(file, (uint)tags.Count, 2, isBigEndian);
            foreach ((int tag, uint[] values) in tags)
            {
                Number(file, (uint)tag, 2, isBigEndian);
                Number(file, SizeOf(values) == 2 ? Short : (uint)Long, 2, isBigEndian);
                Number(file, (uint)values.Length, 4, isBigEndian);
                long end = file.Position + InPlace;
                if (places.TryGetValue(tag, out long place)) Number(file, (uint)place, 4, isBigEndian);
                else foreach (uint value in values) Number(file, value, SizeOf(values), isBigEndian);
                while (file.Position < end) file.WriteByte(0);
            }

            long next = file.Position;
            Number(file, 0, NextSize, isBigEndian);
            file.Position = link;
            Number(file, (uint)directory, 4, isBigEndian);
            file.Position = file.Length;
            link = next;
        }

        return file.ToArray();
    }

    /// <summary>Where the directory of a page stands in a file that this class made.</summary>
    /// <param name="file">A little-endian file.</param>
    /// <param name="page">Which, 1 ..</param>
    public static int DirectoryOf(byte[] file, int page)
    {
        int at = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        for (int i = 1; i < page; i++)
        {
            int count = BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at));
            at = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 2 + count * EntrySize));
        }

        return at;
    }

    private static SortedDictionary<int, uint[]> Tags(TiffPage page, long data)
    {
        var tags = new SortedDictionary<int, uint[]>
        {
            [256] = [(uint)page.Width],
            [257] = [(uint)page.Height],
            [258] = [.. Enumerable.Repeat((uint)page.Bits, page.Samples)],
            [259] = [(uint)page.Compression],
            [262] = [(uint)page.Photometric],
            [StripOffsets] = [(uint)data],
            [277] = [(uint)page.Samples],
            [278] = [(uint)page.Height],
            [279] = [(uint)page.Data.Length],
        };
        foreach ((int tag, uint[] values) in page.More) tags[tag] = values;
        return tags;
    }

    /// <summary>Most numbers are short, and many programs know some of them in no other way.</summary>
    private static int SizeOf(uint[] values) => Array.TrueForAll(values, value => value <= ushort.MaxValue) ? 2 : 4;

    private static long Append(MemoryStream file, byte[] bytes)
    {
        // Directories and values begin at even places.
        if (file.Position % 2 == 1) file.WriteByte(0);
        long at = file.Position;
        file.Write(bytes);
        if (bytes.Length > 0 && file.Position % 2 == 1) file.WriteByte(0);
        return at;
    }

    private static void Number(MemoryStream file, uint value, int size, bool isBigEndian)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        bytes = bytes[..size];
        if (isBigEndian) bytes.Reverse();
        file.Write(bytes);
    }
}
