using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages PNG files chunk by chunk; checksums are right again afterwards, so that decoders look inside.</summary>
internal static class PngDamage
{
    private const int SignatureLength = 8, ChunkFrame = 12, Width = 0, Height = 4, Depth = 8, ColorType = 9, Interlace = 12;

    private static readonly string[] s_types =
    [
        "tRNS", "PLTE", "gAMA", "cHRM", "iCCP", "sRGB", "bKGD", "eXIf", "acTL", "fcTL", "fdAT", "zTXt", "iTXt", "tEXt", "sBIT", "sPLT",
        "hIST", "pHYs", "tIME", "IDAT", "IHDR", "IEND", "aaAA",
    ];

    private static readonly uint[] s_sides =
        [0, 1, 2, 3, 29, 999, 9_999, 20_000, 65_535, 65_536, 1 << 20, int.MaxValue, 0x80000000, uint.MaxValue];

    /// <summary>Whether these bytes begin like a PNG.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.Length > SignatureLength + ChunkFrame && file[1..4].SequenceEqual("PNG"u8);

    /// <summary>Damages a file in one to three places.</summary>
    public static byte[] Apply(byte[] file, FuzzRandom random)
    {
        List<(string Type, byte[] Data)> chunks = Split(file);
        for (int times = random.OneIn(2) ? 1 : 1 + random.Next(3); times > 0 && chunks.Count > 0; times--) Once(chunks, random);
        using var written = new MemoryStream();
        written.Write(file, 0, SignatureLength);
        foreach ((string type, byte[] data) in chunks) PngFile.WriteChunk(written, type, data);
        return written.ToArray();
    }

    /// <summary>A picture of one shade, with as many pixels as are allowed or nearly so: few bytes, much work.</summary>
    public static byte[] Large(FuzzRandom random)
    {
        int depth = random.Pick(1, 2, 4, 8, 16), side = random.Pick(3000, 6000, 9999), rowLength = (side * depth + 7) / 8;
        byte[] file = PngFile.Make(side, side, PngFile.Gray, depth, new byte[rowLength * side]);
        return random.OneIn(3) ? Apply(file, random) : file;
    }

    private static List<(string Type, byte[] Data)> Split(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (int at = SignatureLength; at + ChunkFrame <= file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length < 0 || length > file.Length - at - ChunkFrame) break;
            chunks.Add((Encoding.Latin1.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += ChunkFrame + length;
        }

        return chunks;
    }

    private static void Once(List<(string Type, byte[] Data)> chunks, FuzzRandom random)
    {
        int at = random.Next(chunks.Count), other = random.Next(chunks.Count), data = chunks.FindIndex(c => c.Type == "IDAT");
        switch (random.Next(8))
        {
            case 0:
                chunks.RemoveAt(at);
                break;
            case 1:
                chunks.Insert(other, chunks[at]);
                break;
            case 2:
                (chunks[at], chunks[other]) = (chunks[other], chunks[at]);
                break;
            case 3:
                chunks[at] = (chunks[at].Type, ByteDamage.Apply(chunks[at].Data, random));
                break;
            case 4:
                chunks.Insert(at + random.Next(2), (random.Pick(s_types), random.Bytes(random.Pick(0, 1, 2, 4, 6, 13, 26, 300, 769))));
                break;
            case 5 when data >= 0:
                chunks[data] = ("IDAT", DamageRows(chunks[data].Data, random));
                break;
            default:
                if (chunks[0] is { Type: "IHDR", Data.Length: 13 }) chunks[0] = ("IHDR", DamageHeader([.. chunks[0].Data], random));
                break;
        }
    }

    private static byte[] DamageHeader(byte[] header, FuzzRandom random)
    {
        switch (random.Next(5))
        {
            case 0:
                BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(Width), random.Pick(s_sides));
                break;
            case 1:
                BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(Height), random.Pick(s_sides));
                break;
            case 2:
                header[Depth] = random.Pick<byte>(0, 1, 2, 3, 4, 8, 16, 32, 255);
                break;
            case 3:
                header[ColorType] = random.Pick<byte>(0, 1, 2, 3, 4, 5, 6, 7, 255);
                break;
            default:
                header[Interlace] = random.Pick<byte>(0, 1, 2, 255);
                break;
        }

        return header;
    }

    /// <summary>Damages rows and their filters below the compression, or makes them fewer or more.</summary>
    private static byte[] DamageRows(byte[] compressed, FuzzRandom random)
    {
        byte[] rows;
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var inflated = new MemoryStream();
            inflate.CopyTo(inflated);
            rows = inflated.ToArray();
        }
        catch (InvalidDataException)
        {
            return compressed;
        }

        rows = random.OneIn(10) ? new byte[20 << 20] : ByteDamage.Apply(rows, random);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(rows);
        return packed.ToArray();
    }
}
