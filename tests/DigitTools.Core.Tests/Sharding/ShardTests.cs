using System.Globalization;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Tests.Sharding;

/// <summary>The fixed values were computed by sha256sum and Python: a change of them would give every picture to another task.</summary>
public sealed class ShardTests
{
    [Theory]
    [InlineData("a.png", 0, 0, 672)]
    [InlineData("0/00001.png", 1, 3, 83)]
    [InlineData("zwölf.png", 0, 4, 436)]
    [InlineData("scans/2026/x[1].png", 1, 7, 527)]
    [InlineData("漢字/😀.png", 0, 4, 452)]
    [InlineData("line\nbreak.png", 1, 1, 449)]
    public void Shard_Of_IsFixedForAllTime(string key, int of2, int of8, int of1000) =>
        Assert.Equal([0, of2, of8, of1000], [Shard.Of(key, 1), Shard.Of(key, 2), Shard.Of(key, 8), Shard.Of(key, 1000)]);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(100)]
    public void Shard_Of_GivesEvenParts(int count)
    {
        int[] sizes = new int[count];
        foreach (string key in Keys(50_000)) sizes[Shard.Of(key, count)]++;
        double mean = 50_000.0 / count;
        Assert.All(sizes, size => Assert.InRange(size, mean - 5 * Math.Sqrt(mean), mean + 5 * Math.Sqrt(mean)));
    }

    [Fact]
    public void Shard_Contains_GivesEachPictureToOneShard()
    {
        Shard[] shards = [.. Enumerable.Range(0, 8).Select(i => new Shard(i, 8))];
        Assert.All(Keys(1000), key => Assert.Equal(Shard.Of(key, 8), Assert.Single(shards, shard => shard.Contains(key)).Index));
    }

    [Fact]
    public void Shard_Of_TwiceAsManySplitsEachInTwo()
    {
        foreach (string key in Keys(1000)) Assert.Equal(Shard.Of(key, 8), Shard.Of(key, 16) % 8);
    }

    [Fact]
    public void Shard_Key_IsTheSameWhereverTheFolderIsMounted()
    {
        using var folder = new TestFolder();
        string here = folder["here"], there = folder["mnt", "inbox"];
        string expected = Shard.Key(here, Path.Combine(here, "a b", "x[1].png"));

        Assert.Equal("a b/x[1].png", expected);
        Assert.Equal(expected, Shard.Key(there, Path.Combine(there, "a b", "x[1].png")));
        Assert.Equal(expected, Shard.Key(here + Path.DirectorySeparatorChar, Path.Combine(here, "a b", "x[1].png")));
        Assert.Equal(expected, Shard.Key(Path.Combine(there, "..", "..", "here"), Path.Combine(here, "a b", ".", "x[1].png")));
    }

    [Fact]
    public void Shard_Key_KeepsABackslashThatIsPartOfAName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        Assert.Equal("a\\b.png", Shard.Key("/inbox", "/inbox/a\\b.png"));
    }

    [Fact]
    public void Shard_Whole_ContainsEverything()
    {
        Assert.True(Shard.Whole.IsWhole);
        Assert.True(Shard.Whole.Contains("a.png"));
        Assert.Equal("0 of 1", Shard.Whole.ToString());
    }

    private static IEnumerable<string> Keys(int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"scan-{i / 1000}/{i:00000}.png"));
}
