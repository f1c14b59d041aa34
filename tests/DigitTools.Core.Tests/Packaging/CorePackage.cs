using System.Diagnostics;
using System.Xml.Linq;

namespace DigitTools.Core.Tests.Packaging;

/// <summary>The packages for C# programs, made once, and programs that are built with it and nothing else.</summary>
/// <remarks>Nothing is fetched: the packages that they depend on come from the folder in which a build keeps them.</remarks>
public sealed class CorePackage : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TestFolder _folder = new();
    private readonly Lazy<string> _file;

    public CorePackage() => _file = new Lazy<string>(Pack);

    /// <summary>The version that the build gives it, and that its users name.</summary>
    public static string Released { get; } =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The version that it has here: one that is published, and kept on this machine, is another.</summary>
    public static string Version { get; } = $"{Released}-test";

    /// <summary>Full path of the package that reads.</summary>
    public string File => _file.Value;

    private static string Packages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Why nothing can be packed and built here; null if it can.</summary>
    public static string? Obstacle()
    {
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(ChildProcess.DotNet)!, "sdk"))) return "There is no SDK here.";
        string[] needed =
        [
            "bitmiracle.libtiff.net", "microsoft.ml.onnxruntime", "pdfpig", "sixlabors.imagesharp",
            "skiasharp.nativeassets.linux.nodependencies", "skiasharp.nativeassets.win32",
            "microsoft.extensions.dependencyinjection.abstractions/10.0.0",
        ];
        string? missing = needed.FirstOrDefault(id => !Directory.Exists(Path.Combine(Packages, id)));
        return missing is null ? null : $"{missing} is not restored here.";
    }

    /// <summary>Builds a program in a folder of its own, outside the repository.</summary>
    /// <param name="name">Name of the project, and of the folder.</param>
    /// <param name="files">Name and text of its files.</param>
    /// <returns>Full path of the program.</returns>
    public string Build(string name, params (string Name, string Text)[] files)
    {
        foreach ((string file, string text) in files) _folder.Text($"{name}/{file}", text);
        _folder.Text($"{name}/nuget.config", $"""
            <configuration>
              <fallbackPackageFolders><clear /><add key="restored" value="{Packages}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="packed" value="{Path.GetDirectoryName(File)}" /></packageSources>
            </configuration>
            """);
        string output = _folder[name, "out"];
        // The packed ones go to a folder of their own: among those that a user keeps, the next run would find them in the place of its own.
        DotNet(_folder[name], _folder["packages"], "build", "-c", "Release", "-o", output);
        return Path.Combine(output, $"{name}.dll");
    }

    public void Dispose() => _folder.Dispose();

    private string Pack()
    {
        // Elsewhere than a build by hand leaves its files.
        string packed = _folder.Folder("packed");
        foreach (string project in (string[])["DigitTools.Package", "DigitTools.DependencyInjection"])
        {
            string folder = Path.Combine(Repository.Root, "build", project);
            DotNet(folder, Packages, "pack", "-o", packed, "--artifacts-path", _folder["artifacts"], $"-p:PackageVersion={Version}");
        }

        return Path.Combine(packed, $"DigitTools.Core.{Version}.nupkg");
    }

    private static void DotNet(string folder, string packages, params string[] arguments)
    {
        string[] all = [.. arguments, "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:NuGetAudit=false", "-p:UseSharedCompilation=false"];
        var start = new ProcessStartInfo(ChildProcess.DotNet, all) { WorkingDirectory = folder };
        start.Environment["NUGET_PACKAGES"] = packages;
        ChildProcess.Run(start, patience: s_patience).Succeeded();
    }
}
