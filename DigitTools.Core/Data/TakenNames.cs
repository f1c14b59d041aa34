using System.Security.Cryptography;
using DigitTools.Core.Files;

namespace DigitTools.Core.Data;

/// <summary>
/// What the files hold that have a name, or that name with a number: so that a thousand pictures of one name don't look at each other again
/// and again.
/// </summary>
/// <param name="plain">Full path with the name alone.</param>
internal sealed class TakenNames(string plain)
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private int _looked;

    /// <summary>The file with a content, if it is among those that were looked at; null if not.</summary>
    /// <param name="hash">From <see cref="HashOf(FileStream)"/>.</param>
    public string? Find(string hash) => _paths.GetValueOrDefault(hash);

    /// <summary>The next path that was not looked at yet.</summary>
    public string Next() => NumberedName.Of(plain, ++_looked);

    /// <summary>Notes what a path holds.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="hash">Of its content; null if that can't be read, or it is no file.</param>
    public void Add(string path, string? hash)
    {
        if (hash is not null) _paths.TryAdd(hash, path);
    }

    /// <summary>SHA-256 of all of a file, which is at its beginning afterwards.</summary>
    public static string HashOf(FileStream file)
    {
        file.Position = 0;
        string hash = Convert.ToHexString(SHA256.HashData(file));
        file.Position = 0;
        return hash;
    }

    /// <summary>SHA-256 of a file; null if it can't be read, or is none.</summary>
    public static string? HashOf(string path)
    {
        try
        {
            using FileStream file = RegularFile.OpenStream(path, long.MaxValue);
            return HashOf(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
