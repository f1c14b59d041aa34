using DigitTools.Core.Native;
using DigitTools.Core.Tests.Native;
using DigitTools.Packaging;
using Microsoft.Build.Utilities;

namespace DigitTools.Core.Tests.Installation;

/// <summary>A training runtime of two small files, packed by the tasks that pack the real one.</summary>
internal sealed class SmallRuntime
{
    public const string Version = "1.2.3";
    public const string Platform = "linux-x64";

    private readonly TestFolder _folder;
    private readonly string _name;

    private SmallRuntime(TestFolder folder, string name)
    {
        _folder = folder;
        _name = name;
    }

    /// <summary>Full path of the package.</summary>
    public string Package => _folder[_name + ".nupkg"];

    /// <summary>What a module that was packed with it knows.</summary>
    public RuntimeManifest Manifest => RuntimeManifest.Parse(File.ReadAllBytes(ManifestFile));

    private string ManifestFile => _folder[_name, RuntimeManifest.FileName];

    /// <summary>Packs a runtime.</summary>
    /// <param name="folder">Takes the package and its parts.</param>
    /// <param name="name">Of the package.</param>
    /// <param name="version">Version in its manifest.</param>
    /// <param name="platform">Platform in its manifest.</param>
    /// <param name="seed">Another seed, other content.</param>
    public static SmallRuntime Pack(
        TestFolder folder, string name = "runtime", string version = Version, string platform = Platform, int seed = 1)
    {
        var runtime = new SmallRuntime(folder, name);
        byte[] content = new byte[300_000];
        new Random(seed).NextBytes(content);
        folder.Write(Path.Combine(name, "libone.so"), content);
        folder.Write(Path.Combine(name, "libtwo.so.1"), content.AsSpan(0, 1000));
        Run(new WriteRuntimeManifest
        {
            Files = [.. runtime.Natives().Select(f => new TaskItem(f))],
            Version = version,
            Platform = platform,
            Destination = runtime.ManifestFile,
        });
        runtime.Zip();
        return runtime;
    }

    /// <summary>Packs again after a change of a part.</summary>
    /// <param name="file">Name of the part.</param>
    /// <param name="change">Gives the new content; null leaves the part out.</param>
    public SmallRuntime WithChanged(string file, Func<byte[], byte[]?> change)
    {
        string path = _folder[_name, file];
        byte[]? content = change(File.ReadAllBytes(path));
        if (content is null) File.Delete(path);
        else File.WriteAllBytes(path, content);
        Zip();
        return this;
    }

    /// <summary>Runs a build task that has to succeed.</summary>
    public static void Run(Microsoft.Build.Utilities.Task task)
    {
        var engine = new FakeBuildEngine();
        task.BuildEngine = engine;
        bool succeeded = task.Execute();
        Assert.Empty(engine.Errors);
        Assert.True(succeeded);
    }

    private void Zip()
    {
        var files = Natives().Select(f => Item(f, "native/" + Path.GetFileName(f))).ToList();
        if (File.Exists(ManifestFile)) files.Add(Item(ManifestFile, RuntimeManifest.FileName));
        Run(new WriteZip { Files = [.. files], Destination = Package });
    }

    private IEnumerable<string> Natives() => Directory.EnumerateFiles(_folder[_name], "lib*");

    private static TaskItem Item(string file, string target) =>
        new TaskItem(file, new Dictionary<string, string> { ["TargetPath"] = target });
}
