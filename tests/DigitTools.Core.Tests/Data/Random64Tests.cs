using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

/// <summary>The fixed values were computed by an implementation in another language: a change of them changes every training.</summary>
public sealed class Random64Tests
{
    [Theory]
    [InlineData(0, 0, 0, 0x2ce809ae01cab7d7, 0x7924ac0fed68cb52, 0xa76cddfb84fbeed0)]
    [InlineData(1, 0, 0, 0x5f47167dab1e6f33, 0x5ade0988162dfdc3, 0x5e0af42cc0be3fca)]
    [InlineData(1, 2, 3, 0x08e1ee966b56f596, 0x4152a2a6b79acfd0, 0x3192ca7fafd9d393)]
    [InlineData(ulong.MaxValue, 0, 0, 0x1eb51e50dc56952a, 0x7bade9825f46e9c8, 0x9807dbe52c597208)]
    public void Random64_NextUInt64_IsFixedForAllTime(ulong seed, ulong stream, ulong position, ulong first, ulong second, ulong third)
    {
        var random = new Random64(seed, stream, position);
        Assert.Equal([first, second, third], [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()]);
    }

    [Fact]
    public void Random64_NextInt32_IsFixedForAllTime()
    {
        var random = new Random64(7, 2);
        int[] drawn = [.. Enumerable.Range(0, 12).Select(_ => random.NextInt32(10))];
        Assert.Equal([3, 9, 1, 1, 1, 8, 9, 1, 2, 0, 0, 3], drawn);
    }

    [Fact]
    public void Random64_Shuffle_IsFixedForAllTime()
    {
        int[] items = [.. Enumerable.Range(0, 10)];
        new Random64(7, 1).Shuffle(items);
        Assert.Equal([6, 2, 0, 8, 9, 3, 4, 5, 7, 1], items);
    }

    [Fact]
    public void Random64_Shuffle_IsAPermutation()
    {
        int[] items = [.. Enumerable.Range(0, 1000)];
        new Random64(5).Shuffle(items);
        Assert.NotEqual(Enumerable.Range(0, 1000), items);
        Assert.Equal(Enumerable.Range(0, 1000), items.Order());
    }

    [Fact]
    public void Random64_NextSingle_IsEvenInItsInterval()
    {
        var random = new Random64(5);
        float[] drawn = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextSingle(-2, 4))];
        Assert.All(drawn, v => Assert.InRange(v, -2, MathF.BitDecrement(4)));
        Assert.InRange(drawn.Average(), 0.98, 1.02);
        Assert.InRange(drawn.Count(v => v < 0), 33_000, 33_700);
    }

    [Fact]
    public void Random64_NextGaussian_HasMean0AndDeviation1()
    {
        var random = new Random64(5);
        float[] drawn = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];
        Assert.InRange(drawn.Average(), -0.01, 0.01);
        Assert.InRange(Math.Sqrt(drawn.Average(v => (double)v * v)), 0.99, 1.01);
        Assert.InRange(drawn.Count(v => Math.Abs(v) > 1.96), 4_800, 5_200);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 0)]
    public void Random64_Streams_AreIndependent(ulong seedStep, ulong streamStep, ulong positionStep)
    {
        // The first draws of neighbouring streams, as the augmentation of neighbouring pictures uses them.
        double[] first = [.. Enumerable.Range(0, 20_000).Select(i => Centred((ulong)i))];
        double correlation = Enumerable.Range(1, first.Length - 1).Average(i => first[i] * first[i - 1]) * 12;
        Assert.InRange(correlation, -0.03, 0.03);
        Assert.InRange(first.Average(), -0.01, 0.01);

        double Centred(ulong i) => new Random64(1 + seedStep * i, streamStep * i, positionStep * i).NextSingle() - 0.5;
    }
}
