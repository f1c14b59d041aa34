using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitTools.Core.Sharding;

/// <summary>One of several parts of a folder of pictures, each read by a task of its own.</summary>
/// <remarks>
/// A picture belongs to the shard that the hash of its path says: SHA-256 of the path below the folder, with forward slashes, in UTF-8; the
/// first 8 bytes as a big-endian number; its remainder by the number of shards. So no task has to ask another one what it takes, new
/// pictures move none of the old ones, and twice as many shards split each one in two. The path is hashed as the file system spells it:
/// Unicode normalisation would depend on the tables of each machine.
/// </remarks>
/// <param name="Index">Which one, 0 .. <paramref name="Count"/> - 1.</param>
/// <param name="Count">How many there are, 1 or more.</param>
internal readonly record struct Shard(int Index, int Count)
{
    /// <summary>
    /// The most shards of one work: which of them are missing has to fit into a list. Slurm's longest array has 4,000,001 tasks.
    /// </summary>
    public const int MostCount = 5_000_000;

    /// <summary>The whole work: the only shard of one.</summary>
    public static Shard Whole => new(0, 1);

    /// <summary>Whether this shard is the whole work.</summary>
    public bool IsWhole => Count == 1;

    /// <summary>Whether a picture belongs to this shard.</summary>
    /// <param name="key">What <see cref="Key"/> gives for its path.</param>
    public bool Contains(string key) => IsWhole || Of(key, Count) == Index;

    /// <summary>The shard that a picture belongs to, 0 .. <paramref name="count"/> - 1.</summary>
    /// <param name="key">What <see cref="Key"/> gives for its path.</param>
    /// <param name="count">How many shards there are, 1 or more.</param>
    public static int Of(string key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(Hash(key) % (ulong)count);
    }

    /// <summary>
    /// What is hashed of a picture's path: the part below its folder, with forward slashes, the same on every machine that mounts the
    /// folder.
    /// </summary>
    /// <param name="folder">Full path of the folder that is read.</param>
    /// <param name="path">Full path of a picture below it.</param>
    public static string Key(string folder, string path)
    {
        string relative = Path.GetRelativePath(folder, path);

        // A backslash is a letter of a name if it doesn't separate folders.
        return Path.DirectorySeparatorChar == '/' ? relative : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index} of {Count}");

    private static ulong Hash(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
