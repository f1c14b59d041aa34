using System.Buffers.Binary;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damage that knows nothing of a format.</summary>
internal static class ByteDamage
{
    private const int LongestSpan = 4096;

    /// <summary>Damages bytes in one to four places.</summary>
    public static byte[] Apply(byte[] file, FuzzRandom random)
    {
        for (int times = 1 + random.Next(4); times > 0 && file.Length > 0; times--) file = Once(file, random);
        return file;
    }

    private static byte[] Once(byte[] file, FuzzRandom random)
    {
        int at = random.Next(file.Length), length = Math.Min(1 + random.Next(LongestSpan), file.Length - at);
        switch (random.Next(9))
        {
            case 0: return file[..at];
            case 1: return [.. file[..at], .. file[(at + length)..]];
            case 2: return [.. file[..(at + length)], .. file[at..]];
            case 3: return [.. file[..at], .. random.Bytes(1 + random.Next(64)), .. file[at..]];
            case 4: return With(file, copy => copy.AsSpan(at, length).Clear());
            case 5: return With(file, copy => SetNumber(copy, at, random));
            case 6: return With(file, copy => SetNumber(copy, random.Next(Math.Min(64, copy.Length)), random));
            case 7: return With(file, copy => copy.AsSpan(random.Next(file.Length - length + 1), length).CopyTo(copy.AsSpan(at)));
            default: return With(file, copy => copy[at] ^= (byte)(1 << random.Next(8)));
        }
    }

    /// <summary>Writes an odd number of 1, 2, 4 or 8 bytes, in either order.</summary>
    public static void SetNumber(byte[] file, int at, FuzzRandom random)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        int size = Math.Min(random.Pick(1, 2, 4, 8), file.Length - at);
        BinaryPrimitives.WriteInt64LittleEndian(number, random.OddNumber());
        if (random.OneIn(2)) number[..size].Reverse();
        number[..size].CopyTo(file.AsSpan(at));
    }

    private static byte[] With(byte[] file, Action<byte[]> change)
    {
        byte[] copy = [.. file];
        change(copy);
        return copy;
    }
}
