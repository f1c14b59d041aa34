using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>The PowerShell that the module is measured in: pwsh where it is on the PATH, otherwise the shell of the repository.</summary>
internal static class PowerShellHost
{
    private static readonly string s_shell = OperatingSystem.IsWindows() ? "DigitTools.Shell.exe" : "DigitTools.Shell";

    private static readonly string s_program = InstalledProgram.Find("pwsh")
        ?? Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0", s_shell);

    /// <summary>Which one, with the version of PowerShell.</summary>
    public static string Name { get; } = $"{Path.GetFileName(s_program)} {Run("\"$($PSVersionTable.PSVersion)\"").Lines[0]}";

    private static string Import => $"Import-Module '{Path.Combine(Repository.Root, "DigitTools.psd1")}'; ";

    /// <summary>Runs a script; the module isn't imported in pwsh.</summary>
    public static ChildResult Run(string script) =>
        ChildProcess.Run(s_program, "-NoProfile", "-NonInteractive", "-Command", script).Succeeded();

    /// <summary>Runs a script with the module.</summary>
    public static ChildResult RunWithModule(string script) => Run(Import + script);

    /// <summary>Runs a pipeline in a fresh process and keeps its output until the clock has stopped.</summary>
    /// <param name="pipeline">Text that gives predictions.</param>
    public static PipelineRun Time(string pipeline)
    {
        const string right = "$all | Where-Object { \"$($_.Digit)\" -eq [System.IO.Path]::GetFileName($_.Path)[0] }";
        (ChildResult run, double[] numbers) = Measure($"$all = {pipeline}", $"$all.Count, ({right}).Count");
        return new PipelineRun(run.Elapsed.TotalSeconds, numbers[0], numbers[1], numbers[2], (int)numbers[3], (int)numbers[4]);
    }

    /// <summary>Runs a pipeline in a fresh process that keeps nothing.</summary>
    /// <param name="pipeline">Text that gives predictions.</param>
    /// <returns>Seconds, and the most memory that the process ever held, in MB.</returns>
    public static (double Seconds, double PeakMegabytes) Drain(string pipeline)
    {
        // Windows and macOS have as PeakWorkingSet64 what Linux has as VmHWM.
        (_, double[] numbers) = Measure($"{pipeline} | Out-Null", """
            $(if ($IsLinux) {
                [double](([System.IO.File]::ReadAllLines('/proc/self/status') -match '^VmHWM')[0] -replace '\D') / 1024
            } else {
                $process.PeakWorkingSet64 / 1MB
            })
            """);
        return (numbers[0], numbers[3]);
    }

    private static (ChildResult Run, double[] Numbers) Measure(string work, string more)
    {
        ChildResult run = RunWithModule($$"""
            $process = [System.Diagnostics.Process]::GetCurrentProcess()
            $before = $process.TotalProcessorTime
            $allocated = [System.GC]::GetTotalAllocatedBytes()
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            {{work}}
            $seconds = $clock.Elapsed.TotalSeconds
            $allocated = [System.GC]::GetTotalAllocatedBytes() - $allocated
            $process.Refresh()
            $processor = ($process.TotalProcessorTime - $before).TotalSeconds
            ($seconds, $processor, $allocated, {{more}}).ForEach({ ([double]$_).ToString([cultureinfo]::InvariantCulture) }) -join ' '
            """);
        return (run, [.. run.Lines[^1].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]);
    }
}
