namespace DigitTools.Core.Tests.Imaging;

/// <summary>A folder for the files of one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digit-imaging-");

    public string Path => _folder.FullName;

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
