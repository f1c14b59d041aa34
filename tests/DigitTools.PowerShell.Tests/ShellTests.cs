using System.Diagnostics;

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

        var start = new ProcessStartInfo(ChildShell.Host, [ChildShell.Program, .. commandLine]) { WorkingDirectory = _folder.FullName };
        ChildResult result = ChildProcess.Run(start);

        Assert.Equal(expected, result.ExitCode);
        Assert.Equal(expected == 3, result.Errors.Length == 0);
    }

    [Fact]
    public void Script_Interrupted_IsNoSuccess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signal is sent by a program of Linux.");
        string script = _folder.Text("script.ps1", "'begins'; Start-Sleep -Seconds 600; 'not reached'");
        // A test that runs in the background may ignore the signal, and what it starts would too.
        string[] arguments = ["--default-signal=INT", ChildShell.Host, ChildShell.Program, "-NonInteractive", "-File", script];
        var start = new ProcessStartInfo("env", arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        Assert.Equal("begins", process.StandardOutput.ReadLine());

        Process.Start("kill", ["-INT", $"{process.Id}"]).Dispose();

        Assert.Equal("", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
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

        string shell = _folder[Path.Combine("shell", Path.GetFileName(ChildShell.Program))];
        ChildResult result = ChildShell.Start([shell, "-NonInteractive", "-Command", "'not reached'"]);

        Assert.Equal(70, result.ExitCode);
        Assert.Contains("DigitTools.psd1", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_Fresh_HoldsNoFileAfterwards()
    {
        string home = _folder.Folder("home");
        string script = $"Get-ChildItem '{Repository.Root}' | Export-Csv '{_folder["list.csv"]}'; $env:PSModuleAnalysisCachePath";
        var start = new ProcessStartInfo(ChildShell.Host, [ChildShell.Program, "-NonInteractive", "-Command", script]);
        string[] removed =
            ["POWERSHELL_TELEMETRY_OPTOUT", "PSModuleAnalysisCachePath", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"];
        foreach (string name in removed) start.Environment.Remove(name);
        // Of Unix, then of Windows.
        foreach (string name in (string[])["HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"]) start.Environment[name] = home;

        ChildResult result = ChildProcess.Run(start).Succeeded();

        // The id for telemetry would be here, and the profile of what was compiled; the cache of modules is written after ten seconds.
        Assert.Empty(Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories));
        Assert.Contains(result.Lines[0], new[] { "/dev/null", "NUL" });
        // The commands of PowerShell are there, so its modules lie beside the shell.
        Assert.Contains("DigitTools.psd1", File.ReadAllText(_folder["list.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_OnWindows_HasThePolicyBesideTheEngine()
    {
        string engine = Path.Combine(s_shell, "runtimes", "win", "lib", "net10.0");

        Assert.True(File.Exists(Path.Combine(engine, "System.Management.Automation.dll")));
        Assert.Contains("RemoteSigned", File.ReadAllText(Path.Combine(engine, "powershell.config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_HoldsNoLibraryOfTheModule()
    {
        string[] files = [.. Directory.EnumerateFiles(s_shell, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!)];

        string[] parts = ["torch", "skia", "onnx", "sqlite", "DigitTools.Core", "DigitTools.PowerShell"];
        Assert.DoesNotContain(files, file => parts.Any(part => file.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }
}
