using System.Text;

namespace DigitTools.Testing;

/// <summary>A folder of its own for a test, removed with all that is in it.</summary>
public sealed class TestFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("digittools-").FullName;

    /// <summary>Full path of something in this folder.</summary>
    public string this[params string[] names] => Path.Combine([FullName, .. names]);

    /// <summary>Names of all files in and below the folder, in order, with forward slashes.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Directory.EnumerateFiles(FullName, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(FullName, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes a file, in a folder of its own if need be.</summary>
    /// <returns>Full path.</returns>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a text file.</summary>
    public string Text(string name, string text = "This is no picture.") => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a test picture of MNIST as PNG.</summary>
    /// <returns>Full path.</returns>
    public string Digit(string name, int index) => PngFile.WriteDigit(this[name], Mnist.Test.Pixels(index));

    /// <summary>Writes <c>0.png</c>, <c>1.png</c> ...: the first test pictures of MNIST.</summary>
    /// <returns>Full paths.</returns>
    public string[] Digits(int count) => [.. Enumerable.Range(0, count).Select(i => Digit($"{i}.png", i))];

    /// <summary>Writes a picture without ink.</summary>
    public string Blank(string name) => PngFile.WritePlain(this[name], side: 40);

    /// <summary>Makes a folder below this one.</summary>
    public string Folder(string name) => Directory.CreateDirectory(this[name]).FullName;

    /// <summary>Makes a folder of IDX files with the first pictures of MNIST.</summary>
    public string Idx(int train, int test, string name = "idx")
    {
        string folder = Folder(name);
        if (train > 0) IdxFile.WriteHalf(folder, "train", Mnist.Train.FirstPixels(train), Mnist.Train.FirstLabels(train));
        if (test > 0) IdxFile.WriteHalf(folder, "t10k", Mnist.Test.FirstPixels(test), Mnist.Test.FirstLabels(test));
        return folder;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
