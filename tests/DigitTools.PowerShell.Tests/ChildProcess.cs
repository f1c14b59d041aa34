using System.Diagnostics;

namespace DigitTools.PowerShell.Tests;

/// <summary>Runs a program to its end and keeps what it wrote.</summary>
internal static class ChildProcess
{
    /// <summary>Long enough for the slowest machine; only a hang takes it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program; one that hangs is ended and fails the test.</summary>
    /// <param name="start">Program, arguments, folder and environment.</param>
    /// <param name="input">What it reads from its standard input.</param>
    public static ChildResult Run(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{start.FileName} hangs. It wrote: {output.Result}{errors.Result}");
        }

        return new ChildResult(process.ExitCode, output.Result, errors.Result);
    }
}
