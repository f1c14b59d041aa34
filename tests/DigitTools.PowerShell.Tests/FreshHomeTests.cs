using System.Diagnostics;

namespace DigitTools.PowerShell.Tests;

/// <summary>Nothing is written but what somebody asked for, where they asked for it, and nobody is told of anything.</summary>
public sealed class FreshHomeTests : IDisposable
{
    /// <summary>Variables that tell programs where they may keep something.</summary>
    private static readonly string[] s_homes =
    [
        "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP",
        "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "NUGET_PACKAGES",
    ];

    /// <summary>What is in the system calls of a program that looks a name up or connects to another machine.</summary>
    private static readonly string[] s_signs = ["AF_INET", "/resolv.conf"];

    private readonly TestFolder _folder = new();

    private string Script => $"""
        $ErrorActionPreference = 'Stop'
        $picture = '{_folder.Digit("0.png", 0)}'
        $read = Get-DigitPrediction $picture -ChartDirectory '{_folder["charts"]}'
        $data = '{_folder.Idx(train: 200, test: 50)}'
        $null = Test-DigitModel -DataPath $data -ChartPath '{_folder["matrix.png"]}' -MistakesPath '{_folder["mistakes.png"]}'
        $null = Get-DigitModel
        $null = Invoke-DigitBatch '{_folder.Folder("inbox")}' '{_folder["results.db"]}' -LogPath '{_folder["log.jsonl"]}'
        $null = Get-DigitBatchResult '{_folder["results.db"]}'
        $null = $read | Export-DigitReport '{_folder["report.html"]}'
        """;

    private string Training => $$"""
        $null = try { Get-DigitModel $picture } catch { 'no model' }
        $more = @{ CheckpointPath = '{{_folder["c.ckpt"]}}'; ChartPath = '{{_folder["c.png"]}}'; WarningAction = 'SilentlyContinue' }
        $null = Invoke-DigitTraining '{{_folder["m.onnx"]}}' -DataPath $data -BatchSize 16 -Epochs 1 -ThreadCount 1 @more
        """;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cmdlets_All_LeaveHomesOutputAndModuleAsTheyWere()
    {
        string[] before = Library();

        ChildResult result = ChildShell.Run($"{Script}\n{Training}", Homes()).Succeeded();

        Assert.True(File.Exists(_folder["m.onnx"]));
        Assert.Empty(Directory.EnumerateFiles(_folder["homes"], "*", SearchOption.AllDirectories));
        Assert.Equal("", result.Output + result.Errors);
        // TorchSharp would copy its native libraries together.
        Assert.Equal(before, Library());
    }

    /// <summary>
    /// The wait is for libraries that tell what they have gathered after a while: ONNX Runtime looked its host up after 9 seconds.
    /// </summary>
    [Fact]
    public void Cmdlets_UnderATracer_LookUpNoNameAndConnectToNothing()
    {
        string trace = _folder["trace"];
        Assert.SkipUnless(CanTrace(trace), "There is no strace here, or it may not trace.");

        string[] shell = [ChildShell.Host, ChildShell.Program, "-NonInteractive", "-Command", $"{Script}\nStart-Sleep 12"];
        var start = new ProcessStartInfo("strace", ["-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg,openat", "-o", trace, .. shell]);
        foreach ((string name, string value) in Homes()) start.Environment[name] = value;
        ChildProcess.Run(start).Succeeded();

        Assert.True(File.Exists(_folder["report.html"]));
        Assert.DoesNotContain(File.ReadLines(trace), call => s_signs.Any(sign => call.Contains(sign, StringComparison.Ordinal)));
    }

    private static bool CanTrace(string trace)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("strace", ["-o", trace, "true"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string[] Library() =>
        [.. Directory.EnumerateFileSystemEntries(Path.Combine(Repository.Root, "bin", "lib"), "*", SearchOption.AllDirectories).Order()];

    private (string Name, string Value)[] Homes() => [.. s_homes.Select(name => (name, _folder.Folder(Path.Combine("homes", name))))];
}
