using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>All chance of one case.</summary>
/// <param name="of">The case.</param>
internal sealed class FuzzRandom(FuzzCase of)
{
    /// <summary>Where sizes, counts and offsets go wrong: around nothing, around powers of two, at the ends of types.</summary>
    private static readonly long[] s_oddNumbers =
    [
        0, 1, 2, 3, 7, 9, 10, 16, 255, 256, 1000, 32_767, 32_768, 65_535, 65_536, 16_777_216, int.MaxValue, int.MaxValue + 1L,
        uint.MaxValue, 1L << 40, long.MaxValue, -1, -2, -10, int.MinValue, int.MinValue - 1L, long.MinValue, long.MinValue + 1,
    ];

    private static readonly float[] s_oddFloats =
        [0, -0f, 1, -1, 1e-45f, 1e-38f, 1e30f, float.MaxValue, float.MinValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    private Random64 _random = new((ulong)of.Seed, (ulong)of.Kind, (ulong)of.Number);

    /// <summary>Evenly in 0 .. limit - 1; 0 where the limit is 0.</summary>
    public int Next(int limit) => limit <= 0 ? 0 : _random.NextInt32(limit);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    /// <summary>One of these.</summary>
    public T Pick<T>(params IReadOnlyList<T> from) => from[Next(from.Count)];

    /// <summary>A number that no file should hold.</summary>
    public long OddNumber() => Pick(s_oddNumbers);

    /// <summary>A float that no file should hold.</summary>
    public float OddFloat() => Pick(s_oddFloats);

    /// <summary>Bytes without a sense.</summary>
    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) bytes[i] = (byte)Next(256);
        return bytes;
    }
}
