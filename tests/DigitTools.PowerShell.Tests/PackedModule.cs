using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>The packages of all platforms, made once from what is built, and the one of this platform unpacked as a user would.</summary>
public sealed class PackedModule : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<string> _artifacts;

    public PackedModule() => _artifacts = new Lazy<string>(Pack);

    /// <summary>The version that the manifest says.</summary>
    public static string Version { get; } =
        Regex.Match(File.ReadAllText(ModuleSession.Manifest), @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;

    /// <summary>Whether a training runtime is restored here, and can be packed and used.</summary>
    public static bool CanTrain { get; } =
        OperatingSystem.IsLinux()
        && File.Exists(Path.Combine(Repository.Root, "bin", "lib", "runtimes", "linux-x64", "native", "libtorch_cpu.so"));

    /// <summary>Full path of the training runtime's package for Linux x64.</summary>
    public string Runtime => Directory.EnumerateFiles(Artifact("linux-x64"), "DigitTools.TrainingRuntime.linux-x64.*.nupkg").Single();

    /// <summary>Full path of something that was made for a platform.</summary>
    public string Artifact(string platform, string name = "") => Path.Combine(_artifacts.Value, platform, name);

    /// <summary>The module's archive for a platform.</summary>
    public ZipArchive Zip(string platform) => ZipFile.OpenRead(Artifact(platform, $"DigitTools.{Version}-{platform}.zip"));

    /// <summary>The module's package for a platform.</summary>
    public ZipArchive NuGet(string platform) => ZipFile.OpenRead(Artifact(platform, $"DigitTools.{Version}.nupkg"));

    /// <summary>Unpacks the archive of Linux x64 into a new folder of modules.</summary>
    /// <returns>Full path of the folder, for PSModulePath.</returns>
    public string Unpack()
    {
        string modules = _folder.Folder($"modules-{Guid.NewGuid():N}");
        ZipFile.ExtractToDirectory(Artifact("linux-x64", $"DigitTools.{Version}-linux-x64.zip"), modules);
        return modules;
    }

    /// <summary>Runs a script in a new process that finds nothing but that folder of modules: no NuGet cache, no home.</summary>
    internal ChildResult Run(string modules, string script, params (string Name, string Value)[] environment)
    {
        string home = _folder.Folder($"home-{Path.GetFileName(modules)}");
        return ChildShell.RunPwsh(
            "Import-Module DigitTools\n" + script,
            [
                ("PSModulePath", modules), ("HOME", home), ("XDG_DATA_HOME", Path.Combine(home, "data")),
                ("NUGET_PACKAGES", Path.Combine(home, "packages")), .. environment,
            ]);
    }

    public void Dispose() => _folder.Dispose();

    private string Pack()
    {
        string artifacts = _folder.Folder("artifacts");
        Build("linux-x64", artifacts, CanTrain);
        // libtorch of the others is restored by nobody who only tests.
        Build("linux-arm64+win-x64+osx-arm64", artifacts, training: false);
        return artifacts;
    }

    private static void Build(string platforms, string folder, bool training)
    {
        // Of what is built: this process has it open.
        var start = new ProcessStartInfo("dotnet",
        [
            "build", Path.Combine(Repository.Root, "build", "Pack.proj"), "-t:PackModule", "--no-restore", "-nologo", "-nodeReuse:false",
            "-p:PackWithoutBuild=true", "-p:PackCompression=Fastest", $"-p:PackPlatform={platforms}",
            $"-p:PackTrainingRuntime={(training ? "true" : "false")}",
            $"-p:PackFolder={folder}{Path.DirectorySeparatorChar}",
        ]);
        ChildProcess.Run(start).Succeeded();
    }
}
