using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DigitTools.Testing;

/// <summary>Runs a program to its end and keeps what it wrote.</summary>
public static class ChildProcess
{
    /// <summary>Long enough for the slowest machine; only a hang takes it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>The program that runs .NET programs: the one that runs this one.</summary>
    public static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Runs a program with arguments.</summary>
    /// <inheritdoc cref="Run(ProcessStartInfo, string, TimeSpan?)"/>
    public static ChildResult Run(string program, params IEnumerable<string> arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <summary>Runs a program; one that hangs is ended.</summary>
    /// <param name="start">Program, arguments, folder and environment.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="patience">After so long it hangs; default: ten minutes.</param>
    /// <exception cref="TimeoutException">It hangs.</exception>
    public static ChildResult Run(ProcessStartInfo start, string input = "", TimeSpan? patience = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        if (!process.WaitForExit(patience ?? s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} hangs. It wrote: {output.Result}{errors.Result}");
        }

        return new ChildResult(process.ExitCode, output.Result, errors.Result, Stopwatch.GetElapsedTime(begin));
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: what it wrote says why.
        }
    }
}
