using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages checkpoints; the checksum is right again afterwards, so that what is inside is looked at.</summary>
internal static class CheckpointDamage
{
    private const int MagicLength = 8, Start = MagicLength + sizeof(int);

    /// <summary>Damages a file: its text, its rows of floats, its frame, or its bytes.</summary>
    /// <returns>The file, and what was done.</returns>
    public static (byte[] File, string Damage) Apply(byte[] file, FuzzRandom random)
    {
        int length = BitConverter.ToInt32(file, MagicLength);
        byte[] content = file[..^SHA256.HashSizeInBytes];
        string json = Encoding.UTF8.GetString(content, Start, length);
        byte[] rows = content[(Start + length)..];
        switch (random.Next(10))
        {
            case 0:
                return (ByteDamage.Apply(file, random), "bytes");
            case 1:
                ByteDamage.SetNumber(content, random.Next(Start), random);
                return (Sign(content), "frame");
            case 2:
                return (Make(json, rows[..random.Next(rows.Length)]), "cut rows");
            case 3:
                return (Make(json, [.. rows, .. random.Bytes(1 + random.Next(64))]), "more rows");
            case 4 or 5:
                return (Make(json, Odd(rows, random)), "floats");
            default:
                return (Make(JsonDamage.Apply(json, random), rows), "text");
        }
    }

    private static byte[] Make(string json, byte[] rows)
    {
        byte[] text = Encoding.UTF8.GetBytes(json), length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        return Sign([.. "DGTCKPT1"u8, .. length, .. text, .. rows]);
    }

    private static byte[] Sign(byte[] content) => [.. content, .. SHA256.HashData(content)];

    private static byte[] Odd(byte[] rows, FuzzRandom random)
    {
        byte[] copy = [.. rows];
        Span<float> values = MemoryMarshal.Cast<byte, float>(copy.AsSpan());
        int at = random.Next(values.Length), length = random.Pick(1, 1, 100, values.Length);
        values.Slice(at, Math.Min(length, values.Length - at)).Fill(random.OddFloat());
        return copy;
    }
}
