namespace DigitTools.PowerShell.Tests;

/// <summary>A folder of its own for a test, removed with all that is in it.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => FullName = Directory.CreateTempSubdirectory("digits-").FullName;

    public string FullName { get; }

    /// <summary>Full path of a name in this folder.</summary>
    public string this[string name] => Path.Combine(FullName, name);

    /// <summary>Names of all files in and below the folder, in order.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(FullName, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(FullName, f)).Order(StringComparer.Ordinal)];

    /// <summary>Writes a test picture of MNIST as PNG.</summary>
    /// <returns>Full path.</returns>
    public string Digit(string name, int index)
    {
        PngFile.Write(this[name], Mnist.Test.Pixels(index), 28, 28);
        return this[name];
    }

    /// <summary>Writes <c>0.png</c>, <c>1.png</c> ...: the first test pictures of MNIST.</summary>
    /// <returns>Full paths.</returns>
    public string[] Digits(int count) => [.. Enumerable.Range(0, count).Select(i => Digit($"{i}.png", i))];

    /// <summary>Writes a picture without ink.</summary>
    public string Blank(string name)
    {
        byte[] white = new byte[40 * 40];
        white.AsSpan().Fill(255);
        PngFile.Write(this[name], white, 40, 40);
        return this[name];
    }

    /// <summary>Writes a text file.</summary>
    public string Text(string name, string text = "This is no picture.")
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Makes a folder below this one.</summary>
    public string Folder(string name) => Directory.CreateDirectory(this[name]).FullName;

    /// <summary>Makes a folder of IDX files with the first pictures of MNIST.</summary>
    public string Idx(int train, int test, string name = "idx")
    {
        string folder = Folder(name);
        if (train > 0) Mnist.Train.WriteIdx(folder, "train", train);
        if (test > 0) Mnist.Test.WriteIdx(folder, "t10k", test);
        return folder;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
