using System.Diagnostics;
using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>What the shell of the repository adds to PowerShell: the module, silence, and an end in any case.</summary>
public sealed class ShellTests : IDisposable
{
    private static readonly string s_shell = Path.GetDirectoryName(ChildShell.Program)!;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, "script.ps1", "3")]
    [InlineData(1, "script.ps1", "none")]
    [InlineData(64, "nowhere.ps1")]
    public void Script_ExitCode_ReachesTheCaller(int expected, params string[] commandLine)
    {
        _folder.Text("script.ps1", "param([int] $Code)\nexit $Code");

        ChildResult result = ChildProcess.Run(new ProcessStartInfo(ChildShell.Host, [ChildShell.Program, .. commandLine]) { WorkingDirectory = _folder.FullName });

        Assert.Equal(expected, result.ExitCode);
        Assert.Equal(expected == 3, result.Errors.Length == 0);
    }

    [Fact]
    public void Module_WithoutAPath_IsThere()
    {
        ChildResult result = ChildShell.Run("(Get-Module DigitTools).ModuleBase; (Get-DigitModel digits).Architecture").Succeeded();

        Assert.Equal([Path.TrimEndingDirectorySeparator(Repository.Root), "Standard"], result.Lines);
    }

    [Fact]
    public void Module_ThatCannotBeImported_EndsTheShell()
    {
        // As in an image into which the folder bin was not copied.
        foreach (string file in Directory.EnumerateFiles(s_shell, "*", SearchOption.AllDirectories))
        {
            string copy = _folder[Path.Combine("shell", Path.GetRelativePath(s_shell, file))];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(ModuleSession.Manifest, _folder["DigitTools.psd1"]);

        ChildResult result = ChildShell.Start([_folder[Path.Combine("shell", Path.GetFileName(ChildShell.Program))], "-NonInteractive", "-Command", "'not reached'"]);

        Assert.Equal(70, result.ExitCode);
        Assert.Contains("DigitTools.psd1", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_Fresh_HoldsNoFileAfterwards()
    {
        string home = _folder.Folder("home");
        var start = new ProcessStartInfo(ChildShell.Host, [ChildShell.Program, "-NonInteractive", "-Command", $"Get-ChildItem '{Repository.Root}' | Export-Csv '{_folder["list.csv"]}'; $env:PSModuleAnalysisCachePath"]);
        foreach (string name in (string[])["POWERSHELL_TELEMETRY_OPTOUT", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"]) start.Environment.Remove(name);
        // Of Unix, then of Windows.
        foreach (string name in (string[])["HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"]) start.Environment[name] = home;

        ChildResult result = ChildProcess.Run(start).Succeeded();

        // The id for telemetry would be here, and the profile of what was compiled. The cache of modules is written after ten seconds only.
        Assert.Empty(Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories));
        Assert.Contains(result.Lines[0], new[] { "/dev/null", "NUL" });
        // The commands of PowerShell are there, so its modules lie beside the shell.
        Assert.Contains("DigitTools.psd1", File.ReadAllText(_folder["list.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_HoldsNoLibraryOfTheModule()
    {
        string[] files = [.. Directory.EnumerateFiles(s_shell, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!)];

        Assert.DoesNotContain(files, name => new[] { "torch", "skia", "onnx", "sqlite", "DigitTools.Core", "DigitTools.PowerShell" }.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }
}
