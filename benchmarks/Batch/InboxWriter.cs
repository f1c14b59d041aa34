using System.Security.Cryptography;
using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.Batch;

/// <summary>Fills an inbox as careful programs do, under another name first, and remembers what it wrote.</summary>
/// <param name="inbox">Full path of the inbox.</param>
/// <param name="temporary">Full path of a file on the same file system.</param>
internal sealed class InboxWriter(string inbox, string temporary)
{
    private readonly UniqueDigits _digits = new();
    private readonly Dictionary<string, string> _latest = [];

    /// <summary>SHA-256 of every file that was written.</summary>
    public HashSet<string> Written { get; } = [];

    /// <summary>Those that a later file may have replaced: if it was no longer there, it was not.</summary>
    public HashSet<string> Replaced { get; } = [];

    /// <summary>Writes a new picture; one that has this name is replaced.</summary>
    public void Put(string name)
    {
        byte[] file = _digits.Next();
        File.WriteAllBytes(temporary, file);
        string hash = Convert.ToHexString(SHA256.HashData(file));
        Written.Add(hash);
        if (_latest.TryGetValue(name, out string? before)) Replaced.Add(before);
        _latest[name] = hash;
        File.Move(temporary, Path.Combine(inbox, name), overwrite: true);
    }

    /// <summary>Adds pictures and replaces some until it is stopped, or has done so with a tenth of them.</summary>
    public void Disturb(int pictures, int seed, CancellationToken stop)
    {
        var random = new Random64((ulong)seed, stream: 1);
        for (int i = 0; i < pictures / 10; i++)
        {
            Put($"new-{i:000000}.png");
            Put($"{random.NextInt32(pictures):000000}.png");
            if (stop.WaitHandle.WaitOne(20)) return;
        }
    }
}
