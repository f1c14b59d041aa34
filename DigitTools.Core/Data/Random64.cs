namespace DigitTools.Core.Data;

/// <summary>A small random generator whose sequence is fixed for all time and can be started at any (seed, stream, position).</summary>
/// <remarks>
/// SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// System.Random promises neither the same sequence in the next version of .NET nor streams; with this one each picture of
/// each epoch has its own stream, so the order and the number of threads that draw change nothing.
/// </remarks>
internal struct Random64
{
    private ulong _state;

    /// <summary>Starts one of many independent streams.</summary>
    public Random64(ulong seed, ulong stream = 0, ulong position = 0) =>
        _state = Mix(Mix(Mix(seed + 0x9e3779b97f4a7c15) ^ stream) ^ position);

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => Mix(_state += 0x9e3779b97f4a7c15);

    /// <summary>Evenly in [0, 1).</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>Evenly in [low, high).</summary>
    public float NextSingle(float low, float high) => low + (high - low) * NextSingle();

    /// <summary>Evenly in 0 .. limit - 1.</summary>
    public int NextInt32(int limit) => (int)Math.BigMul(NextUInt64(), (ulong)limit, out _);

    /// <summary>Mean 0, standard deviation 1 (Box-Muller).</summary>
    public float NextGaussian() =>
        MathF.Sqrt(-2 * MathF.Log(1 - NextSingle())) * MathF.Cos(2 * MathF.PI * NextSingle());

    /// <summary>Fisher-Yates.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int k = NextInt32(i + 1);
            (items[i], items[k]) = (items[k], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
