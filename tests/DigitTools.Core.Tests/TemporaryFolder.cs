namespace DigitTools.Core.Tests;

/// <summary>A folder of one test, gone with all its files when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digittools-");

    public string Path => _folder.FullName;

    /// <summary>Full path of something in it.</summary>
    public string this[params string[] names] => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file in it, in a folder of its own if need be.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        string path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Names of all files in it, below it too, with forward slashes.</summary>
    public string[] Files() =>
        [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(Path, f.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
