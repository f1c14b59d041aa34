using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages checkpoints; the checksum is right again afterwards, so that what is inside is looked at.</summary>
internal static partial class CheckpointDamage
{
    private const int MagicLength = 8, Start = MagicLength + sizeof(int);

    /// <summary>Damages a file: its text, its rows of floats, its frame, or its bytes.</summary>
    /// <returns>The file, and what was done.</returns>
    public static (byte[] File, string Damage) Apply(byte[] file, FuzzRandom random)
    {
        (string json, byte[] rows) = Split(file);
        switch (random.Next(10))
        {
            case 0:
                return (ByteDamage.Apply(file, random), "bytes");
            case 1:
                byte[] content = file[..^SHA256.HashSizeInBytes];
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

    /// <summary>Makes times the same in each run, so that the same seed makes the same cases.</summary>
    public static byte[] WithoutTimes(byte[] file)
    {
        (string json, byte[] rows) = Split(file);
        return Make(Speed().Replace(Time().Replace(json, "$1\"00:00:00.5000000\""), "${1}100"), rows);
    }

    private static (string Json, byte[] Rows) Split(byte[] file)
    {
        int length = BitConverter.ToInt32(file, MagicLength);
        return (Encoding.UTF8.GetString(file, Start, length), file[(Start + length)..^SHA256.HashSizeInBytes]);
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

    [GeneratedRegex("(\"(?:Elapsed|InEpoch)\":)\"[^\"]*\"")]
    private static partial Regex Time();

    [GeneratedRegex("(\"ImagesPerSecond\":)[^,}]*")]
    private static partial Regex Speed();
}
